import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ResidualRow, stageResiduals } from '../src/stage-residuals.ts';

const names = ['copy', 'conntrack', 'rules', 'vxlan', 'wakeup'];

/** Rows whose shares add up to one, which meet each stage to another degree. */
const manyShares = fc.array(
  fc.array(fc.double({ min: 0.01, max: 1, noNaN: true }), { minLength: 5, maxLength: 5 }),
  { minLength: 8, maxLength: 20 },
);
const sharesOf = (weights: readonly number[]): ReadonlyMap<string, number> => {
  const sum = weights.reduce((a, b) => a + b, 0);
  return new Map(names.map((name, i) => [name, (weights[i] ?? 0) / sum]));
};

describe('residuals', () => {
  it('of one stage whose cost is wrong are explained by it, and by how much it is wrong', () => {
    fc.assert(
      fc.property(
        manyShares,
        fc.constantFrom(...names),
        fc.double({ min: 0.2, max: 2, noNaN: true }),
        (weights, wrong, change) => {
          const rows = weights.map((some): ResidualRow => {
            const shares = sharesOf(some);
            return { shares, excess: change * (shares.get(wrong) ?? 0) };
          });
          const found = stageResiduals(rows, 0);
          // Where that stage has about the same share everywhere, nothing is said of a stage.
          if (found.kind === 'all-alike') return;
          const suspect = found.suspects.find(({ stages }) => stages.includes(wrong));
          expect(['one-stage', 'cannot-tell-apart']).toContain(found.kind);
          expect(suspect?.explained).toBeGreaterThan(0.97);
          if (suspect?.stages.length === 1) expect(suspect.change).toBeCloseTo(change, 6);
        },
      ),
    );
  });

  it('point to one stage where others are met elsewhere', () => {
    const rows = [1, 2, 3, 4].flatMap((times): readonly ResidualRow[] => [
      { excess: 0.1 * times, shares: new Map([['conntrack', 0.1 * times]]) },
      { excess: 0, shares: new Map([['copy', 0.1 * times]]) },
    ]);
    const { kind, suspects } = stageResiduals(rows, 0.01);
    expect(kind).toBe('one-stage');
    expect(suspects[0]?.stages).toEqual(['conntrack']);
    expect(suspects[0]?.change).toBeCloseTo(1, 9);
    expect(suspects[0]?.explained).toBeCloseTo(1, 9);
  });

  it('cannot tell stages apart that are met together everywhere', () => {
    const rows = [0.1, 0.2, 4, 5, 0.1, 0.3].map(
      (times): ResidualRow => ({
        excess: 0.1 * times,
        shares: new Map([
          ['conntrack', 0.1 * times],
          ['nat', 0.05 * times],
          ['copy', 0.3 / times],
        ]),
      }),
    );
    const { kind, suspects } = stageResiduals(rows, 0.01);
    expect(kind).toBe('cannot-tell-apart');
    expect(suspects[0]?.stages).toEqual(['conntrack', 'nat']);
  });

  it('explain nothing where they are within the noise, or few', () => {
    const row: ResidualRow = { excess: 0.01, shares: new Map([['copy', 0.5]]) };
    const nothing = { kind: 'nothing-to-explain', suspects: [] };
    expect(stageResiduals([row, row, row, row, row, row], 0.02)).toEqual(nothing);
    expect(stageResiduals([row, row, row], 0)).toEqual(nothing);
    expect(stageResiduals([], 0)).toEqual(nothing);
  });

  it('that are alike whatever is met are those of a machine', () => {
    const rows = [0.5, 0.2, 0.8, 0.1, 0.6, 0.3].map(
      (share, i): ResidualRow => ({
        excess: 0.3 + 0.001 * i,
        shares: new Map([
          ['copy', share],
          ['rules', 0.9 - share],
        ]),
      }),
    );
    const found = stageResiduals(rows, 0.01);
    expect(found.kind).toBe('all-alike');
    expect(found.kind === 'all-alike' ? found.change : 0).toBeCloseTo(0.3025, 9);
  });

  it('that go up and down without regard to any stage point to none', () => {
    const rows = [1, -1, 1, -1, 1, -1].map(
      (sign, i): ResidualRow => ({
        excess: 0.2 * sign,
        shares: new Map([
          ['copy', 0.5],
          ['rules', 0.3 + 0.01 * i],
        ]),
      }),
    );
    expect(stageResiduals(rows, 0.01).kind).toBe('no-single-stage');
  });

  it('never explain more than there is', () => {
    const hundredths = (min: number, max: number) =>
      fc.integer({ min: min * 100, max: max * 100 }).map((value) => value / 100);
    const rows = fc.array(
      fc.tuple(hundredths(-2, 2), fc.array(hundredths(0, 1), { minLength: 5, maxLength: 5 })),
      { minLength: 4, maxLength: 12 },
    );
    fc.assert(
      fc.property(rows, (some) => {
        const found = stageResiduals(
          some.map(([excess, weights]) => ({
            excess,
            shares: new Map(names.map((name, i) => [name, weights[i] ?? 0])),
          })),
          0,
        );
        for (const { explained } of found.suspects) {
          expect(explained).toBeGreaterThanOrEqual(0);
          expect(explained).toBeLessThanOrEqual(1 + 1e-9);
        }
      }),
    );
  });
});
