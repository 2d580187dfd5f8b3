import { datapaths, type WorkloadKind } from '@hopwise/datapath';
import { describe, expect, it } from 'vitest';
import { checkDatapath, predictAnalytic, predictEvents } from '../src/index.ts';
import { clusterInput, exchangeOf, isPossible, timeOfOne } from './exchange-testing.ts';
import { datapathOf, machine, steadyMachine } from './testing.ts';

const toNode = { placement: 'same-node', target: 'host' } as const;
const streamOf = (kind: WorkloadKind, processes: number) =>
  ({ kind, processes, requestBytes: 65_536, responseBytes: 1 }) as const;
const possible = datapaths.filter((datapath) =>
  isPossible(clusterInput(datapath, exchangeOf('tcp-rr', 1), toNode)),
);

describe('a pod and its own node', () => {
  it('are the ends of a load on every datapath whose way is known', () => {
    expect(possible.length).toBeGreaterThan(40);
  });

  it.each(possible.map((datapath) => ({ datapath, id: datapath.id })))(
    'take one customer the same time by both solvers: $id',
    ({ datapath }) => {
      const input = clusterInput(datapath, exchangeOf('tcp-rr', 1), {
        hardware: steadyMachine,
        ...toNode,
      });
      expect(timeOfOne(input, 20) * predictAnalytic(input).rate.value).toBeCloseTo(1e9, 0);
    },
  );

  it('answer sooner than the next node, which a wire and a NIC lie before', () => {
    for (const datapath of possible) {
      const rateOf = (placement: 'same-node' | 'cross-node'): number => {
        const input = clusterInput(datapath, exchangeOf('tcp-rr', 1), {
          hardware: machine,
          placement,
          target: placement === 'same-node' ? 'host' : 'pod',
        });
        return predictAnalytic(input).rate.value;
      };
      expect(rateOf('same-node'), datapath.id).toBeGreaterThan(rateOf('cross-node'));
    }
  });

  it('are both the node where a datapath has no pods', () => {
    for (const kind of ['tcp-rr', 'tcp-crr', 'http'] as const) {
      const at = (target: 'host' | 'pod') =>
        predictAnalytic(
          clusterInput(datapathOf('host'), exchangeOf(kind, 4), { placement: 'same-node', target }),
        ).rate.value;
      expect(at('host')).toBe(at('pod'));
    }
  });

  it.each(['tcp-crr', 'udp-rr', 'http'] as const)('cost the same by both solvers: %s', (kind) => {
    for (const id of ['cilium-ebpf', 'flannel-vxlan', 'antrea-encap']) {
      const input = clusterInput(datapathOf(id), exchangeOf(kind, 8), {
        hardware: machine,
        ...toNode,
      });
      const [closed, events] = [predictAnalytic(input), predictEvents(input)];
      expect(Math.abs(closed.rate.value / events.rate.value - 1), id).toBeLessThan(0.12);
    }
  });

  it.each(['tcp-stream', 'tcp-maerts'] as const)('carry a stream the same: %s', (kind) => {
    for (const id of ['calico-iptables', 'cilium-netkit', 'weave-sleeve']) {
      const input = clusterInput(datapathOf(id), streamOf(kind, 2), {
        hardware: steadyMachine,
        ...toNode,
      });
      const [closed, events] = [predictAnalytic(input), predictEvents(input)];
      expect(Math.abs(closed.rate.value / events.rate.value - 1), id).toBeLessThan(0.06);
      expect(closed.wireBitPerS).toBe(0);
    }
  });

  it('send each way by its own end: forward chains are walked by neither', () => {
    const { stages } = predictAnalytic(
      clusterInput(datapathOf('flannel-vxlan'), exchangeOf('tcp-rr', 1), {
        hardware: machine,
        ...toNode,
      }),
    );
    const met = (end: 'client' | 'server', direction: 'egress' | 'ingress') =>
      stages
        .filter((each) => each.end === end && each.direction === direction)
        .map((each) => each.stage);
    expect(met('client', 'egress')).not.toContain('brDevXmit');
    expect(met('server', 'egress')).toContain('brDevXmit');
    expect(met('server', 'ingress')).toContain('brHandleFrame');
    expect(met('client', 'ingress')).not.toContain('brHandleFrame');
  });

  it('have no mesh between them, wherever the node is', () => {
    for (const placement of ['same-node', 'cross-node'] as const) {
      const { datapath, scenario, hardware } = clusterInput(
        datapathOf('cilium-ebpf', ['istio-sidecar']),
        exchangeOf('http', 1),
        { placement, target: 'host' },
      );
      expect(checkDatapath(datapath, scenario, hardware).join()).toContain('takes in pods');
    }
  });
});
