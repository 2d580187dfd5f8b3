import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { initialLoad } from '../../src/load/load.ts';
import { decodeLoad, encodeLoad } from '../../src/load/load-codec.ts';
import { knobs, knobText, stopOf, turned } from '../../src/load/knobs.ts';

describe('a knob', () => {
  it('stops at values in order, each of which an address can say', () => {
    for (const { id, stops } of knobs) {
      expect(stops.toSorted((a, b) => a - b)).toEqual(stops);
      expect(new Set(stops).size).toBe(stops.length);
      for (const stop of stops) {
        const load = turned(initialLoad, id, stop);
        expect(decodeLoad(new URLSearchParams(encodeLoad(load)))).toEqual(load);
      }
    }
  });

  it('stands at the stop that it was turned to, and near any other value', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...knobs),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (knob, share) => {
          const stop = Math.floor(share * (knob.stops.length - 1));
          expect(stopOf(knob, knob.stops[stop] ?? Number.NaN)).toBe(stop);
          const [low = 0, high = 0] = [knob.stops[stop], knob.stops[stop + 1]];
          const between = stopOf(knob, (low + high) / 2);
          if (high > low) expect([stop, stop + 1]).toContain(between);
        },
      ),
    );
  });

  it('says its value with its unit', () => {
    const text = (id: string, value: number) => {
      const knob = knobs.find((each) => each.id === id);
      if (knob === undefined) throw new RangeError(id);
      return knobText(knob, value);
    };
    expect(text('services', 3900)).toBe('3\u202f900');
    expect(text('clockGhz', 2.4)).toBe('2.4\u00a0GHz');
    expect(text('requestBytes', 16_384)).toBe('16\u202f384\u00a0bytes');
  });
});
