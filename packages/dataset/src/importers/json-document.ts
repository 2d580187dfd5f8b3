import { config, type $ZodType } from 'zod/v4/core';
import en from 'zod/v4/locales/en.js';
import { readJson } from '../json/read-json.ts';
import { checkForm } from '../parse-form.ts';
import type { Place } from '../problem-list.ts';
import { ProblemList } from '../problem-list.ts';

// Small schemas bring no words of their own.
config(en());

/** A JSON text of a tool, and how to refuse what stands in it. */
export interface JsonDocument {
  /** @throws {DatasetError} with everything that differs from the schema */
  readonly as: <Value>(schema: $ZodType<Value>) => Value;
  /** @throws {DatasetError} with one problem, at the value that the path leads to */
  readonly refuse: (path: readonly (string | number)[], found: string, expected: string) => never;
}

/**
 * Reads the JSON output of a tool.
 *
 * @param whole - What messages call all of it.
 * @throws {DatasetError} when it is not JSON
 */
export function jsonDocument(text: string, file: string, whole: string): JsonDocument {
  const problems = new ProblemList(file);
  const placed = readJson(text, problems);
  problems.throwIfAny();
  if (placed === null) throw new TypeError(`${file} was refused without a reason`);
  return {
    as: (schema) => {
      const value = checkForm(placed, { schema, whole }, problems);
      problems.throwIfAny();
      if (value === null) throw new TypeError(`${file} was refused without a reason`);
      return value;
    },
    refuse: (path, found, expected) => {
      const place: Place = placed.placeOf(path);
      problems.add(place, found, expected);
      problems.throwIfAny();
      throw new TypeError('a problem was added and is not there');
    },
  };
}
