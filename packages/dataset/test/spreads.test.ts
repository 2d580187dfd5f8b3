import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseMeasurements, parseModelError, parseNoise, strangenesses } from '../src/index.ts';

const read = (path: string): string =>
  readFileSync(new URL(`../../../data/${path}`, import.meta.url), 'utf8');

const noise = read('noise.csv');
const modelError = read('model-error.csv');

const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (index: number): number => sorted[index] ?? Number.NaN;
  return (at(Math.floor((sorted.length - 1) / 2)) + at(Math.ceil((sorted.length - 1) / 2))) / 2;
};

describe('the table of run-to-run scatter', () => {
  const rows = parseMeasurements(
    read('published/infrabuilder-2024-01/measurements.csv'),
    'measurements.csv',
  ).filter(({ path }) => path === 'pod-to-pod-direct');

  /** Standard deviation over mean of three runs, for each system. */
  const scatter = (workload: string, streams: number, metric: string): readonly number[] => {
    const of = rows.filter(
      (row) => row.workload === workload && row.streams === streams && row.metric === metric,
    );
    return [...new Set(of.map(({ system }) => system))].flatMap((system) => {
      const values = of.flatMap((row) => (row.system === system ? (row.value ?? []) : []));
      const middle = values.reduce((sum, value) => sum + value, 0) / values.length;
      const squares = values.reduce((sum, value) => sum + (value - middle) ** 2, 0);
      return values.length === 3 && middle > 0 ? [Math.sqrt(squares / 2) / middle] : [];
    });
  };

  it.each([
    ['tcp-stream', 1, 'rate', 'throughput_bps'],
    ['tcp-stream', 8, 'rate', 'throughput_bps'],
    ['tcp-stream', 1, 'latency', 'rtt_mean_us'],
    ['udp-stream', 8, 'rate', 'throughput_bps'],
  ])('says of %s with %d what the runs of the study show', (workload, streams, figure, metric) => {
    const found = scatter(workload, streams, metric);
    const floor = parseNoise(noise, 'noise.csv').find(
      (each) => each.workload === workload && each.streams === streams && each.figure === figure,
    );
    expect(floor?.cvMedian).toBeCloseTo(median(found), 4);
    expect(floor?.cvMean).toBeCloseTo(
      found.reduce((sum, value) => sum + value, 0) / found.length,
      4,
    );
  });

  it('refuses unknown figures, numbers below zero, repetitions and a figure that is nowhere general', () => {
    const [header = '', first = ''] = noise.split('\n');
    const parse =
      (...lines: readonly string[]) =>
      () =>
        parseNoise([header, ...lines, ''].join('\n'), 'noise.csv');
    expect(parse(first.replace('rate', 'speed'))).toThrow('figure "speed"');
    expect(parse(first.replace('0.0304', '-0.1'))).toThrow('cvMedian "-0.1"');
    expect(parse(first, first)).toThrow('repeats line 2');
    expect(parse(first)).toThrow('no rate of any workload');
  });
});

describe('the table of model errors', () => {
  it('has every way to differ, none of them certain', () => {
    const doubts = parseModelError(modelError, 'model-error.csv');
    expect(Object.keys(doubts)).toEqual([...strangenesses]);
    for (const { work, cpu } of Object.values(doubts))
      expect(Math.min(work, cpu)).toBeGreaterThan(0);
  });

  it('refuses unknown, repeated and missing ways, and what is no number', () => {
    const [header = '', ...lines] = modelError.trimEnd().split('\n');
    const parse =
      (...rows: readonly string[]) =>
      () =>
        parseModelError([header, ...rows, ''].join('\n'), 'model-error.csv');
    expect(parse(...lines.slice(1))).toThrow('no row of processes');
    expect(parse(...lines, lines[0] ?? '')).toThrow('"processes" again');
    expect(parse(...lines.map((line) => line.replace('system,', 'systems,')))).toThrow(
      'difference "systems"',
    );
    expect(parse(...lines.map((line) => line.replace(',0.08,', ',often,')))).toThrow('"often"');
  });
});
