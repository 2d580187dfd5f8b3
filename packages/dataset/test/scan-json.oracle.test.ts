import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { readJson } from '../src/json/read-json.ts';
import { scanJson } from '../src/json/scan-json.ts';
import { ProblemList } from '../src/problem-list.ts';

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

const pieces = fc.array(
  fc.constantFrom(
    ...[
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"',
      '\\',
      '1',
      '-',
      '0',
      '.',
      '1e5',
      '01',
      'true',
      'nul',
    ],
    ...[
      'null',
      ' ',
      '\n',
      '\t',
      '\u0000',
      '"\\u00e9"',
      '"\\x"',
      '"\n"',
      '\u00a0',
      '"b":',
      '[]',
      '{}',
    ],
  ),
  { maxLength: 12 },
);

describe('the scanner of JSON', () => {
  test.prop(
    [
      fc.oneof(
        pieces.map((parts) => parts.join('')),
        fc.string(),
        fc.json(),
      ),
    ],
    {
      numRuns: 2000,
    },
  )('takes what JSON.parse takes, and nothing else', (text) => {
    expect(scanJson(text, () => undefined) === null).toBe(isJson(text));
  });

  test.prop([fc.jsonValue(), fc.nat(4)])('tells where each value stands', (value, indent) => {
    const text = JSON.stringify(value, null, indent);
    scanJson(text, (path, offset, keyOffset) => {
      const expected = path.reduce<unknown>((inner, key) => Reflect.get(Object(inner), key), value);
      const rest = text.slice(offset);
      if (typeof expected !== 'object' || expected === null) {
        expect(rest.startsWith(JSON.stringify(expected))).toBe(true);
      } else {
        expect(rest[0]).toBe(Array.isArray(expected) ? '[' : '{');
      }
      const key = path.at(-1);
      if (typeof key === 'string' && keyOffset !== null) {
        expect(text.slice(keyOffset).startsWith(JSON.stringify(key))).toBe(true);
      }
    });
  });

  it('is not overwhelmed by nesting', () => {
    const deep = '['.repeat(200_000);
    expect(scanJson(deep, () => undefined)).toEqual({
      offset: 200_000,
      found: 'the text ends',
      expected: 'a value or "]"',
    });
  });

  it.each([
    ['{"a": 1,\n  "b": NaN}', 2, 8, '"NaN" stands here', 'a value'],
    ['{"a": 1\n  "b": 2}', 2, 3, '""b"" stands here', '"," or "}"'],
    ['{"a": [1, 2', 1, 12, 'the text ends', '"," or "]"'],
    ['{"a": 1} x', 1, 10, '"x" stands here', 'the end of the text'],
    ['', 1, 1, 'the file is empty', 'JSON'],
  ])('says of %j what is wrong, and where', (text, line, column, found, expected) => {
    const problems = new ProblemList('x.json');
    expect(readJson(text, problems)).toBeNull();
    expect(problems.problems).toMatchObject([
      { line, column, found: found.replaceAll('""b""', '"\\"b\\""'), expected },
    ]);
  });
});
