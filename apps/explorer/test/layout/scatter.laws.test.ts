import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { residualBarsLayout } from '../../src/layout/residual-bars.ts';
import { scatterLayout } from '../../src/layout/scatter.ts';
import { rateMarks, sizes } from './marks.ts';

const scatterMarks = rateMarks.map((marks) =>
  marks.map(({ id, name, predicted, band, measured }) => ({
    ...{ id, name, predicted, band },
    measured: measured[0]?.value ?? predicted,
  })),
);
const noises = fc.double({ min: 0, max: 0.5, noNaN: true });
const slack = 1e-6;

describe('the scatter', () => {
  it('keeps dots and whiskers inside its axes', () => {
    fc.assert(
      fc.property(scatterMarks, sizes, noises, (marks, size, noise) => {
        const { dots, left, right, top, bottom } = scatterLayout(marks, size, noise);
        for (const { x, y, high, low } of dots) {
          expect(x).toBeGreaterThanOrEqual(left - slack);
          expect(x).toBeLessThanOrEqual(right + slack);
          for (const place of [y, high, low]) {
            expect(place).toBeGreaterThanOrEqual(top - slack);
            expect(place).toBeLessThanOrEqual(bottom + slack);
          }
        }
      }),
    );
  });

  it('puts a dot above the line exactly where more is predicted than was measured', () => {
    fc.assert(
      fc.property(scatterMarks, sizes, (marks, size) => {
        const { dots, left: x1, bottom: y1, right: x2, top: y2 } = scatterLayout(marks, size, 0.1);
        for (const [i, { measured, predicted }] of marks.entries()) {
          const dot = dots[i];
          if (dot === undefined) throw new Error('a mark without a dot');
          const line = y1 + ((dot.x - x1) * (y2 - y1)) / (x2 - x1);
          if (predicted > measured) expect(dot.y).toBeLessThanOrEqual(line + slack);
          else expect(dot.y).toBeGreaterThanOrEqual(line - slack);
        }
      }),
    );
  });

  it('covers no label with another', () => {
    fc.assert(
      fc.property(scatterMarks, sizes, (marks, size) => {
        const { labels } = scatterLayout(marks.slice(0, 6), { ...size, width: 900 }, 0.1);
        const placed = labels.map((label) => {
          const wide = 0.55 * size.em * label.text.length;
          const from = label.anchor === 'start' ? label.x : label.x - wide;
          return { ...label, from, to: from + wide };
        });
        for (const [i, a] of placed.entries()) {
          for (const b of placed.slice(i + 1)) {
            if (a.from >= b.to - slack || b.from >= a.to - slack) continue;
            expect(Math.abs(a.y - b.y)).toBeGreaterThanOrEqual(1.15 * size.em - slack);
          }
        }
      }),
    );
  });
});

describe('residuals', () => {
  const errors = fc.option(fc.double({ min: -1, max: 30, noNaN: true }));

  it('stay inside the frame, and lie on the side of their sign', () => {
    fc.assert(
      fc.property(rateMarks, sizes, errors, noises, (marks, size, error, noise) => {
        const given = marks.map(({ id, name, note }) => ({ id, name, note, error, band: null }));
        const { bars, frame, zero, ticks } = residualBarsLayout(given, size, noise);
        expect(bars.length).toBe(error === null ? 0 : marks.length);
        expect(ticks[0]?.value).toBe(-(ticks.at(-1)?.value ?? 0));
        expect(ticks[2]?.x).toBeCloseTo(zero, 6);
        for (const { x, width } of bars) {
          expect(x).toBeGreaterThanOrEqual(frame.left - slack);
          expect(x + width).toBeLessThanOrEqual(frame.right + slack);
          if ((error ?? 0) > 0) expect(x).toBeCloseTo(zero, 6);
          else expect(x + width).toBeCloseTo(zero, 6);
        }
      }),
    );
  });
});
