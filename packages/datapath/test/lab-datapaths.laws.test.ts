import { describe, expect, it } from 'vitest';
import {
  applyModifiers,
  type Datapath,
  datapaths,
  findDatapath,
  findModifier,
  overVethWire,
  type StageId,
  stages,
  stagesOf,
} from '../src/index.ts';

function datapathOf(id: string, modifierIds: readonly string[] = []): Datapath {
  const datapath = findDatapath(id);
  const modifiers = modifierIds.flatMap((each) => findModifier(each) ?? []);
  if (datapath === undefined || modifiers.length < modifierIds.length) throw new Error(id);
  const applied = applyModifiers(datapath, modifiers);
  if (!applied.ok) throw new Error(applied.reason);
  return applied.datapath;
}

/** How often a stage is passed from socket to wire, and from wire to socket. */
function passes({ egress, ingress }: Datapath, id: StageId): readonly [number, number] {
  const count = (visits: Datapath['egress']): number =>
    visits.flatMap((visit) => visit.stages as readonly StageId[]).filter((each) => each === id)
      .length;
  return [count(egress), count(ingress)];
}

const routed = (...modifierIds: readonly string[]): Datapath =>
  datapathOf('veth-routed', modifierIds);

describe('a datapath over a veth wire', () => {
  it('has no stage of a driver between nodes, and one more hop each way', () => {
    for (const datapath of datapaths) {
      const { egress, ingress, ...rest } = overVethWire(datapath);
      const between = stagesOf({ ...rest, egress, ingress, sameNode: [] });
      const drivers = between.filter((id) => stages[id].layer === 'driver' && id !== 'doSoftirq');
      expect(drivers, datapath.id).toEqual([]);
      const [sent] = passes({ ...datapath, egress }, 'vethXmit');
      const wires = passes(datapath, 'ndoStartXmit')[0];
      expect(sent, datapath.id).toBe(passes(datapath, 'vethXmit')[0] + wires);
      expect(
        ingress.some(({ entry }) => entry === 'interrupt'),
        datapath.id,
      ).toBe(false);
    }
  });
});

describe('outer packets of a tunnel', () => {
  it('pass IP once more each way', () => {
    expect(passes(routed(), 'ipRcv')).toEqual([1, 2]);
    expect(passes(routed('vxlan'), 'ipRcv')).toEqual([1, 3]);
    expect(passes(routed('vxlan'), 'iptunnelXmit')).toEqual([1, 0]);
  });

  it('are tracked where connections are, also where inner ones are exempted', () => {
    expect(passes(routed('conntrack'), 'nfConntrackIn')).toEqual([1, 1]);
    expect(passes(routed('vxlan', 'conntrack'), 'nfConntrackIn')).toEqual([2, 2]);
    expect(passes(routed('conntrack-exempt'), 'nfConntrackIn')).toEqual([0, 0]);
    expect(passes(routed('vxlan', 'conntrack-exempt'), 'nfConntrackIn')).toEqual([1, 1]);
  });

  it('meet no rule of the FORWARD chain', () => {
    for (const tunnel of [[], ['vxlan'], ['vxlan', 'conntrack'], ['vxlan', 'conntrack-exempt']]) {
      expect(passes(routed(...tunnel, 'forward-rules'), 'iptFirewallRules')).toEqual([1, 1]);
    }
  });
});

describe('rules of the FORWARD chain', () => {
  it('share hook and chain with the rule that accepts what is tracked', () => {
    for (const id of ['nfHookSlow', 'nftDoChain', 'nfConntrackIn'] as const) {
      const tracked = passes(routed('conntrack'), id);
      expect(passes(routed('conntrack', 'forward-rules'), id), id).toEqual(tracked);
    }
  });
});

it('a tunnel is named before what tracks or filters, which decides about its outer packets', () => {
  const tunnel = findModifier('vxlan');
  for (const before of ['conntrack', 'conntrack-exempt', 'forward-rules']) {
    if (tunnel === undefined) throw new Error('no modifier vxlan');
    expect(applyModifiers(routed(before), [tunnel]).ok, before).toBe(false);
  }
});

it('nothing is at the hooks of a host without rules', () => {
  const bare = datapathOf('host', ['no-rules']);
  for (const id of ['nfHookSlow', 'nfConntrackIn', 'nfConntrackConfirm'] as const) {
    expect(passes(bare, id), id).toEqual([0, 0]);
  }
  expect(bare.conntrack).toBeNull();
});
