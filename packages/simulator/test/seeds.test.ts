import type { Prediction, WorkloadKind } from '@hopwise/datapath';
import { describe, expect, it } from 'vitest';
import { predictEvents } from '../src/index.ts';
import { datapathOf, inputOf, workloadOf } from './testing.ts';

const seeds = Array.from({ length: 20 }, (_, index) => index + 1);

/** One prediction per seed. */
const predicted = (kind: WorkloadKind, processes: number): readonly Prediction[] =>
  seeds.map((seed) =>
    predictEvents(inputOf(datapathOf('cilium-ebpf'), workloadOf(kind, processes), { seed })),
  );

describe.each([
  ['tcp-rr', 8],
  ['tcp-crr', 8],
] as const)('seeds of %s with %i processes', (kind, processes) => {
  const predictions = predicted(kind, processes);

  it('give different histories', () => {
    const latencies = predictions.map(({ latency }) => latency?.meanNs);
    expect(new Set(latencies).size).toBe(seeds.length);
  });

  it('agree: at least 16 of 20 intervals of 95 % hold the mean of all', () => {
    const mean = predictions.reduce((sum, { rate }) => sum + rate.value, 0) / seeds.length;
    const holding = predictions.filter(({ rate }) => rate.low <= mean && mean <= rate.high);
    // 19 are expected; binomially, fewer than 16 have a chance of 0.3 %.
    expect(holding.length).toBeGreaterThanOrEqual(16);
  });
});
