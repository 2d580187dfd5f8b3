import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { around, panned, shortestNs, zoomed } from '../../../src/views/timeline/time-window.ts';

const recorded = 1_000_000;

const windows = fc
  .tuple(fc.integer({ min: 0, max: recorded - shortestNs }), fc.nat(recorded))
  .map(([fromNs, length]) => ({
    fromNs,
    toNs: Math.min(recorded, fromNs + Math.max(shortestNs, length)),
  }));

const expectInside = ({ fromNs, toNs }: { readonly fromNs: number; readonly toNs: number }) => {
  expect(fromNs).toBeGreaterThanOrEqual(0);
  expect(toNs).toBeLessThanOrEqual(recorded);
  expect(toNs - fromNs).toBeGreaterThanOrEqual(shortestNs);
  expect(Number.isInteger(fromNs) && Number.isInteger(toNs)).toBe(true);
};

describe('a window of time', () => {
  it('stays inside what was recorded, whatever is done to it', () => {
    fc.assert(
      fc.property(
        windows,
        fc.double({ min: 0.01, max: 100, noNaN: true }),
        fc.integer({ min: -2 * recorded, max: 2 * recorded }),
        (window, factor, by) => {
          expectInside(zoomed(window, factor, window.fromNs, recorded));
          expectInside(panned(window, by, recorded));
          expectInside(around(window, recorded));
        },
      ),
    );
  });

  it('keeps its length when it is moved, and what is under the pointer when it is zoomed in', () => {
    fc.assert(
      fc.property(windows, fc.double({ min: 0, max: 1, noNaN: true }), (window, share) => {
        const length = window.toNs - window.fromNs;
        const moved = panned(window, 12_345, recorded);
        expect(moved.toNs - moved.fromNs).toBe(length);
        fc.pre(length >= 2 * shortestNs);
        const at = window.fromNs + share * length;
        const next = zoomed(window, 0.5, at, recorded);
        const seen = (at - next.fromNs) / (next.toNs - next.fromNs);
        // Whole nanoseconds: up to one on either side.
        expect(Math.abs(seen - share)).toBeLessThanOrEqual(2 / (next.toNs - next.fromNs));
      }),
    );
  });
});
