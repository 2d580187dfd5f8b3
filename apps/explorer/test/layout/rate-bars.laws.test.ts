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
        for (const { bar, bands, dots, label } of bars) {
          expect(bar.x).toBe(frame.left);
          expect(bar.width).toBeGreaterThanOrEqual(-slack);
          expect(bar.y).toBeGreaterThanOrEqual(0);
          expect(bar.y + bar.height).toBeLessThanOrEqual(frame.rowHeight);
          for (const x of [
            bar.x + bar.width,
            ...bands.flatMap((band) => [band.x, band.x + band.width]),
            ...dots.map((dot) => dot.x),
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
        const places = marks.flatMap(({ predicted, band, measured }, index) => {
          const { bar, bands = [], dots = [] } = bars[index] ?? {};
          const [wide, narrow] = bands;
          return [
            { value: predicted, x: (bar?.x ?? 0) + (bar?.width ?? 0) },
            ...(band === null || wide === undefined || narrow === undefined
              ? []
              : [
                  { value: band.p5, x: wide.x },
                  { value: band.p25, x: narrow.x },
                  { value: band.p75, x: narrow.x + narrow.width },
                  { value: band.p95, x: wide.x + wide.width },
                ]),
            ...measured.map(({ value }, at) => ({ value, x: dots[at]?.x ?? 0 })),
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
          predicted: rate,
          band: null,
          measured: [],
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

  it('draws both intervals exactly where they are known, the thin one around the thick one', () => {
    fc.assert(
      fc.property(rateMarks, sizes, (marks, size) => {
        const { bars } = rateBarsLayout(marks, size);
        expect(bars.map(({ bands }) => bands.map(({ level }) => level))).toEqual(
          marks.map(({ band }) => (band === null ? [] : [90, 50])),
        );
        for (const { bands } of bars) {
          const [wide, narrow] = bands;
          if (wide === undefined || narrow === undefined) continue;
          expect(wide.height).toBeLessThan(narrow.height);
          expect(wide.x).toBeLessThanOrEqual(narrow.x + slack);
        }
      }),
    );
  });

  it('has a dot for every measured rate', () => {
    fc.assert(
      fc.property(rateMarks, sizes, (marks, size) => {
        const dots = rateBarsLayout(marks, size).bars.map((bar) => bar.dots.length);
        expect(dots).toEqual(marks.map(({ measured }) => measured.length));
      }),
    );
  });

  it('is a frame without bars where there is nothing to draw', () => {
    expect(rateBarsLayout([], { width: 400, em: 16 }).bars).toEqual([]);
  });
});
