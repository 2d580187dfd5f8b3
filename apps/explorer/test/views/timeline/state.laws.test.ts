import { datapaths, workloadKinds } from '@hopwise/datapath';
import fc from 'fast-check';
import { describe, it } from 'vitest';
import { recordedNs } from '../../../src/views/timeline/state.ts';
import { timelineView } from '../../../src/views/timeline/timeline-view.ts';
import { expectPermalink } from '../view-law.ts';

const window = fc
  .tuple(fc.nat(recordedNs - 1), fc.integer({ min: 1, max: recordedNs }))
  .map(([fromNs, length]) => ({ fromNs, toNs: Math.min(recordedNs, fromNs + length) }));

describe('the permalink of a timeline', () => {
  it('holds everything that is shown', () => {
    expectPermalink(
      timelineView,
      fc
        .record({
          path: fc.constantFrom(...datapaths.map(({ id }) => `${id}+hubble`)),
          workload: fc.constantFrom(...workloadKinds),
          processes: fc.integer({ min: 1, max: 4096 }),
          hardware: fc.constantFrom('', 'cilium2021-100g'),
          mtu: fc.integer({ min: 1, max: 9000 }),
          window,
          slice: fc.oneof(fc.constant(-1), fc.nat(1e6)),
        })
        .map(({ window: view, ...rest }) => ({ ...rest, ...view })),
    );
  });
});
