import { datapaths } from '@hopwise/datapath';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { whatIfView } from '../../src/views/what-if/what-if-view.ts';
import { expectPermalink } from './view-law.ts';
import { datapathSets } from '../../src/load/datapath-sets.ts';
import { metricIds } from '../../src/load/metrics.ts';
import {
  decodeState,
  encodeState,
  initialState,
  type WhatIfState,
} from '../../src/views/what-if/state.ts';
import { aLoad } from '../load/a-load.ts';

const aState: fc.Arbitrary<WhatIfState> = fc.record({
  load: aLoad,
  set: fc.constantFrom(...datapathSets.map(({ id }) => id)),
  metric: fc.constantFrom(...metricIds),
  focus: fc.constantFrom('', ...datapaths.map(({ id }) => id)),
  pins: fc.array(aLoad, { maxLength: 3 }),
});

describe('the permalink of What-if', () => {
  it('holds the whole state, with every pinned load', () => {
    expectPermalink(whatIfView, aState);
  });

  it('says nothing of the initial state, and takes nonsense for it', () => {
    expect(encodeState(initialState)).toEqual({});
    const said = new URLSearchParams({ set: 'none', metric: '<b>', focus: '"', pins: '1' });
    expect(decodeState(said)).toEqual(initialState);
  });
});
