import * as z from 'zod';
import { readJson } from './json/read-json.ts';
import { parseForm } from './parse-form.ts';
import type { Source } from './source.ts';

const text = z.string().regex(/\S/, 'some text');

const source = z
  .strictObject({
    id: text,
    title: text,
    published: text.optional(),
    urls: z.array(text),
    citation: text.optional(),
    revision: text.optional(),
    accessed: z.string().regex(/^\d{4}-\d{2}(-\d{2})?$/, 'a month or a day such as 2026-11'),
    licence: text,
    licenceApplies: text.optional(),
    method: text,
    setup: text.optional(),
    rows: z.int().nonnegative(),
    doubtful: z.array(text),
  })
  .refine(({ urls, citation }) => urls.length > 0 || citation !== undefined, {
    path: ['urls'],
    message: 'an address, or a citation',
  }) satisfies z.ZodType<Source>;

/**
 * Reads the description of a publication.
 *
 * @param json - `source.json`.
 * @param file - Name for messages.
 * @throws {DatasetError} with every problem
 */
export const parseSource = (json: string, file: string): Source =>
  parseForm(json, file, { schema: source, whole: 'the description', read: readJson });
