import {
  applyModifiers,
  type Context,
  type Datapath,
  datapaths,
  findDatapath,
  findModifier,
  isHandOver,
  type Modifier,
  modifiers,
  type StageId,
  stages,
  stagesOfVisits,
  type Visit,
} from '@hopwise/datapath';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const everyStage = ({ egress, ingress, sameNode = [] }: Datapath): readonly StageId[] =>
  stagesOfVisits([...egress, ...ingress, ...sameNode]);

const byId = (id: string): Modifier => {
  const modifier = findModifier(id);
  if (modifier === undefined) throw new Error(`no modifier ${id}`);
  return modifier;
};

const reasonOf = (datapathId: string, ...modifierIds: readonly string[]): string | null => {
  const datapath = findDatapath(datapathId);
  if (datapath === undefined) throw new Error(`no datapath ${datapathId}`);
  const applied = applyModifiers(datapath, modifierIds.map(byId));
  return applied.ok ? null : applied.reason;
};

const isSteered = ({ entry }: Visit): boolean => entry === 'rps' || entry === 'rfs';

const contextsOf = (stage: StageId): readonly Context[] => stages[stage].contexts;

/** Every pair that is not refused, applied. */
const pairs = datapaths.flatMap((datapath) =>
  modifiers.flatMap((modifier) => {
    const applied = applyModifiers(datapath, [modifier]);
    return applied.ok ? [{ modifier, before: datapath, after: applied.datapath }] : [];
  }),
);

describe('a modifier that is not refused', () => {
  it('changes the datapath, or sets the MTU', () => {
    for (const { modifier, before, after } of pairs) {
      const changes =
        modifier.mtu !== undefined || JSON.stringify(after) !== JSON.stringify(before);
      expect(changes, `${modifier.id} on ${before.id}`).toBe(true);
    }
  });

  it('puts each stage where its context may be, below the socket of a sender in softirq as well', () => {
    for (const { modifier, before, after } of pairs) {
      const was = new Set(everyStage(before));
      for (const visit of [...after.egress, ...after.ingress, ...(after.sameNode ?? [])]) {
        for (const stage of visit.stages.filter((each) => !was.has(each))) {
          expect(contextsOf(stage), `${modifier.id}: ${stage}`).toContain(visit.context);
          const isBelowSocket = visit.entry === 'syscall' && stages[stage].layer !== 'socket';
          if (isBelowSocket) expect(contextsOf(stage)).toContain('softirq');
        }
      }
    }
  });

  it('leaves no visit empty, and begins each hand-over with a stage that takes the skb', () => {
    for (const { modifier, before, after } of pairs) {
      for (const [index, visit] of after.ingress.entries()) {
        expect(visit.stages.length, `${modifier.id} on ${before.id}`).toBeGreaterThan(0);
        const isNew = isSteered(visit) && before.ingress[index]?.entry !== visit.entry;
        if (isNew) expect(visit.stages[0]).toBe('processBacklog');
      }
      const handOvers = after.ingress.filter(({ entry }) => isHandOver(entry)).length;
      const were = before.ingress.filter(({ entry }) => isHandOver(entry)).length;
      const handsOver = modifier.edits.some(
        (edit) => edit.kind === 'split' && isHandOver(edit.visit.entry),
      );
      expect(handOvers - were).toBe(handsOver ? 1 : 0);
    }
  });

  it('says what its proxies do with stages that run in a process', () => {
    for (const { after } of pairs) {
      for (const proxy of after.proxies ?? []) {
        expect(proxy.stages.length).toBeGreaterThan(0);
        for (const stage of proxy.stages) expect(contextsOf(stage)).toContain('process');
        expect(proxy.threads).toBeGreaterThan(0);
        if (proxy.reachedBy === 'same-node') expect(after.sameNode).toBeDefined();
      }
    }
  });
});

describe('modifiers together', () => {
  const some = fc.uniqueArray(fc.constantFrom(...modifiers), { maxLength: 4 });

  it('apply or give a reason, in any number and order', () => {
    fc.assert(
      fc.property(fc.constantFrom(...datapaths), some, (datapath, chosen) => {
        const applied = applyModifiers(datapath, chosen);
        if (!applied.ok)
          expect(applied.reason).toMatch(/^[a-z0-9-]+ cannot apply to [a-z0-9-]+: ./);
        else expect(applied.datapath.id).toBe(datapath.id);
      }),
      { numRuns: 500 },
    );
  });

  it('name only modifiers and datapaths that exist in their refusals', () => {
    for (const { when } of modifiers.flatMap(({ refusals }) => refusals as Modifier['refusals'])) {
      for (const id of [...(when.with ?? []), ...(when.without ?? [])]) byId(id);
      for (const id of when.datapaths ?? []) expect(findDatapath(id)).toBeDefined();
    }
  });

  it('that translate Services refuse each other, whichever comes first', () => {
    const translators = modifiers.filter(({ id }) => /^kube-proxy-|-lb$/.test(id));
    expect(translators.length).toBeGreaterThan(5);
    for (const one of translators) {
      for (const other of translators.filter((each) => each !== one)) {
        for (const datapath of datapaths) {
          expect(applyModifiers(datapath, [one, other]).ok, `${one.id} ${other.id}`).toBe(false);
        }
      }
    }
  });

  it('that bring proxies refuse each other, whichever comes first', () => {
    const meshes = ['istio-sidecar', 'istio-ambient', 'istio-waypoint', 'linkerd', 'kmesh'];
    for (const one of [...meshes, 'kmesh-dual', 'l7-proxy']) {
      for (const other of [...meshes, 'kmesh-dual', 'l7-proxy']) {
        if (one === other) continue;
        for (const { id } of datapaths) expect(reasonOf(id, one, other)).not.toBeNull();
      }
    }
  });
});

describe('a refusal', () => {
  it.each([
    ['ipvlan-l2', ['kube-proxy-iptables'], 'netfilter hooks'],
    ['ipvlan-l3', ['kube-proxy-nftables'], 'netfilter hooks'],
    ['macvlan-bridge', ['kube-proxy-iptables'], 'netfilter hooks'],
    ['sriov-vf', ['kube-proxy-ipvs'], 'netfilter hooks'],
    ['cilium-ebpf', ['kube-proxy-iptables'], 'netfilter hooks'],
    ['calico-iptables', ['ebpf-tc-lb'], 'no tc program'],
    ['calico-iptables', ['hubble'], 'Cilium'],
    ['calico-ebpf', ['bandwidth-manager'], 'Cilium'],
    ['cilium-ebpf', ['bbr'], 'apply bandwidth-manager first'],
    ['cilium-ebpf', ['policy-iptables'], 'no iptables chains'],
    ['docker-bridge', ['policy-iptables'], 'Docker'],
    ['flannel-host-gw', ['policy-ebpf'], 'no eBPF program'],
    ['host', ['istio-sidecar'], 'nodes themselves'],
    ['flannel-host-gw', ['notrack', 'kube-proxy-iptables'], 'connection tracking'],
    ['flannel-host-gw', ['kube-proxy-iptables', 'notrack'], 'rewrites packets by'],
    ['cilium-wireguard', ['big-tcp-v6'], 'before they are encrypted'],
    ['cilium-vxlan', ['big-tcp-v4'], 'tunnel'],
    ['cilium-wireguard', ['rfs'], 'flow of the tunnel'],
    ['host', ['rps', 'rfs'], 'handed over once'],
    ['host', ['rfs', 'rps'], 'handed over once'],
  ] as const)('of %s with %j says: %s', (datapath, chosen, why) => {
    expect(reasonOf(datapath, ...chosen)).toContain(why);
  });

  it.each([
    ['ipvlan-l3s', ['kube-proxy-iptables']],
    ['flannel-host-gw', ['kube-proxy-nftables', 'istio-sidecar']],
    ['cilium-ebpf', ['ebpf-socket-lb', 'policy-ebpf', 'hubble', 'bandwidth-manager', 'bbr']],
    ['cilium-ebpf', ['big-tcp-v6', 'jumbo-frames', 'xps', 'rps']],
    ['sriov-vf', ['ebpf-socket-lb', 'linkerd']],
    ['calico-iptables', ['policy-iptables', 'firewall-rules', 'kube-proxy-ipvs']],
  ] as const)('is not made of %s with %j', (datapath, chosen) => {
    expect(reasonOf(datapath, ...chosen)).toBeNull();
  });
});
