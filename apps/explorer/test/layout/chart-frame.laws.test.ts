import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { axisFromZero } from '../../src/layout/axis.ts';
import { chartFrame } from '../../src/layout/chart-frame.ts';
import { wrapWords } from '../../src/layout/wrap-words.ts';
import { rateMarks, sizes } from './marks.ts';

describe('a chart frame', () => {
  it('keeps every line of a name inside its row, above the bars where it is narrow', () => {
    fc.assert(
      fc.property(rateMarks, sizes, (marks, size) => {
        const frame = chartFrame(marks, size, { before: 0, after: 8 });
        const narrow = size.width < 36 * size.em;
        for (const y of frame.rows.flatMap((row) => row.lines.map((line) => line.y))) {
          expect(y).toBeGreaterThan(0);
          expect(y).toBeLessThan(narrow ? frame.barsTop : frame.rowHeight);
        }
        expect(frame.barsTop + frame.barsHeight).toBeLessThanOrEqual(frame.rowHeight);
      }),
    );
  });
});

describe('the grid of a chart', () => {
  it('goes through every bar and through no name that stands above one', () => {
    fc.assert(
      fc.property(rateMarks, sizes, (marks, size) => {
        const frame = chartFrame(marks, size, { before: 0, after: 8 });
        const narrow = size.width < 36 * size.em;
        for (const row of frame.rows) {
          const [top, bottom] = [row.y + frame.barsTop, row.y + frame.barsTop + frame.barsHeight];
          const through = frame.grid.filter((span) => span.top <= top && span.bottom >= bottom);
          expect(through.length).toBe(1);
          for (const line of narrow ? row.lines : []) {
            const y = row.y + line.y;
            expect(frame.grid.some((span) => span.top <= y && y <= span.bottom)).toBe(false);
          }
        }
      }),
    );
  });
});

describe('names beside bars', () => {
  const name = 'Cilium, legacy host routing';
  const linesAt = (width: number) =>
    chartFrame([{ id: 'a', name, note: '' }], { width, em: 20 }, { before: 0, after: 11 }).rows[0]
      ?.lines.length;

  it('stand on one line where bars have room, too, and wrap where they have not', () => {
    expect(linesAt(1600)).toBe(1);
    expect(linesAt(800)).toBe(2);
  });
});

describe('wrapped words', () => {
  it('are the same words in the same order', () => {
    fc.assert(
      fc.property(fc.lorem(), fc.integer({ min: 1, max: 60 }), (text, letters) => {
        expect(wrapWords(text, letters).join(' ')).toBe(text);
      }),
    );
  });

  it('make a longer line only of a single word', () => {
    fc.assert(
      fc.property(fc.lorem(), fc.integer({ min: 1, max: 60 }), (text, letters) => {
        for (const line of wrapWords(text, letters)) {
          expect(line.length <= letters || !line.includes(' ')).toBe(true);
        }
      }),
    );
  });
});

describe('an axis from zero', () => {
  const largest = fc.double({ min: 0, max: 1e12, noNaN: true });
  const range = { left: 100, right: 500 };

  it('begins at zero, ends beyond the largest value and has equal steps between', () => {
    fc.assert(
      fc.property(largest, fc.integer({ min: 10, max: 200 }), (value, spacing) => {
        const { x, ticks } = axisFromZero(value, range, spacing);
        expect(ticks[0]).toEqual({ value: 0, x: range.left });
        expect(ticks.at(-1)?.x).toBeCloseTo(range.right, 6);
        expect(x(value)).toBeLessThanOrEqual(range.right);
        const step = (ticks.at(-1)?.x ?? 0) - (ticks.at(-2)?.x ?? 0);
        expect(step * (ticks.length - 1)).toBeCloseTo(range.right - range.left, 6);
      }),
    );
  });

  it('has two ticks or more besides zero, no nearer than asked where there is room for two', () => {
    fc.assert(
      fc.property(largest, fc.integer({ min: 10, max: 300 }), (value, spacing) => {
        const { ticks } = axisFromZero(value, range, spacing);
        expect(ticks.length).toBeGreaterThanOrEqual(3);
        const least = Math.min(spacing, (range.right - range.left) / 2);
        for (const [index, { x }] of ticks.slice(1).entries()) {
          expect(x - (ticks[index]?.x ?? 0)).toBeGreaterThanOrEqual(least - 1e-6);
        }
      }),
    );
  });

  it('never wastes more than half of its length', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e12, noNaN: true }), (value) => {
        expect(axisFromZero(value, range, 50).x(value)).toBeGreaterThanOrEqual(300 - 1e-6);
      }),
    );
  });

  it.each([
    [1.34, 40, [0, 0.2, 0.4, 0.6, 0.8, 1, 1.2, 1.4]],
    [1.34, 100, [0, 0.5, 1, 1.5]],
    [4.5, 200, [0, 2.5, 5]],
    [91.6, 60, [0, 20, 40, 60, 80, 100]],
    [10, 200, [0, 10, 20]],
    [0, 150, [0, 1, 2]],
  ])('to %d, ticks %d apart or more, has round ticks', (value, spacing, expected) => {
    const ticks = axisFromZero(value, range, spacing).ticks.map((tick) => tick.value);
    expect(ticks.map((tick) => Number(tick.toFixed(9)))).toEqual(expected);
  });
});
