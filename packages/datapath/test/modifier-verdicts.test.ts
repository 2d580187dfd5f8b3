import { describe, expect, it } from 'vitest';
import {
  applyModifiers,
  datapaths,
  datapathsWith,
  modifiers,
  modifiersOf,
  refusedTogether,
} from '../src/index.ts';

describe('what goes with what', () => {
  it('is the same from either side, and is what applying one says', () => {
    for (const datapath of datapaths) {
      const { applies, refused } = modifiersOf(datapath);
      expect(applies.length + refused.length).toBe(modifiers.length);
      for (const modifier of modifiers) {
        expect(applies.includes(modifier.id)).toBe(applyModifiers(datapath, [modifier]).ok);
      }
    }
    const ofDatapaths = datapaths.map((each) => ({ id: each.id, ...modifiersOf(each) }));
    for (const modifier of modifiers) {
      const back = ofDatapaths.filter(({ applies }) => applies.includes(modifier.id));
      expect(datapathsWith(modifier).applies).toEqual(back.map(({ id }) => id));
    }
  });

  it('says each reason once, with everything that it is the reason of', () => {
    for (const datapath of datapaths) {
      const { refused } = modifiersOf(datapath);
      const groups = refusedTogether(refused);
      expect(new Set(groups.map(({ because }) => because)).size).toBe(groups.length);
      expect(groups.flatMap(({ ids }) => ids).toSorted()).toEqual(
        refused.map(({ id }) => id).toSorted(),
      );
    }
  });

  it('refuses BIG TCP where packets are cut before they are encrypted', () => {
    const wireguard = datapaths.find(({ id }) => id === 'flannel-wireguard');
    if (wireguard === undefined) throw new Error('no flannel-wireguard');
    const { refused } = modifiersOf(wireguard);
    const bigTcp = refused.find(({ id }) => id === 'big-tcp-v4');
    expect(bigTcp?.because).toMatch(/cut into segments before they are encrypted/);
  });
});
