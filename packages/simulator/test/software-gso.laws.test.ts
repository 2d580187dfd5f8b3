import type { StageId } from '@hopwise/datapath';
import { describe, expect, it } from 'vitest';
import { predictAnalytic } from '../src/index.ts';
import { datapathOf, inputOf, workloadOf } from './testing.ts';

/** CPU that a stage of the client takes to send one request of 60 kB [ns]. */
function perRequestNs(id: string, stage: StageId, mtu: number): number {
  const workload = { ...workloadOf('tcp-rr', 1), requestBytes: 60_000 };
  const { stages } = predictAnalytic(inputOf(datapathOf(id), workload, { mtu }));
  const ofSender = stages.filter(
    (share) => share.stage === stage && share.end === 'client' && share.direction === 'egress',
  );
  expect(ofSender).not.toHaveLength(0);
  return ofSender.reduce((sum, { nsPerOperation }) => sum + nsPerOperation, 0);
}

/** How many times as much small frames cost as jumbo frames: 42 segments a request, or 7. */
const change = (id: string, stage: StageId): number =>
  perRequestNs(id, stage, 1500) / perRequestNs(id, stage, 9000);

describe('a large packet cut in software', () => {
  it('makes the tunnel after the cut cost by segments', () => {
    expect(change('kube-ovn-overlay', 'geneveXmit')).toBeGreaterThan(3.5);
  });

  it('leaves the switch before the cut as it was', () => {
    expect(change('kube-ovn-overlay', 'ovsCtExecute')).toBeCloseTo(1, 5);
  });

  it('leaves a tunnel whose packets the NIC cuts as it was', () => {
    expect(change('antrea-encap', 'geneveXmit')).toBeCloseTo(1, 5);
  });

  it('makes a relaying process cost by segments, twice where its end reads and writes', () => {
    expect(change('flannel-udp', 'relaySendmsg')).toBeGreaterThan(1.5);
    expect(change('flannel-udp', 'flanneldForward')).toBeGreaterThan(3.5);
  });
});
