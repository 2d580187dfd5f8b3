import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logPairsLayout } from '../../../src/layout/log-pairs.ts';
import { residualStripsLayout } from '../../../src/layout/residual-strips.ts';
import { createModel } from '../../../src/model/create-model.ts';
import { accuracyView } from '../../../src/views/accuracy/accuracy-view.ts';
import { judgementsOf } from '../../../src/views/accuracy/judged-row.ts';
import { coverage, groupScores } from '../../../src/views/accuracy/scores.ts';
import { groupings } from '../../../src/views/accuracy/state.ts';
import { explorerData } from '../../explorer-data.ts';
import { sizes } from '../../layout/marks.ts';
import { study } from '../../study.ts';
import { expectPermalink } from '../view-law.ts';

const model = createModel(explorerData, [], () => Promise.resolve([]));
const [judged] = judgementsOf(model);
const rows = judged?.rows ?? [];

describe('Accuracy', () => {
  it('keeps its state in the address', () => {
    expectPermalink(
      accuracyView,
      fc.record({
        of: fc.constantFrom('', 'cilium-2021', 'A2-system'),
        figure: fc.constantFrom('', 'rate', 'cpu-client'),
        by: fc.constantFrom(...groupings),
      }),
    );
  });

  it('says of a study what the comparison of the study says', () => {
    const rates = rows.filter(({ figure }) => figure === 'rate');
    for (const { workload, role, rateMdape, rowCount } of study.accuracy) {
      const test = rates.filter(
        (row) =>
          row.role === role &&
          study.rows.some((each) => each.workload === workload && row.id.includes(` ${workload} `)),
      );
      const [score] = groupScores(test, () => workload);
      expect(score?.rowCount).toBe(rowCount);
      expect(score?.mdape).toBeCloseTo(rateMdape ?? -1, 12);
    }
  });

  it('lists misses first, held-out rows before all others', () => {
    const scores = groupScores(rows, ({ test }) => test);
    const order = scores.map(({ role }) => ['held-out', 'seen', 'fit'].indexOf(role));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    for (const role of ['held-out', 'seen', 'fit']) {
      const misses = scores.filter((score) => score.role === role).map(({ mdape }) => mdape);
      expect(misses).toEqual(misses.toSorted((a, b) => b - a));
    }
  });

  it('covers all where intervals hold everything, and nothing where they hold nothing', () => {
    const all = rows.map((row) => ({ ...row, interval90: { low: 0, high: Infinity } }));
    expect(coverage(all, 'interval90')).toBe(1);
    const none = rows.map((row) => ({ ...row, interval90: { low: -2, high: -1 } }));
    expect(coverage(none, 'interval90')).toBe(0);
    expect(coverage([], 'interval90')).toBeNull();
  });
});

const positive = fc.double({ min: 1e-3, max: 1e12, noNaN: true });

describe('charts of errors', () => {
  it('put twice too much as far out as half, and everything inside the frame', () => {
    fc.assert(
      fc.property(sizes, fc.double({ min: 1e-4, max: 1e4, noNaN: true }), (size, ratio) => {
        const errors = [ratio, 1 / ratio, 1].map((each, i) => ({
          id: String(i),
          ratio: each,
          isHeldOut: true,
        }));
        const { frame, rows: strips } = residualStripsLayout(
          [{ id: 'a', name: 'a', note: '', errors }],
          size,
        );
        const [more, less, same] = strips[0]?.dots ?? [];
        expect((more?.x ?? 0) + (less?.x ?? 0)).toBeCloseTo(2 * (same?.x ?? 0), 6);
        for (const dot of [more, less]) {
          expect(dot?.x ?? 0).toBeGreaterThanOrEqual(frame.left - 1e-6);
          expect(dot?.x ?? 0).toBeLessThanOrEqual(frame.right + 1e-6);
        }
      }),
    );
  });

  it('put a pair on the diagonal exactly where prediction and measurement agree', () => {
    fc.assert(
      fc.property(sizes, positive, positive, (size, measured, predicted) => {
        const marks = [
          { id: 'a', measured, predicted, interval: null },
          { id: 'b', measured, predicted: measured, interval: null },
        ];
        const { dots, left, right, top, bottom } = logPairsLayout(marks, size);
        const [a, b] = dots;
        if (a === undefined || b === undefined) throw new Error('a pair without a dot');
        expect(bottom - ((b.x - left) * (bottom - top)) / (right - left)).toBeCloseTo(b.y, 4);
        if (predicted > 1.001 * measured) expect(a.y).toBeLessThan(b.y);
        if (measured > 1.001 * predicted) expect(a.y).toBeGreaterThan(b.y);
        expect(a.y).toBeGreaterThanOrEqual(top - 1e-6);
        expect(a.y).toBeLessThanOrEqual(bottom + 1e-6);
      }),
    );
  });
});
