import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  latencyLevels,
  type LatencyMark,
  latencySpansLayout,
} from '../../src/layout/latency-spans.ts';
import { sizes } from './marks.ts';

const ns = fc.double({ min: 1, max: 1e10, noNaN: true });

const predicted = fc.tuple(ns, ns, ns, ns, ns).map((some) => {
  const [p50 = 0, p90 = 0, p99 = 0, p999 = 0, p9999 = 0] = some.toSorted((a, b) => a - b);
  return { p50, p90, p99, p999, p9999 };
});

const marks: fc.Arbitrary<readonly LatencyMark[]> = fc.array(
  fc.record({
    ...{ id: fc.uuid(), name: fc.lorem({ maxCount: 4 }), note: fc.constantFrom('', 'host, seen') },
    predicted,
    measured: fc.array(fc.record({ level: fc.constantFrom(...latencyLevels), ns }), {
      maxLength: 5,
    }),
  }),
  { minLength: 1, maxLength: 10 },
);

describe('the latency chart', () => {
  it('keeps spans, lines, dots and the start of labels inside the frame', () => {
    fc.assert(
      fc.property(marks, sizes, (given, size) => {
        const { frame, rows } = latencySpansLayout(given, size);
        expect(rows.length).toBe(given.length);
        for (const { spans, levels, dots, label } of rows) {
          for (const x of [
            ...spans.flatMap((span) => [span.x, span.x + span.width]),
            ...levels.map((level) => level.x),
            ...dots.map((dot) => dot.x),
          ]) {
            expect(x).toBeGreaterThanOrEqual(frame.left - 1e-6);
            expect(x).toBeLessThanOrEqual(frame.right + 1e-6);
          }
          for (const { top, bottom } of levels) {
            expect(top).toBeGreaterThan(0);
            expect(bottom).toBeLessThan(frame.rowHeight);
          }
          expect(label.x + 10 * size.em).toBeLessThanOrEqual(frame.width + 1e-6);
        }
      }),
    );
  });

  it('goes from level to level without a gap, ever thinner', () => {
    fc.assert(
      fc.property(marks, sizes, (given, size) => {
        for (const { spans, levels } of latencySpansLayout(given, size).rows) {
          for (const [i, span] of spans.entries()) {
            expect(span.x).toBe(levels[i]?.x);
            expect(span.x + span.width).toBeCloseTo(levels[i + 1]?.x ?? 0, 6);
            expect(span.height).toBeLessThan(spans[i - 1]?.height ?? Number.POSITIVE_INFINITY);
          }
        }
      }),
    );
  });
});
