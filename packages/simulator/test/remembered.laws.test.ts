import type { Workload } from '@hopwise/datapath';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { predictAnalytic } from '../src/index.ts';
import { anyDatapath } from './arbitraries.ts';
import { inputOf, priors } from './testing.ts';

/** Options that mean different things often have the same value. */
const loads: fc.Arbitrary<Workload> = fc
  .record({
    option: fc.constantFrom('ratePerS', 'burst', 'serverWorkers'),
    value: fc.integer({ min: 1, max: 2 }),
  })
  .map(({ option, value }) => ({
    ...{ kind: 'tcp-rr', processes: 2, requestBytes: 1, responseBytes: 1, [option]: value },
  }));

describe('what the solver remembers', () => {
  it('changes no answer: it is that of one who is asked for the first time', () => {
    fc.assert(
      fc.property(
        anyDatapath,
        fc.array(loads, { minLength: 2, maxLength: 6 }),
        (datapath, asked) => {
          for (const load of asked) {
            const known = predictAnalytic(inputOf(datapath, load));
            const costs = { ...priors };
            expect(known).toEqual(predictAnalytic(inputOf(datapath, load, { costs })));
          }
        },
      ),
    );
  });
});
