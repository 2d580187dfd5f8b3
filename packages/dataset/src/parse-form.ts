import type * as z from 'zod';
import { ProblemList } from './problem-list.ts';
import { readYaml, type YamlText } from './yaml-text.ts';

/** What a text must look like. */
interface Form<Value> {
  readonly schema: z.ZodType<Value>;
  /** What messages call all of it. */
  readonly whole: string;
}

/** A value as a message shows it, cut short. */
function shown(value: unknown): string {
  const json = JSON.stringify(value) ?? String(value);
  return json.length > 40 ? `${json.slice(0, 40)}...` : json;
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined,
    value,
  );
}

/** Names that a mapping may have at a path. */
function keysAt(whole: z.ZodType, path: readonly PropertyKey[]): readonly string[] {
  const schema = path.reduce<unknown>(
    (inner, key) => valueAt(inner, ['shape', key]) ?? valueAt(inner, ['valueType']),
    whole,
  );
  return Object.keys(valueAt(schema, ['shape']) ?? {});
}

function expectedBy(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return `a value of type ${issue.expected}`;
  if (issue.code === 'invalid_value') return issue.values.map(shown).join(' or ');
  if (issue.code === 'too_small')
    return `${issue.inclusive ? 'at least' : 'more than'} ${issue.minimum}`;
  return issue.message;
}

interface Reading extends Form<unknown> {
  readonly yaml: YamlText;
  readonly problems: ProblemList;
}

function addIssue(issue: z.core.$ZodIssue, { schema, whole, yaml, problems }: Reading): void {
  if (issue.code === 'unrecognized_keys') {
    for (const key of issue.keys) {
      problems.addUnknown(yaml.placeOfKey(issue.path, key), 'key', key, keysAt(schema, issue.path));
    }
    return;
  }
  const value = valueAt(yaml.value, issue.path);
  const name = issue.path.length === 0 ? whole : issue.path.join('.');
  const found = value === undefined ? `${name} is missing` : `${name} is ${shown(value)}`;
  problems.add(yaml.placeOf(issue.path), found, expectedBy(issue));
}

/**
 * Reads a text whose form a schema says.
 *
 * @param text - YAML, of which JSON is a part.
 * @param file - Name for messages.
 * @throws {DatasetError} with every problem
 */
export function parseForm<Value>(text: string, file: string, form: Form<Value>): Value {
  const problems = new ProblemList(file);
  const yaml = readYaml(text, problems);
  const parsed = yaml === null ? null : form.schema.safeParse(yaml.value);
  if (yaml !== null && parsed !== null && parsed.success) return parsed.data;
  if (yaml !== null)
    for (const issue of parsed?.error?.issues ?? []) addIssue(issue, { ...form, yaml, problems });
  problems.throwIfAny();
  throw new TypeError(`${file} was refused without a reason`);
}
