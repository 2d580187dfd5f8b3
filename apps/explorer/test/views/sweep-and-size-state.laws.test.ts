import { percentiles } from '@hopwise/calibration';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { datapathSets } from '../../src/load/datapath-sets.ts';
import { knobs } from '../../src/load/knobs.ts';
import { metricIds } from '../../src/load/metrics.ts';
import * as size from '../../src/views/size/state.ts';
import * as sweep from '../../src/views/sweep/state.ts';
import { sizeView } from '../../src/views/size/size-view.ts';
import { sweepView } from '../../src/views/sweep/sweep-view.ts';
import { expectPermalink } from './view-law.ts';
import { aLoad } from '../load/a-load.ts';

const aSystem = fc.constantFrom('host', 'cilium-ebpf', 'host+notrack', 'antrea-encap+rps+xps');
const aSweep: fc.Arbitrary<sweep.SweepState> = fc
  .record({
    load: aLoad,
    x: fc.constantFrom(...knobs.map(({ id }) => id)),
    y: fc.option(fc.constantFrom(...knobs.map(({ id }) => id)), { nil: null }),
    metric: fc.constantFrom(...metricIds),
    systems: fc.uniqueArray(aSystem, { minLength: 1, maxLength: 6 }),
    of: fc.oneof(fc.constant(''), aSystem),
    against: fc.oneof(fc.constant(''), aSystem),
    marks: fc.uniqueArray(
      fc.integer({ min: 0, max: 50_000 }).map((each) => each / 10),
      { maxLength: 8 },
    ),
  })
  .map((state) => ({ ...state, y: state.y === state.x ? null : state.y }));
const aSize: fc.Arbitrary<size.SizeState> = fc.record({
  load: aLoad,
  perS: fc.integer({ min: 1, max: 1e12 }),
  shareUsed: fc.integer({ min: 5, max: 100 }).map((each) => each / 100),
  limitUs: fc.option(fc.integer({ min: 1, max: 1e6 }), { nil: null }),
  percentile: fc.constantFrom(...percentiles),
  set: fc.constantFrom(...datapathSets.map(({ id }) => id)),
});

describe('the permalink', () => {
  it('of Sweep holds the whole state', () => {
    expectPermalink(sweepView, aSweep);
  });

  it('of Size holds the whole state', () => {
    expectPermalink(sizeView, aSize);
  });

  it('says nothing of the initial states, and takes nonsense for them', () => {
    expect(sweep.encodeState(sweep.initialState)).toEqual({});
    expect(size.encodeState(size.initialState)).toEqual({});
    const said = new URLSearchParams({ x: 'none', systems: '<b> nope', marks: '-1 x', y: 'host' });
    expect(sweep.decodeState(said)).toEqual(sweep.initialState);
    const other = new URLSearchParams({ perS: '-5', share: '2', limitUs: 'x', percentile: 'p1' });
    expect(size.decodeState(other)).toEqual(size.initialState);
  });
});
