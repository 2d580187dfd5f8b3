import type { Sourced } from '@hopwise/datapath';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numaFactor } from '../src/numa.ts';

const slowdown = (value: number): Sourced => ({
  value,
  low: value,
  high: value,
  unit: 'ratio',
  basis: 'assumed',
  source: 'a test',
});
const factorOf = (numaNodes: number, remote: number): number =>
  numaFactor({ memory: { numaNodes, remoteSlowdown: slowdown(remote) } });

const aNodeCount = fc.integer({ min: 1, max: 16 });
const aSlowdown = fc.double({ min: 1, max: 4, noNaN: true });

describe('copies across memory nodes', () => {
  it('cost nothing on one node, whatever another would cost', () => {
    fc.assert(
      fc.property(aSlowdown, (remote) => {
        expect(factorOf(1, remote)).toBe(1);
      }),
    );
  });

  it('cost the mean of near and far when there are two: 20 % more for memory 40 % slower', () => {
    expect(factorOf(2, 1.4)).toBeCloseTo(1.2, 12);
    expect(factorOf(4, 1.4)).toBeCloseTo(1.3, 12);
  });

  it('cost more with more nodes and slower links, never more than a copy from afar', () => {
    fc.assert(
      fc.property(aNodeCount, aSlowdown, aSlowdown, (nodes, a, b) => {
        const [near, far] = a < b ? [a, b] : [b, a];
        expect(factorOf(nodes, near)).toBeLessThanOrEqual(factorOf(nodes, far));
        expect(factorOf(nodes, far)).toBeLessThanOrEqual(factorOf(nodes + 1, far) + 1e-12);
        expect(factorOf(nodes, far)).toBeLessThanOrEqual(far);
        expect(factorOf(nodes, near)).toBeGreaterThanOrEqual(1);
      }),
    );
  });
});
