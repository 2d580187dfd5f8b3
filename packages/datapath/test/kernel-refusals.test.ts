import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kernelRefusals } from '../src/index.ts';

const anyVersion = fc.tuple(fc.nat(9), fc.nat(30), fc.nat(200));
const written = (version: readonly number[]): string => version.join('.');

/** A version as one number that grows with it. */
const rank = ([major = 0, minor = 0, patch = 0]: readonly number[]): number =>
  (major * 100 + minor) * 1000 + patch;

describe('a kernel', () => {
  it('is too old for what came with a later one, and for nothing else', () => {
    fc.assert(
      fc.property(anyVersion, anyVersion, (kernel, oldest) => {
        const path = { id: 'path', kernelMin: written(oldest) };
        expect(kernelRefusals(path, [], written(kernel))).toEqual(
          rank(kernel) < rank(oldest) ? [path] : [],
        );
      }),
    );
  });

  it.each([
    ['5.9', '5.10', true],
    ['5.10', '5.9', false],
    ['6', '5.19', false],
    ['6.8', '6.8.0', false],
    ['6.8.0', '6.8', false],
    ['6.8.12', '6.8', false],
    ['6.8', '6.8.1', true],
  ])('%s for something of %s: %s', (kernel, kernelMin, isTooOld) => {
    const path = { id: 'path', kernelMin };
    expect(kernelRefusals(path, [], kernel)).toEqual(isTooOld ? [path] : []);
  });

  it('may be too old for a modifier only, and is never too old for one of any age', () => {
    const path = { id: 'path', kernelMin: '3.10' };
    const modifiers = [{ id: 'new', kernelMin: '6.8' }, { id: 'ageless' }];
    expect(kernelRefusals(path, modifiers, '5.10')).toEqual([{ id: 'new', kernelMin: '6.8' }]);
  });
});
