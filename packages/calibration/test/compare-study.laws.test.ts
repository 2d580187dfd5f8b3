import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareStudy, planStudy, type StudyComparison } from '../src/index.ts';
import { cilium2021 } from './cilium-2021.ts';
import { examplePrediction } from './example-prediction.ts';

const plan = planStudy(cilium2021);
const costs = {
  id: 'x',
  hash: 'x',
  kind: 'prior',
  parametersFitted: null,
  figuresFitted: null,
  rowsFitted: null,
} as const;

/** Predictions that miss every published figure by the same share. */
const missing = (rateError: number, cpuError: number): StudyComparison =>
  compareStudy(
    plan,
    plan.scenarios.map(({ scenario, published }) => {
      const rate = (published?.rate ?? 1) * (1 + rateError);
      return examplePrediction({
        scenario,
        rate: { value: rate, low: rate, high: rate, unit: published?.rateUnit ?? '1/s' },
        cpuPerUnit: {
          client: (published?.cpuClientPerUnit ?? 1) * (1 + cpuError),
          server: (published?.cpuServerPerUnit ?? 1) * (1 - cpuError),
          unit: scenario.workload.kind === 'tcp-stream' ? 'ns/byte' : 'ns',
        },
      });
    }),
    costs,
  );

const error = fc.double({ min: -0.9, max: 3, noNaN: true });

describe('the comparison of a study', () => {
  it('reports exactly the error that was made, as median and as bias, in every test', () => {
    fc.assert(
      fc.property(error, error, (rateError, cpuError) => {
        for (const accuracy of missing(rateError, cpuError).accuracy) {
          expect(accuracy.rateMdape).toBeCloseTo(Math.abs(rateError), 9);
          expect(accuracy.rateBias).toBeCloseTo(rateError, 9);
          expect(accuracy.cpuMdape).toBeCloseTo(Math.abs(cpuError), 9);
          expect(accuracy.cpuClientBias).toBeCloseTo(cpuError, 9);
          expect(accuracy.cpuServerBias).toBeCloseTo(-cpuError, 9);
        }
      }),
    );
  });

  it('names the larger of two misses as the worst', () => {
    fc.assert(
      fc.property(error, error, (rateError, cpuError) => {
        fc.pre(Math.abs(Math.abs(rateError) - Math.abs(cpuError)) > 1e-6);
        const isRate = Math.abs(rateError) > Math.abs(cpuError);
        for (const { worst } of missing(rateError, cpuError).accuracy) {
          expect(worst?.figure === 'rate').toBe(isRate);
          const size = Math.abs(isRate ? rateError : cpuError);
          expect(Math.abs(worst?.error ?? 0)).toBeCloseTo(size, 9);
        }
      }),
    );
  });

  it('finds the published order when every rate is off by the same share', () => {
    fc.assert(
      fc.property(error, (rateError) => {
        const taus = missing(rateError, 0).accuracy.map(({ rateKendallTau }) => rateKendallTau);
        // One row has no order, and rates that are all within 1 % neither.
        expect(new Set(taus)).toEqual(new Set([1, null]));
      }),
    );
  });

  it('judges held-out rows apart from those that the fit or a choice has seen', () => {
    const { accuracy, rows } = missing(0, 0);
    expect(accuracy.map(({ role, workload, rowCount }) => [role, workload, rowCount])).toEqual([
      ['held-out', 'tcp-stream', 5],
      ['held-out', 'tcp-rr', 5],
      ['held-out', 'tcp-crr', 3],
      ['seen', 'tcp-rr', 1],
      ['seen', 'tcp-crr', 2],
      ['fit', 'tcp-stream', 5],
      ['fit', 'tcp-rr', 5],
      ['fit', 'tcp-crr', 5],
    ]);
    const compared = accuracy.reduce((sum, { rowCount }) => sum + rowCount, 0);
    expect(compared).toBe(rows.filter((row) => row.published !== null).length);
  });

  it('gives the guess "same as host" the published distance between host and pod', () => {
    const fit = missing(0, 0).accuracy.find(
      ({ role, workload }) => role === 'fit' && workload === 'tcp-rr',
    );
    // Rates of one process: 47.8 k/s on the host; 45.3, 34.0, 45.3 and 36.0 k/s in pods. The errors
    // 0, .055, .41, .055 and .33 have .055 in their middle.
    expect(fit?.sameAsHost.rateMdape).toBeCloseTo(0.055, 2);
  });

  it('is refused when a prediction is missing', () => {
    expect(() => compareStudy(plan, [], costs)).toThrow('0 predictions of 32 scenarios');
  });

  it('compares nothing where nothing valid is published', () => {
    const withdrawn = missing(0.5, 0.5).rows.find(({ published }) => published === null);
    expect(withdrawn?.errors).toEqual({ rate: null, cpuClient: null, cpuServer: null });
  });
});
