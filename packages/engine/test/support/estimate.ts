import { Tally } from '@hopwise/engine';
import { expect } from 'vitest';
import { sum } from './jobs.ts';

const BATCHES = 40;
/** Share of the values that is left out because the system was still filling. */
const WARM_UP = 0.1;

export interface Estimate {
  readonly mean: number;
  readonly standardError: number;
}

/**
 * The mean of correlated values and its standard error, by the method of batch means: the means of
 * 40 long batches are nearly independent, so their spread shows how far to trust their mean.
 */
export function estimate(values: readonly number[]): Estimate {
  const kept = values.slice(Math.floor(WARM_UP * values.length));
  const size = Math.floor(kept.length / BATCHES);
  const batches = new Tally();
  for (let i = 0; i < BATCHES; i++) {
    batches.record(sum(kept.slice(i * size, (i + 1) * size)) / size);
  }
  return { mean: batches.mean, standardError: Math.sqrt(batches.variance / BATCHES) };
}

/**
 * Expects an estimate to agree with theory to four standard errors (with 39 degrees of freedom one
 * sound estimate in 3600 misses that), and to be sharp enough for that to mean something.
 */
export function expectToAgree({ mean, standardError }: Estimate, theory: number): void {
  expect(Math.abs(mean - theory)).toBeLessThan(4 * standardError);
  expect(standardError).toBeLessThan(0.02 * theory);
}
