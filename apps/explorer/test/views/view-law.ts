import fc from 'fast-check';
import { expect } from 'vitest';
import type { View } from '../../src/views/view.ts';

const throughAddress = (part: Readonly<Record<string, string>>): URLSearchParams =>
  new URLSearchParams(new URLSearchParams(part).toString());

/** The laws of a permalink: a state comes back as it went in, and every text is a valid state. */
export function expectPermalink<State>(view: View<State>, states: fc.Arbitrary<State>): void {
  fc.assert(
    fc.property(states, (state) => {
      expect(view.decode(throughAddress(view.encode(state)))).toEqual(state);
    }),
  );
  expect(view.encode(view.initial)).toEqual({});
  expect(view.decode(new URLSearchParams())).toEqual(view.initial);
  expect(view.decode(throughAddress(view.initialPart))).toEqual(view.initial);
  for (const [name, value] of Object.entries(view.initialPart)) {
    expect(view.encode(view.decode(throughAddress({ [name]: value })))).toEqual({});
  }
  const names = [
    ...new Set(fc.sample(states, 50).flatMap((state) => Object.keys(view.encode(state)))),
  ];
  const anything = fc.dictionary(fc.constantFrom('x', ...names), fc.string());
  fc.assert(
    fc.property(anything, (said) => {
      const state = view.decode(throughAddress(said));
      expect(view.decode(throughAddress(view.encode(state)))).toEqual(state);
    }),
  );
}
