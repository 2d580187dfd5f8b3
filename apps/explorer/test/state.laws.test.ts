import { workloadKinds } from '@hopwise/datapath';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeState, encodeState, initialState } from '../src/state.ts';

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
    for (const hash of ['', '#', '#test=udp-stream-1', '#test=tcp-crr-0', '#theme=pink&sort=up']) {
      expect(decodeState(hash)).toEqual(initialState);
    }
  });
});
