import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { datapaths, modifiers, plainCluster } from '@hopwise/datapath';
import { parseSystems } from '@hopwise/dataset';
import { describe, expect, it } from 'vitest';
import { labMapping } from '../src/validate/lab-parts.ts';
import { root } from './launcher.ts';

const ids = {
  datapathIds: datapaths.map(({ id }) => id),
  modifierIds: modifiers.map(({ id }) => id),
};
const file = join(root, 'data/maps/lab.csv');
const committed = parseSystems(readFileSync(file, 'utf8'), 'lab.csv', ids);
const bases = ['host', 'routed', 'routed-bridge', 'bridge', 'macvlan', 'ipvlan', 'ebpf'] as const;
const plain = { conntrack: 'off' } as const;

describe('parts of a topology', () => {
  it('all have a row, also those that the catalogue lacks, with a reason', () => {
    const tunnels = ['vxlan', 'geneve', 'ipip', 'wireguard', 'ipsec'];
    const tools = ['iptables', 'nftables'];
    const parts = [
      ...bases.map((base) => `base-${base}`),
      ...tunnels.map((tunnel) => `tunnel-${tunnel}`),
      ...['on', 'notrack'].map((state) => `conntrack-${state}`),
      ...tools.flatMap((tool) => [`rules-${tool}`, `services-${tool}`]),
    ];
    const known = committed.map(({ system }) => system);
    expect(parts.filter((part) => !known.includes(part))).toEqual([]);
    for (const { datapath, note } of committed) if (datapath === null) expect(note).not.toBe('');
  });

  it('of bare pods are datapaths of the catalogue', () => {
    expect(labMapping({ ...plain, base: 'routed' }, committed)).toEqual({
      datapath: 'veth-routed',
      modifiers: [],
      cluster: null,
    });
  });

  const row = (system: string, datapath: string | null, own: readonly string[] = []) => ({
    ...{ source: 'lab', system, datapath, modifiers: own, note: 'why', line: 1 },
  });
  const rows = [
    row('base-routed', 'veth-routed', ['first']),
    row('base-ebpf', 'veth-ebpf'),
    row('tunnel-vxlan', 'veth-routed', ['second']),
    row('tunnel-ipip', null),
    row('conntrack-on', 'veth-routed', ['third']),
    row('rules-iptables', 'veth-routed', ['fourth']),
    row('ebpf-rules-iptables', 'veth-ebpf'),
  ];
  const rules = { count: 100, by: 'iptables' } as const;

  it('add their modifiers, the tunnel before what tracks and filters, and the number of rules', () => {
    const whole = { base: 'routed', conntrack: 'on', tunnel: 'vxlan', rules } as const;
    expect(labMapping(whole, rows)).toEqual({
      datapath: 'veth-routed',
      modifiers: ['first', 'second', 'third', 'fourth'],
      cluster: { ...plainCluster, policyRules: 100 },
    });
  });

  it('do on one base what its own row says', () => {
    expect(labMapping({ ...plain, base: 'ebpf', rules }, rows)).toEqual({
      datapath: 'veth-ebpf',
      modifiers: [],
      cluster: null,
    });
  });

  it('that the catalogue lacks are a reason, each by its name', () => {
    expect(labMapping({ ...plain, base: 'routed', tunnel: 'ipip' }, rows)).toEqual({
      reason: 'tunnel-ipip: why',
    });
    expect(labMapping({ ...plain, base: 'bridge' }, rows)).toEqual({
      reason: 'base-bridge: the map of lab parts has no such row',
    });
  });
});
