import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import {
  type Figure,
  formatMeasurements,
  importers,
  labelledRows,
  parseMeasurements,
  toolIds,
} from '../src/index.ts';
import { problemsOf } from './problems-of.ts';
import { labels, sampleMembers, samples, sampleText } from './samples.ts';

/** What is likely to upset a reader of numbers, lines or JSON. */
const junk = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '',
    '-1',
    'NaN',
    '1e999',
    'null',
    '{}',
    '[]',
    '[',
    '{',
    '"',
    ',',
    '\\',
    '\n',
    '\0',
  ),
  fc.constantFrom('__proto__', 'constructor', '=', 'A=1', '[[', '"a":', '{"a":', '1e', '\\u12'),
);

const texts = samples.flatMap(([tool, path]) =>
  importers[tool].reads === 'text' ? [[tool, path, sampleText(path)] as const] : [],
);

/** Figures of a text, or its problems, whose places must be in it. */
function attempt(tool: (typeof texts)[number][0], text: string): readonly Figure[] {
  const importer = importers[tool];
  if (importer.reads !== 'text') throw new TypeError(`${tool} does not read texts`);
  const taken: Figure[] = [];
  const problems = problemsOf(() => taken.push(...importer.figures(text, 'x')));
  const lines = text.split(/\r\n|\n|\r/).length;
  for (const { line, column, found, expected } of problems) {
    expect(line).toBeGreaterThanOrEqual(1);
    expect(line).toBeLessThanOrEqual(lines);
    expect(column).toBeGreaterThanOrEqual(1);
    expect(found).not.toBe('');
    expect(expected).not.toBe('');
  }
  return taken;
}

/** Whatever is taken can be written as rows that are valid. */
function expectValid(figures: readonly Figure[]): void {
  const csv = formatMeasurements(labelledRows(figures, labels));
  expect(parseMeasurements(csv, 'x.csv')).toHaveLength(figures.length);
}

describe.each(toolIds.filter((tool) => importers[tool].reads === 'text'))('%s', (tool) => {
  test.prop([
    fc.oneof(
      junk,
      fc.array(junk).map((parts) => parts.join('')),
      fc.json(),
    ),
  ])('makes rows of any text, or lists its problems, and does nothing else', (text) => {
    expectValid(attempt(tool, text));
  });

  const own = new Map(texts.flatMap(([of, path, text]) => (of === tool ? [[path, text]] : [])));
  const sample = fc.constantFrom(...own.keys());

  test.prop([sample, fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })])(
    'makes rows of an output that was cut short, or says where it ends',
    (path, share) => {
      const text = own.get(path) ?? '';
      expectValid(attempt(tool, text.slice(0, Math.floor(text.length * share))));
    },
  );

  test.prop([
    sample,
    fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
    fc.nat(20),
    junk,
  ])(
    'makes rows of an output with a garbled spot, or says what is wrong',
    (path, share, length, by) => {
      const text = own.get(path) ?? '';
      const at = Math.floor(text.length * share);
      expectValid(attempt(tool, `${text.slice(0, at)}${by}${text.slice(at + length)}`));
    },
  );

  test.prop([sample, fc.nat(2000), fc.constantFrom('-7', '1e999', '"x"', 'null', '[]')])(
    'takes no number that is negative, not finite or not a number',
    (path, index, wrong) => {
      const text = own.get(path) ?? '';
      const numbers = [...text.matchAll(/(?<=[:=,]\s*)\d+(?:\.\d+)?(?=[,\n\s}])/g)];
      const number = numbers[index % Math.max(1, numbers.length)];
      if (number === undefined) return;
      const changed = `${text.slice(0, number.index)}${wrong}${text.slice(number.index + number[0].length)}`;
      const figures = attempt(tool, changed);
      expect(figures.every(({ value }) => Number.isFinite(value) && value >= 0)).toBe(true);
      expectValid(figures);
    },
  );
});

describe('knb', () => {
  const members = sampleMembers('knb/namespaces.knbdata');

  test.prop([fc.constantFrom(...members.keys()), fc.option(junk)])(
    'makes rows of an archive with one file changed or gone, or says which',
    (name, text) => {
      const changed = new Map(members);
      if (text === null) changed.delete(name);
      else changed.set(name, text);
      const taken: Figure[] = [];
      const problems = problemsOf(() => taken.push(...importers.knb.figures(changed, 'a')));
      expectValid(taken);
      const file = `a/${name.replace(/^\.\//, '')}`;
      // Without its list of tests, an archive has none.
      if (problems.length > 0) expect(problems.map((problem) => problem.file)).toContain(file);
    },
  );
});
