import { isStageId, type WorkloadKind } from '@hopwise/datapath';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkDatapath,
  opensConnections,
  predictAnalytic,
  simulatedKinds,
  stagesMet,
} from '../src/index.ts';
import { anyDatapath } from './arbitraries.ts';
import { datapathOf, inputOf, machine, workloadOf } from './testing.ts';

/** A NIC without offloads has GSO cut in software. */
const plainNic = { ...machine, nic: { ...machine.nic, tso: false, tunnelOffload: false } };

const clusters = fc.record({
  placement: fc.constantFrom('cross-node' as const, 'same-node' as const),
  target: fc.constantFrom('pod' as const, 'service' as const, 'host' as const),
  services: fc.constantFrom(0, 100),
  policyRules: fc.constantFrom(0, 10),
  ip: fc.constant(4 as const),
});

const loads = fc
  .record({
    datapath: anyDatapath,
    kind: fc.constantFrom(...simulatedKinds),
    processes: fc.integer({ min: 1, max: 64 }),
    hardware: fc.constantFrom(machine, plainNic),
    cluster: clusters,
  })
  .map(({ datapath, kind, processes, hardware, cluster }) => {
    const { scenario, ...rest } = inputOf(datapath, workloadOf(kind, processes), { hardware });
    return { ...rest, scenario: { ...scenario, cluster } };
  })
  .filter(
    ({ datapath, scenario, hardware }) => checkDatapath(datapath, scenario, hardware).length === 0,
  );

describe('the stages that a load meets', () => {
  it('are at least those that a prediction charges', () => {
    fc.assert(
      fc.property(loads, (input) => {
        const charged = predictAnalytic(input).stages.map(({ stage }) => stage);
        const met = stagesMet(input);
        expect(charged.filter(isStageId).filter((id) => !met.includes(id))).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  it('are all that its costs need: without one of them nothing is predicted', () => {
    const gaps = loads.chain((input) =>
      fc.record({ input: fc.constant(input), gone: fc.constantFrom(...stagesMet(input)) }),
    );
    fc.assert(
      fc.property(gaps, ({ input, gone }) => {
        const costs = input.costs.costs.filter(({ subject }) => subject !== gone);
        expect(() => predictAnalytic({ ...input, costs: { ...input.costs, costs } })).toThrow(gone);
      }),
      { numRuns: 400 },
    );
  });

  const metBy = (id: string, kind: WorkloadKind, modifierIds: readonly string[] = []) =>
    stagesMet(inputOf(datapathOf(id, modifierIds), workloadOf(kind, 1)));

  it('leave out what only connections do when none are made', () => {
    expect(metBy('host', 'tcp-rr')).not.toContain('tcpTimeWait');
    expect(metBy('host', 'tcp-crr')).toContain('tcpTimeWait');
    expect(metBy('host', 'tcp-stream')).not.toContain('sendOmni');
  });

  it('are those of the transport that is carried', () => {
    expect(metBy('flannel-vxlan', 'udp-rr')).toContain('pskbExpandHead');
    expect(metBy('flannel-vxlan', 'tcp-rr')).not.toContain('pskbExpandHead');
    expect(metBy('flannel-vxlan', 'udp-stream')).not.toContain('tcpV4Rcv');
  });

  it('count the loopback of a pod only where a proxy is reached over it', () => {
    expect(metBy('flannel-vxlan', 'http')).not.toContain('loopbackXmit');
    expect(metBy('flannel-vxlan', 'http', ['istio-sidecar'])).toContain('loopbackXmit');
  });
});

describe('connections are opened', () => {
  it('by loads of one connection each, and by front ends that ask a cache', () => {
    const opening = simulatedKinds.filter((kind) => opensConnections(workloadOf(kind, 1)));
    expect(opening).toEqual(['tcp-crr', 'web-tier']);
  });
});
