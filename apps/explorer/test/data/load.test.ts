import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseData } from '../../src/data/load.ts';
import { studyCheck } from '../../src/data/study-check.ts';

const json = readFileSync(new URL('../fixtures/study.json', import.meta.url), 'utf8');

/** The fixture with the value at a path replaced; undefined takes it away. */
function broken(path: readonly (string | number)[], value: unknown): string {
  const study: unknown = JSON.parse(json);
  let place = study as Record<string | number, unknown>;
  for (const step of path.slice(0, -1)) place = place[step] as Record<string | number, unknown>;
  place[path.at(-1) ?? ''] = value;
  return JSON.stringify(study);
}

const parseStudy = (text: string) => parseData(text, 'study.json', studyCheck);

const problemsOf = (text: string): readonly string[] => {
  const load = parseStudy(text);
  return load.kind === 'broken' ? load.problems : [];
};

describe('reading a study', () => {
  it('takes one that is valid as it is', () => {
    expect(parseStudy(json)).toEqual({ kind: 'loaded', data: JSON.parse(json) });
  });

  it('names every problem with its place, what was found and what was expected', () => {
    const text = broken(['rows', 3, 'prediction', 'rate', 'low'], 'much');
    const twice = JSON.parse(text);
    twice.rows[5].role = 'guess';
    delete twice.study;
    expect(problemsOf(JSON.stringify(twice))).toEqual([
      'study: found nothing, expected a text',
      'rows[3].prediction.rate.low: found "much", expected a number, zero or more',
      'rows[5].role: found "guess", expected "fit" or "held-out" or "seen" or "not-compared"',
    ]);
  });

  it.each([
    [['rows'], {}, 'rows: found {}, expected a list'],
    [['rows', 0, 'prediction'], null, 'rows[0].prediction: found null, expected an object'],
    [
      ['rows', 0, 'published', 'rate'],
      -1,
      'rows[0].published.rate: found -1, expected a number, zero or more',
    ],
    [
      ['rows', 0, 'processes'],
      1.5,
      'rows[0].processes: found 1.5, expected a whole number, zero or more',
    ],
    [['accuracy', 0, 'rateBias'], '1 %', 'accuracy[0].rateBias: found "1 %", expected a number'],
  ])('does not take %j = %j', (path, value, problem) => {
    expect(problemsOf(broken(path, value))).toEqual([problem]);
  });

  it('says that a text is not JSON', () => {
    expect(problemsOf('<html>')).toEqual([expect.stringMatching(/^not JSON: SyntaxError/)]);
  });

  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(studyCheck(value, '').length).toBeGreaterThan(0);
        expect(parseStudy(JSON.stringify(value)).kind).toBe('broken');
      }),
    );
  });
});
