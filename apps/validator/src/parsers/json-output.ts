import type * as z from 'zod';
import { ParseError } from './parse-error.ts';

/**
 * What a tool wrote as JSON.
 *
 * @throws {ParseError} if it is none, or lacks what the schema wants
 */
export function jsonOutput<Value>(
  text: string,
  tool: string,
  schema: z.ZodType<Value>,
): z.output<z.ZodType<Value>> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // The parser's own words quote the output; where it is cut off is its last line.
    const line = text.trimEnd().split('\n').length;
    throw new ParseError(tool, line, 'text that is no JSON', 'a whole JSON document');
  }
  const checked = schema.safeParse(value);
  if (checked.success) return checked.data;
  const issue = checked.error.issues[0];
  const place = issue?.path.join('.') || 'the document';
  throw new ParseError(tool, 1, `${place}: ${issue?.message ?? 'something else'}`, 'its fields');
}
