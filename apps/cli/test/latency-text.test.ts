import { describe, expect, it } from 'vitest';
import { latencyText } from '../src/report/latency-text.ts';

const latencyOf = (count: number) => ({
  count,
  meanNs: 1000,
  p50Ns: 1100,
  p90Ns: 1200,
  p99Ns: 1300,
  p999Ns: 1400,
  p9999Ns: 1500,
  p99999Ns: 1600,
  maxNs: 1700,
});

describe('percentiles of latency', () => {
  it('are told as far out as ten operations lie beyond them', () => {
    expect(latencyText(latencyOf(1_000_000))).toBe(
      'mean 1000 ns, p50 1100 ns, p90 1200 ns, p99 1300 ns, p99.9 1400 ns, p99.99 1500 ns, p99.999 1600 ns, max 1700 ns',
    );
    expect(latencyText(latencyOf(999_000))).toMatch(/, too few for p99\.999$/);
    expect(latencyText(latencyOf(10_000))).toMatch(
      /p99\.9 1400 ns, max 1700 ns; 10 000 operations, too few for p99\.99 and beyond$/,
    );
    expect(latencyText(latencyOf(9000))).toMatch(/too few for p99\.9 and beyond$/);
    expect(latencyText(latencyOf(12))).toMatch(/^mean 1000 ns, max 1700 ns; .* p50 and beyond$/);
  });
});
