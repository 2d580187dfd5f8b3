import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { relatedFits, type Trial } from '../../src/index.ts';
import { exampleTrial } from './example-trial.ts';

const trials: readonly Trial[] = Array.from({ length: 24 }, (_, i) =>
  exampleTrial('cilium-ebpf', 1000 + i, { processes: i + 1 }),
);

/** Fits, each of which leaves some trials out. */
const anyFits = fc
  .array(fc.uniqueArray(fc.nat(23), { minLength: 1, maxLength: 14 }), {
    minLength: 1,
    maxLength: 12,
  })
  .map(
    (leftOut) =>
      new Map(leftOut.map((out, fit) => [fit, trials.filter((_, i) => !out.includes(i))] as const)),
  );

describe('fits that begin together', () => {
  it('have a start that saw nothing of what any of them holds out', () => {
    fc.assert(
      fc.property(anyFits, (training) => {
        for (const { keys, common } of relatedFits(training).related) {
          for (const key of keys) {
            const trained = new Set((training.get(key) ?? []).map(({ id }) => id));
            for (const { id } of common) expect(trained.has(id), `fit ${key}, ${id}`).toBe(true);
          }
        }
      }),
      { numRuns: 200, seed: 4 },
    );
  });

  it('are all fits, each once, with those that leave too much out', () => {
    fc.assert(
      fc.property(anyFits, (training) => {
        const { related, alone } = relatedFits(training);
        const all = [...related.flatMap(({ keys }) => keys), ...alone];
        expect(all.toSorted((a, b) => a - b)).toEqual([...training.keys()]);
      }),
      { numRuns: 200, seed: 5 },
    );
  });

  it('begin with three quarters of the trials where each leaves one out', () => {
    const each = new Map(
      trials.map((_, fit) => [fit, trials.filter((__, i) => i !== fit)] as const),
    );
    const { related, alone } = relatedFits(each);
    expect(alone).toEqual([]);
    expect(related.map(({ common }) => common.length)).toEqual([18, 18, 18, 18]);
  });
});
