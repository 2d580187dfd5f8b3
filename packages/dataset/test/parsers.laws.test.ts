import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { csvText } from '../src/csv-text.ts';
import {
  parseCosts,
  parseHardware,
  parseMeasurements,
  parseSplits,
  parseSystems,
} from '../src/index.ts';
import * as files from './committed-files.ts';
import { problemsOf } from './problems-of.ts';

const tables = [
  [
    'measurements',
    parseMeasurements,
    files.committed(files.measurementsFile).split('\n', 80).join('\n'),
  ],
  ['costs', parseCosts, files.costsText],
  [
    'systems',
    (text: string, file: string) => parseSystems(text, file, files.ids),
    files.committed(files.systemsFile),
  ],
  ['splits', parseSplits, files.committed(files.splitsFile)],
] as const;

const profile = files.committed(files.hardwareFile);

/** Text that is likely to upset a reader of tables or of YAML. */
const junk = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '',
    '-1',
    'NaN',
    '1e999',
    '__proto__',
    'constructor',
    '"',
    'a,b',
    'a\nb',
    '0',
    '1',
  ),
  fc.constantFrom(
    '&a',
    '*a',
    '- ',
    '{',
    '[',
    '? ',
    ': ',
    '!!js/function x',
    '%TAG',
    '---',
    '<<: {}',
  ),
);

/** Cells of a committed table: none of them has a quote in it. */
const cut = (text: string): string[][] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) =>
      line.replaceAll(/"([^"]*)"/g, (_, inner) => inner.replaceAll(',', ';')).split(','),
    );

describe.each(tables)('the reader of %s', (_, parse, text) => {
  const cells = cut(text);

  test.prop([
    fc.oneof(
      junk,
      fc.array(junk).map((parts) => parts.join('')),
    ),
  ])('accepts a text or lists its problems, and does nothing else', (anything) => {
    expect(problemsOf(() => parse(anything, 'x.csv')).every(({ line }) => line >= 1)).toBe(true);
  });

  test.prop([fc.nat(cells.length - 2), fc.nat((cells[0]?.length ?? 1) - 1), junk])(
    'traces a changed cell to its line, unless the file is still valid',
    (row, column, replacement) => {
      const changed = cells.map((line) => [...line]);
      (changed[row + 1] ?? [])[column] = replacement;
      const problems = problemsOf(() => parse(csvText(changed), 'x.csv'));
      const line = row + 2;
      const traced = problems.filter(
        (problem) =>
          problem.line === line ||
          problem.found.endsWith(` line ${line}`) ||
          problem.found.includes(` line ${line} `),
      );
      if (problems.length > 0) expect(traced.length).toBeGreaterThan(0);
    },
  );

  test.prop([fc.nat(cells.length - 1), fc.nat(text.length - 1)])(
    'survives a file that was cut short or lost a line',
    (line, length) => {
      const withoutLine = cells.filter((_row, i) => i !== line);
      expect(problemsOf(() => parse(text.slice(0, length), 'x.csv'))).toBeInstanceOf(Array);
      expect(problemsOf(() => parse(csvText(withoutLine), 'x.csv'))).toBeInstanceOf(Array);
    },
  );
});

describe('the reader of hardware profiles', () => {
  const lines = profile.split('\n');

  test.prop([
    fc.oneof(
      junk,
      fc.array(junk).map((parts) => parts.join('\n')),
    ),
  ])('accepts a text or lists its problems, and does nothing else', (anything) => {
    const problems = problemsOf(() => parseHardware(anything, 'x.yaml'));
    expect(problems.length).toBeGreaterThan(0);
    const last = anything.split(/\r\n|\n|\r/).length;
    expect(problems.every(({ line, column }) => line <= last && column >= 1)).toBe(true);
  });

  test.prop([fc.nat(lines.length - 1), junk])(
    'accepts a profile with one changed line or lists its problems',
    (index, replacement) => {
      const changed = lines.map((line, i) =>
        i === index ? line.replace(/: .*|$/, () => `: ${replacement}`) : line,
      );
      const last = changed.join('\n').split(/\r\n|\n|\r/).length;
      const problems = problemsOf(() => parseHardware(changed.join('\n'), 'x.yaml'));
      expect(problems.every(({ line }) => line >= 1 && line <= last)).toBe(true);
    },
  );

  const numbered = [...lines.keys()].filter((index) => /^\s*\w+: \d/.test(lines[index] ?? ''));

  test.prop([
    fc.constantFrom(...numbered),
    fc.constantFrom('-1', '.nan', '.inf', 'x', '[1]', '{}'),
  ])('takes no number that is negative, not finite or not a number', (index, wrong) => {
    const changed = lines.map((line, i) =>
      i === index ? line.replace(/: .*/, `: ${wrong}`) : line,
    );
    const problems = problemsOf(() => parseHardware(changed.join('\n'), 'x.yaml'));
    expect(problems.map(({ line }) => line)).toContain(index + 1);
  });
});
