import { workloadKinds } from '@hopwise/datapath';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeState, encodeState, ignoredParts, initialState } from '../src/state.ts';

const states = fc.record({
  workload: fc.constantFrom(...workloadKinds),
  processes: fc.integer({ min: 1, max: 999_999 }),
  sort: fc.constantFrom('predicted' as const, 'published' as const),
  theme: fc.constantFrom('system' as const, 'light' as const, 'dark' as const),
});

describe('the state in the address', () => {
  it('comes back as it went in', () => {
    fc.assert(
      fc.property(states, (state) => {
        expect(decodeState(encodeState(state))).toEqual(state);
      }),
    );
  });

  it('is a valid state whatever the hash says', () => {
    const parts = fc.constantFrom(
      'test=',
      'sort=',
      'theme=',
      'tcp-rr-0',
      'tcp-crr-',
      '&',
      '#',
      '%',
    );
    const hashes = fc.oneof(
      fc.string(),
      fc.array(parts).map((some) => some.join('')),
    );
    fc.assert(
      fc.property(hashes, (hash) => {
        const state = decodeState(hash);
        expect(decodeState(encodeState(state))).toEqual(state);
        expect(state.processes).toBeGreaterThan(0);
      }),
    );
  });

  it('is the first page where the hash is empty, unknown or impossible', () => {
    for (const hash of ['', '#', '#test=sctp-rr-1', '#test=tcp-crr-0', '#theme=pink&sort=up']) {
      expect(decodeState(hash)).toEqual(initialState);
    }
  });

  it('ignores nothing of an address that it wrote itself', () => {
    fc.assert(
      fc.property(states, (state) => {
        expect(ignoredParts(encodeState(state), state)).toEqual([]);
      }),
    );
  });

  it.each([
    ['', []],
    ['#test=tcp-rr-32', []],
    ['#test=nope', ['test=nope']],
    ['#test=nope&theme=dark&zoom=2', ['test=nope', 'zoom=2']],
    ['#rate-title', ['rate-title']],
    ['#test=tcp-crr-7', ['test=tcp-crr-7']],
  ])('names the parts of %s that it does not follow', (hash, ignored) => {
    const asked = decodeState(hash);
    const shown = asked.processes === 7 ? initialState : asked;
    expect(ignoredParts(hash, shown)).toEqual(ignored);
  });
});
