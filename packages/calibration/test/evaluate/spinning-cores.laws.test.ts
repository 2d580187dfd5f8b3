import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spinningCores } from '../../src/evaluate/spinning-cores.ts';

const streamsOf = fc.integer({ min: 1, max: 64 });
const share = fc.double({ min: 0, max: 1, noNaN: true });

describe('the thread that spins beside readers', () => {
  it('is what is left of a program whose readers are that busy', () => {
    fc.assert(
      fc.property(streamsOf, share, (streams, busy) => {
        const spinning = 1 - (1 - busy) ** streams;
        expect(spinningCores(streams * busy + spinning, streams)).toBeCloseTo(spinning, 6);
      }),
    );
  });

  it('takes one core at most, and no more than the program', () => {
    fc.assert(
      fc.property(streamsOf, share, (streams, part) => {
        const program = part * (streams + 1);
        const spinning = spinningCores(program, streams);
        expect(spinning).toBeGreaterThanOrEqual(0);
        expect(spinning).toBeLessThanOrEqual(Math.min(1, program) + 1e-6);
      }),
    );
  });

  it('takes nearly all of a core beside a few busy readers, and half of what one reader shows', () => {
    expect(spinningCores(1, 1)).toBeCloseTo(0.5, 6);
    expect(spinningCores(8, 8)).toBeGreaterThan(0.999);
  });
});
