import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rateBarsLayout } from '../../src/layout/rate-bars.ts';
import { rateMarks, sizes } from './marks.ts';

/** Pixels that rounding may move a place by. */
const slack = 1e-6;

describe('the rate chart', () => {
  it('keeps bars, intervals, dots and the start of labels inside the frame', () => {
    fc.assert(
      fc.property(rateMarks, sizes, (marks, size) => {
        const { frame, bars } = rateBarsLayout(marks, size);
        for (const { bar, interval, dot, label } of bars) {
          expect(bar.x).toBe(frame.left);
          expect(bar.width).toBeGreaterThanOrEqual(-slack);
          expect(bar.y).toBeGreaterThanOrEqual(0);
          expect(bar.y + bar.height).toBeLessThanOrEqual(frame.rowHeight);
          for (const x of [
            bar.x + bar.width,
            interval?.low ?? frame.left,
            interval?.high ?? frame.left,
            dot?.x ?? frame.left,
          ]) {
            expect(x).toBeGreaterThanOrEqual(frame.left - slack);
            expect(x).toBeLessThanOrEqual(frame.right + slack);
          }
          expect(label.x + 10 * size.em).toBeLessThanOrEqual(frame.width + slack);
        }
      }),
    );
  });

  it('draws a larger rate farther to the right, and an equal one at the same place', () => {
    fc.assert(
      fc.property(rateMarks, sizes, (marks, size) => {
        const { bars } = rateBarsLayout(marks, size);
        const places = marks.flatMap(({ predicted, published }, index) => {
          const places = bars[index];
          return [
            { value: predicted.value, x: (places?.bar.x ?? 0) + (places?.bar.width ?? 0) },
            ...(places?.interval == null
              ? []
              : [
                  { value: predicted.low, x: places.interval.low },
                  { value: predicted.high, x: places.interval.high },
                ]),
            ...(published === null ? [] : [{ value: published, x: places?.dot?.x ?? 0 }]),
          ];
        });
        const sorted = places.toSorted((a, b) => a.value - b.value);
        for (const [index, place] of sorted.entries()) {
          expect(place.x).toBeGreaterThanOrEqual((sorted[index - 1]?.x ?? 0) - slack);
        }
      }),
    );
  });

  it('draws lengths in proportion to rates', () => {
    fc.assert(
      fc.property(fc.double({ min: 1, max: 1e9, noNaN: true }), sizes, (value, size) => {
        const mark = (id: string, rate: number) => ({
          id,
          name: id,
          note: '',
          predicted: { value: rate, low: rate, high: rate },
          published: null,
        });
        const [whole, half] = rateBarsLayout([mark('a', value), mark('b', value / 2)], size).bars;
        expect((half?.bar.width ?? 0) * 2).toBeCloseTo(whole?.bar.width ?? 0, 6);
      }),
    );
  });

  it('keeps the order of the rows, one under the other without overlap', () => {
    fc.assert(
      fc.property(rateMarks, sizes, (marks, size) => {
        const { frame } = rateBarsLayout(marks, size);
        expect(frame.rows.map(({ id }) => id)).toEqual(marks.map(({ id }) => id));
        for (const [index, row] of frame.rows.entries()) {
          expect(row.y).toBeCloseTo(index * frame.rowHeight, 6);
        }
        expect((frame.rows.at(-1)?.y ?? 0) + frame.rowHeight).toBeLessThanOrEqual(frame.height);
      }),
    );
  });

  it('draws an interval exactly where there is one', () => {
    fc.assert(
      fc.property(rateMarks, sizes, fc.boolean(), (marks, size, point) => {
        const given = marks.map((mark) => {
          const { value } = mark.predicted;
          return point ? { ...mark, predicted: { value, low: value, high: value } } : mark;
        });
        const drawn = rateBarsLayout(given, size).bars.map(({ interval }) => interval !== null);
        expect(drawn).toEqual(given.map(({ predicted }) => predicted.low < predicted.high));
      }),
    );
  });

  it('has no dot where nothing is published', () => {
    fc.assert(
      fc.property(rateMarks, sizes, (marks, size) => {
        const dots = rateBarsLayout(marks, size).bars.map(({ dot }) => dot === null);
        expect(dots).toEqual(marks.map(({ published }) => published === null));
      }),
    );
  });

  it('is a frame without bars where there is nothing to draw', () => {
    expect(rateBarsLayout([], { width: 400, em: 16 }).bars).toEqual([]);
  });
});
