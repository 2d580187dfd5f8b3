import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apart, linesLayout } from '../../src/views/sweep/lines-layout.ts';
import { heatLayout } from '../../src/views/sweep/heat-layout.ts';

const xs = [0, 1, 2, 5, 10, 100, 1000, 10_000];
const amount = fc.double({ min: 0, max: 1e9, noNaN: true });
const aLine = fc.record({
  id: fc.uuid(),
  name: fc.string({ maxLength: 30 }),
  values: fc.array(fc.option(amount, { nil: null }), { minLength: 8, maxLength: 8 }),
  bands: fc.constant(xs.map(() => null)),
  marks: fc.constant([]),
});
const someLines = fc.uniqueArray(aLine, { minLength: 1, maxLength: 6, selector: ({ id }) => id });
const aSize = fc.record({
  width: fc.integer({ min: 320, max: 3840 }),
  em: fc.integer({ min: 12, max: 26 }),
  isLog: fc.boolean(),
});

describe('lines over a knob', () => {
  it('stay in the plot, from left to right, higher for more', () => {
    fc.assert(
      fc.property(someLines, aSize, (data, size) => {
        const { lines, left, right, top, bottom, height } = linesLayout(xs, data, size);
        expect(bottom).toBeLessThan(height);
        lines.forEach(({ pieces }, i) => {
          const points = pieces.flat();
          const values = (data[i]?.values ?? []).filter((value) => value !== null);
          expect(points).toHaveLength(values.length);
          points.forEach(({ x, y }, at) => {
            expect(x >= left - 1e-6 && x <= right + 1e-6).toBe(true);
            expect(y >= top - 1e-6 && y <= bottom + 1e-6).toBe(true);
            const [before, value] = [values[at - 1], values[at]];
            if (before === undefined || value === undefined) return;
            expect(x).toBeGreaterThan(points[at - 1]?.x ?? 0);
            if (value > before) expect(y).toBeLessThanOrEqual((points[at - 1]?.y ?? 0) + 1e-9);
          });
        });
      }),
    );
  });

  it('have numbers at first and last stop, and none on another', () => {
    fc.assert(
      fc.property(someLines, aSize, (data, size) => {
        const { xTicks } = linesLayout(xs, data, size);
        expect(xTicks[0]?.value).toBe(0);
        expect(xTicks.at(-1)?.value).toBe(10_000);
        xTicks.slice(1).forEach(({ x }, i) => {
          expect(x - (xTicks[i]?.x ?? 0)).toBeGreaterThanOrEqual(3.6 * size.em - 1e-6);
        });
      }),
    );
  });

  it('have names that do not lie on one another', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 300, noNaN: true }), { minLength: 1, maxLength: 6 }),
        (wanted) => {
          const placed = apart(wanted, 20, [0, 300]);
          const sorted = placed.toSorted((a, b) => a - b);
          sorted.slice(1).forEach((at, i) => {
            expect(at - (sorted[i] ?? 0)).toBeGreaterThanOrEqual(20 - 1e-9);
          });
          for (const at of placed) expect(at).toBeLessThanOrEqual(300);
          // The order of names is that of the ends of their lines.
          const rank = (of: readonly number[]) =>
            of.map((_, i) => i).toSorted((a, b) => (of[a] ?? 0) - (of[b] ?? 0));
          expect(rank(placed)).toEqual(rank(wanted));
        },
      ),
    );
  });
});

describe('a map of two knobs', () => {
  it('has a cell for each pair, side by side, darkest where most is', () => {
    fc.assert(
      fc.property(fc.array(amount, { minLength: 12, maxLength: 12 }), aSize, (values, size) => {
        const place = heatLayout(
          { xs: [1, 2, 3, 4], ys: [1, 2, 3], values, isSigned: false },
          size,
        );
        expect(place.cells).toHaveLength(12);
        expect(place.cells[0]?.y).toBeGreaterThan(place.cells[11]?.y ?? 0);
        for (const { x, y, width, height, level } of place.cells) {
          expect(x >= place.left - 1e-6 && x + width <= place.right + 1e-6).toBe(true);
          expect(y >= place.top - 1e-6 && y + height <= place.bottom + 1e-6).toBe(true);
          expect(level !== null && level >= 0 && level <= 1).toBe(true);
        }
        const largest = values.indexOf(Math.max(...values));
        if (Math.max(...values) > Math.min(...values)) expect(place.cells[largest]?.level).toBe(1);
      }),
    );
  });

  it('leaves blank what has no answer, and then draws no lines through it', () => {
    const values = [1, 2, null, 4];
    const place = heatLayout(
      { xs: [1, 2], ys: [1, 2], values, isSigned: false },
      { width: 800, em: 16 },
    );
    expect(place.cells.map(({ level }) => level === null)).toEqual([false, false, true, false]);
    expect(place.contours).toEqual([]);
  });
});
