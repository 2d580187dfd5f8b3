import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { initialLoad } from '../../src/load/load.ts';
import { decodeLoad, encodeLoad } from '../../src/load/load-codec.ts';
import { aLoad } from './a-load.ts';

const parse = (said: Readonly<Record<string, string>>) =>
  decodeLoad(new URLSearchParams(new URLSearchParams(said).toString()));

describe('a load in an address', () => {
  it('comes back as it was', () => {
    fc.assert(
      fc.property(aLoad, (load) => {
        expect(parse(encodeLoad(load))).toEqual(load);
      }),
    );
  });

  it('says only what differs from the first', () => {
    expect(encodeLoad(initialLoad)).toEqual({});
    expect(encodeLoad({ ...initialLoad, processes: 1, aes: false })).toEqual({
      ...{ processes: '1', aes: 'off' },
    });
  });

  it('is as at first where the address says nonsense', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.keys(initialLoad)),
        fc.string().filter((text) => !/^[\w. -]*$/.test(text)),
        (name, text) => {
          expect(parse({ [name]: text })).toEqual(initialLoad);
        },
      ),
    );
    for (const [name, text] of [
      ['processes', '0'],
      ['processes', '1.5'],
      ['mtu', '-1'],
      ['clockGhz', 'Infinity'],
      ['kind', 'tcp'],
      ['kernel', '6'],
      ['services', '1e9'],
    ] as const) {
      expect(parse({ [name]: text })).toEqual(initialLoad);
    }
  });
});
