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

  it('has ticks inside its range, no nearer than asked, the first at zero', () => {
    fc.assert(
      fc.property(largest, fc.integer({ min: 10, max: 300 }), (value, spacing) => {
        const { ticks } = axisFromZero(value, range, spacing);
        expect(ticks[0]).toEqual({ value: 0, x: range.left });
        for (const [index, { x }] of ticks.entries()) {
          expect(x).toBeLessThanOrEqual(range.right + 1e-6);
          if (index > 0) expect(x - (ticks[index - 1]?.x ?? 0)).toBeGreaterThanOrEqual(spacing);
        }
      }),
    );
  });

  it('ends at the largest value', () => {
    expect(axisFromZero(7, range, 50).x(7)).toBe(500);
    expect(axisFromZero(0, range, 50).x(0)).toBe(100);
  });
});
