import { datapaths, workloadKinds } from '@hopwise/datapath';
import fc from 'fast-check';
import { describe, it } from 'vitest';
import { datapathView } from '../../../src/views/datapath/datapath-view.ts';
import { measures, slowDowns } from '../../../src/views/datapath/state.ts';
import { expectPermalink } from '../view-law.ts';

const path = fc
  .tuple(
    fc.constantFrom(...datapaths.map(({ id }) => id)),
    fc.subarray(['notrack', 'hubble', 'kube-proxy-ipvs']),
  )
  .map(([id, modifiers]) => [id, ...modifiers].join('+'));

describe('the permalink of a datapath', () => {
  it('holds everything that is shown', () => {
    expectPermalink(
      datapathView,
      fc.record({
        a: path,
        b: fc.oneof(path, fc.constant('')),
        workload: fc.constantFrom(...workloadKinds),
        processes: fc.integer({ min: 1, max: 4096 }),
        hardware: fc.constantFrom('', 'cilium2021-100g'),
        mtu: fc.integer({ min: 1, max: 9000 }),
        measure: fc.constantFrom(...measures),
        atNs: fc.nat(1e8),
        slowDown: fc.constantFrom(...slowDowns),
      }),
    );
  });
});
