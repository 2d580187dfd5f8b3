import { simulatedKinds } from '../src/index.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EventRun, type PredictionInput, predictEvents } from '../src/index.ts';
import { anyDatapath, costTables } from './arbitraries.ts';
import { datapathOf, inputOf, workloadOf } from './testing.ts';

const options = { maxEvents: 10_000 };

const inputs: fc.Arbitrary<PredictionInput> = fc
  .tuple(
    anyDatapath,
    fc.constantFrom(...simulatedKinds),
    fc.integer({ min: 1, max: 8 }),
    costTables,
    fc.nat({ max: 1e6 }),
  )
  .map(([datapath, kind, processes, costs, seed]) =>
    inputOf(datapath, workloadOf(kind, processes), { costs, seed }),
  );

/** Numbers of events to advance by, over and over. */
const strides = fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 1, maxLength: 5 });

describe('an event run', () => {
  it('gives the same in steps of any size as in one go', () => {
    fc.assert(
      fc.property(inputs, strides, (input, sizes) => {
        const run = new EventRun(input, options);
        for (let step = 0; !run.advance(sizes[step % sizes.length] ?? 1).done; step++);
        expect(run.result()).toEqual(predictEvents(input, options));
      }),
      { numRuns: 30 },
    );
  });

  it('comes further with every step, and says so', () => {
    fc.assert(
      fc.property(inputs, strides, (input, sizes) => {
        const run = new EventRun(input, options);
        let last = 0;
        for (let step = 0; ; step++) {
          const { done, fraction } = run.advance(sizes[step % sizes.length] ?? 1);
          expect(fraction).toBeGreaterThanOrEqual(last);
          expect(fraction).toBeLessThanOrEqual(1);
          last = fraction;
          if (done) break;
        }
        expect(last).toBe(1);
      }),
      { numRuns: 30 },
    );
  });

  it('does nothing more when it is over', () => {
    fc.assert(
      fc.property(inputs, fc.integer({ min: 1, max: 1e5 }), (input, more) => {
        const run = new EventRun(input, options);
        while (!run.advance(1e6).done);
        const before = run.result();
        expect(run.advance(more)).toEqual({ done: true, fraction: 1 });
        expect(run.result()).toEqual(before);
      }),
      { numRuns: 10 },
    );
  });

  it('stops when the interval is as narrow as was asked for', () => {
    for (const relativeHalfWidth of [0.05, 0.01]) {
      const input = inputOf(datapathOf('host'), workloadOf('tcp-rr', 8));
      const { rate, run } = predictEvents(input, { relativeHalfWidth });
      expect(run.converged).toBe(true);
      expect(rate.high - rate.low).toBeLessThanOrEqual(2 * relativeHalfWidth * rate.value);
    }
  });

  it('says that it has not converged when a limit stops it', () => {
    const input = inputOf(datapathOf('host'), workloadOf('tcp-crr', 32));
    const limits = { relativeHalfWidth: 1e-6, maxEvents: 1000 };
    expect(predictEvents(input, limits).run.converged).toBe(false);
    expect(predictEvents(input, { relativeHalfWidth: 1e-6, maxSimulatedNs: 1 }).run.converged).toBe(
      false,
    );
  });
});
