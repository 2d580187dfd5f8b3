import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nestingOf } from '../../src/files/nesting.ts';
import { bytesAllowed, readFile } from '../../src/files/read-file.ts';
import { studyJson } from '../study.ts';

const sample = (name: string): string =>
  readFileSync(
    new URL(`../../../../packages/dataset/test/samples/iperf3/${name}`, import.meta.url),
    'utf8',
  );
const published = readFileSync(
  new URL('../../../../data/published/qi-tnsm21/measurements.csv', import.meta.url),
  'utf8',
);

describe('a file of the reader', () => {
  it('is a table of measurements, each row kept', () => {
    const read = readFile('mine.csv', published);
    const lines = published.trimEnd().split('\n').length - 1;
    expect(read).toMatchObject({ kind: 'rows' });
    expect(read.kind === 'rows' ? read.rows.length : 0).toBe(lines);
  });

  it('is an output of iperf3 whose figures become rows', () => {
    const read = readFile('tcp.json', sample('tcp-2-streams.json'));
    if (read.kind !== 'rows') throw new Error(JSON.stringify(read));
    const rates = read.rows.filter(({ metric }) => metric === 'throughput_bps');
    expect(rates.length).toBe(1);
    expect(rates[0]?.source).toBe('tcp.json');
  });

  it('is a study that the command line compared', () => {
    const json = JSON.stringify({ format: 'hopwise/comparison@1', ...JSON.parse(studyJson) });
    expect(readFile('study.json', json)).toMatchObject({ kind: 'comparison' });
  });

  it.each([
    ['an empty file', '  \n', /is empty/],
    ['JSON of nobody', '{"a": 1}', /no output of iperf3/],
    ['broken JSON', '{"a": ', /^not JSON/],
    ['deep JSON', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, /nested 100000 deep/],
    ['another table', 'name,value\na,1\n', /no table of measurements/],
    ['prose', 'Dear reader,\nthere is nothing here', /no table of measurements/],
    ['another format', '{"format": "hopwise/prediction@1"}', /is not shown here/],
    ['a broken evaluation', '{"format": "hopwise/evaluation@1"}', /evaluations: found nothing/],
    ['a huge file', 'x'.repeat(bytesAllowed + 1), /larger than 24 MiB/],
  ])('is refused with a reason when it is %s', (_what, text, reason) => {
    const read = readFile('file', text);
    if (read.kind !== 'refused') throw new Error(`${read.kind} of ${text.slice(0, 40)}`);
    expect(read.problems[0]).toMatch(reason);
    for (const problem of read.problems) expect(problem.length).toBeLessThan(400);
  });

  it('names the place of what is wrong in a table', () => {
    const read = readFile('mine.csv', published.replace('text', 'guess'));
    expect(read).toMatchObject({
      kind: 'refused',
      problems: [expect.stringMatching(/^line \d+: /)],
    });
  });

  it('never makes the page throw, whatever it is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), fc.base64String()), (text) => {
        expect(['rows', 'refused']).toContain(readFile('any', text).kind);
      }),
    );
  });
});

describe('the nesting of a text', () => {
  const depth = (value: unknown): number =>
    typeof value !== 'object' || value === null
      ? 0
      : 1 + Math.max(0, ...Object.values(value).map(depth));

  it('is that of the value it stands for, whatever its strings hold', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
        expect(nestingOf(JSON.stringify(value))).toBe(depth(value));
      }),
    );
  });
});
