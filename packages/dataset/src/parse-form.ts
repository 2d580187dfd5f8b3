import { type $ZodIssue, type $ZodType, safeParse } from 'zod/v4/core';
import type { PlacedText } from './placed-text.ts';
import { ProblemList } from './problem-list.ts';
import { readYaml } from './yaml-text.ts';

/** What a text must look like. */
export interface Form<Value> {
  readonly schema: $ZodType<Value>;
  /** What messages call all of it. */
  readonly whole: string;
  /** Keys whose values no message may show. */
  readonly secrets?: readonly string[];
  /** Of which language it is; YAML if left out, of which JSON is a part. */
  readonly read?: (text: string, problems: ProblemList) => PlacedText | null;
}

/** A value as a message shows it, cut short and without what is secret. */
function shown(value: unknown, secrets: readonly string[] = []): string {
  const hide = (key: string, inner: unknown) => (secrets.includes(key) ? '(not shown)' : inner);
  const json = JSON.stringify(value, hide) ?? String(value);
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
function keysAt(whole: $ZodType, path: readonly PropertyKey[]): readonly string[] {
  const schema = path.reduce<unknown>(
    (inner, key) =>
      valueAt(bare(inner), ['shape', key]) ??
      valueAt(bare(inner), ['valueType']) ??
      valueAt(bare(inner), ['element']),
    whole,
  );
  // Of a union of mappings any key may be meant: which of them it is nobody knows here.
  const options = (valueAt(bare(schema), ['options']) ?? [schema]) as readonly unknown[];
  const keys = options.flatMap((one) => Object.keys(valueAt(bare(one), ['shape']) ?? {}));
  return [...new Set(keys)];
}

/** What a schema says of a value that is there: without "optional", a default or what follows. */
function bare(schema: unknown): unknown {
  const inner = valueAt(schema, ['def', 'innerType']) ?? valueAt(schema, ['def', 'in']);
  return inner === undefined ? schema : bare(inner);
}

function expectedBy(issue: $ZodIssue): string {
  if (issue.code === 'invalid_type') return `a value of type ${issue.expected}`;
  if (issue.code === 'invalid_value') return issue.values.map((value) => shown(value)).join(' or ');
  if (issue.code === 'too_small')
    return `${issue.inclusive ? 'at least' : 'more than'} ${issue.minimum}`;
  if (issue.code === 'too_big')
    return `${issue.inclusive ? 'at most' : 'less than'} ${issue.maximum}`;
  if (issue.code === 'invalid_key') return `as key: ${issue.issues.map(expectedBy).join(', ')}`;
  return issue.message;
}

interface Reading extends Form<unknown> {
  readonly placed: PlacedText;
  readonly problems: ProblemList;
}

function addIssue(issue: $ZodIssue, reading: Reading): void {
  const { schema, whole, placed, problems, secrets = [] } = reading;
  if (issue.code === 'unrecognized_keys') {
    for (const key of issue.keys) {
      problems.addUnknown(
        placed.placeOfKey(issue.path, key),
        'key',
        key,
        keysAt(schema, issue.path),
      );
    }
    return;
  }
  const value = valueAt(placed.value, issue.path);
  const name = issue.path.length === 0 ? whole : issue.path.join('.');
  const isSecret = issue.path.some((key) => secrets.includes(String(key)));
  const text = isSecret ? 'something else (not shown)' : shown(value, secrets);
  const found = value === undefined ? `${name} is missing` : `${name} is ${text}`;
  problems.add(placed.placeOf(issue.path), found, expectedBy(issue));
}

/** The value of a text that has the form; null, with every problem added, when it has another. */
export function checkForm<Value>(
  placed: PlacedText,
  form: Form<Value>,
  problems: ProblemList,
): Value | null {
  const parsed = safeParse(form.schema, placed.value);
  for (const issue of parsed.error?.issues ?? []) addIssue(issue, { ...form, placed, problems });
  return parsed.success ? parsed.data : null;
}

/**
 * Reads a text whose form a schema says.
 *
 * @param file - Name for messages.
 * @throws {DatasetError} with every problem
 */
export function parseForm<Value>(text: string, file: string, form: Form<Value>): Value {
  const problems = new ProblemList(file);
  const placed = (form.read ?? readYaml)(text, problems);
  const value = placed === null ? null : checkForm(placed, form, problems);
  problems.throwIfAny();
  if (value === null) throw new TypeError(`${file} was refused without a reason`);
  return value;
}
