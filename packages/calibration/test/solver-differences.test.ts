import { describe, expect, it } from 'vitest';
import { solverDifferences } from '../src/index.ts';
import { examplePrediction } from './example-prediction.ts';

const closedForm = examplePrediction({}, [], 0.5);
const events = {
  ...closedForm,
  rate: { ...closedForm.rate, value: closedForm.rate.value * 1.02 },
  cpuPerUnit: { ...closedForm.cpuPerUnit, client: closedForm.cpuPerUnit.client * 0.96 },
};

describe('the difference of two solvers', () => {
  it('is relative to the closed form, with its sign in a row and without it in the summary', () => {
    const { rows, median, worst } = solverDifferences(
      [events, closedForm],
      [closedForm, closedForm],
    );
    expect(rows).toHaveLength(2);
    expect(rows[0]?.rate).toBeCloseTo(0.02, 9);
    expect(rows[0]?.cpuClient).toBeCloseTo(-0.04, 9);
    expect(rows[1]).toMatchObject({ rate: 0, cpuClient: 0, cpuServer: 0 });
    expect(median).toBe(0);
    expect(worst).toBeCloseTo(0.04, 9);
  });

  it('refuses predictions that do not belong together', () => {
    expect(() => solverDifferences([events], [])).toThrow('1 by events, 0 in closed form');
    expect(() => solverDifferences([], [])).toThrow('0 by events');
  });
});
