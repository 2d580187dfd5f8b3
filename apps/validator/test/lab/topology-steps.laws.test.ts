import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { labNames, runPrefix } from '../../src/lab/lab-names.ts';
import { newSecrets } from '../../src/lab/lab-secrets.ts';
import { type Topology, topologySchema } from '../../src/lab/topology.ts';
import { topologySteps } from '../../src/lab/topology-steps.ts';
import { undoScript } from '../../src/lab/undo-script.ts';

const amount = fc.option(
  fc.record({
    count: fc.integer({ min: 1, max: 40 }),
    by: fc.constantFrom('iptables', 'nftables'),
  }),
  { nil: undefined },
);

const topologies: fc.Arbitrary<Topology> = fc
  .record({
    base: fc.constantFrom('host', 'routed', 'routed-bridge', 'bridge', 'macvlan', 'ipvlan', 'ebpf'),
    tunnel: fc.constantFrom(undefined, 'vxlan', 'geneve', 'ipip', 'wireguard', 'ipsec'),
    conntrack: fc.constantFrom('off', 'on', 'notrack'),
    rules: amount,
    services: amount,
    mtu: fc.option(fc.integer({ min: 1280, max: 9216 }), { nil: undefined }),
  })
  .map((written) => topologySchema.safeParse(written))
  .filter(({ success }) => success)
  .map(({ data }) => data as Topology);

const secrets = newSecrets();
const sites = (topology: Topology, runId: string, index = 0) =>
  ([0, 1] as const).map((place) => ({
    topology,
    names: labNames(runId, index)[place],
    network: '10.98',
    place,
    here: { device: 'wire', address: `192.0.2.${place + 1}` },
    there: { device: 'wire', address: `192.0.2.${2 - place}` },
    podMtu: 1400,
    wireguard: 'user-space' as const,
    secrets,
  }));

const devices = ({ pod, veth, bridge, tunnel }: ReturnType<typeof labNames>[0]) => [
  pod,
  veth,
  bridge,
  tunnel,
];

describe('steps of a lab datapath', () => {
  it('no name of a device is longer than the kernel allows, whatever the run is called', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(36 ** 2 - 1), (runId, index) => {
        for (const names of labNames(runId, index)) {
          for (const name of devices(names)) expect(name).toMatch(/^hw-[a-z0-9]{1,12}$/);
          expect(names.prefix.startsWith(runPrefix(runId))).toBe(true);
        }
      }),
    );
  });

  it('no two topologies of a run, and no two nodes, share a name', () => {
    const names = Array.from({ length: 36 ** 2 }, (_, index) => labNames('run', index)).flat();
    const all = names.flatMap((one) => [...devices(one), one.folder]);
    expect(new Set(all).size).toBe(all.length);
    const prefixes = names.map(({ prefix }) => prefix);
    expect(new Set(prefixes.map(({ length }) => length)).size).toBe(1);
    expect(() => labNames('run', 36 ** 2)).toThrow(RangeError);
  });

  it('everything that is done can be undone, and no key is among the words of a command', () => {
    const hidden = [...secrets.wireguard.flatMap((pair) => Object.values(pair)), ...secrets.ipsec];
    fc.assert(
      fc.property(topologies, fc.string(), (topology, runId) => {
        for (const site of sites(topology, runId)) {
          const steps = topologySteps(site);
          const words = steps.flatMap((step) => [...step.do.argv, ...step.undo.argv, step.what]);
          for (const { undo } of steps) expect(undo.argv.length).toBeGreaterThan(0);
          for (const secret of hidden) {
            expect(words.some((word) => word.includes(secret))).toBe(false);
            expect(undoScript(steps)).not.toContain(secret);
          }
        }
      }),
    );
  });

  it('the same topology has the same steps, and those of a host without settings are none', () => {
    fc.assert(
      fc.property(topologies, (topology) => {
        for (const [one, other] of [[sites(topology, 'r'), sites(topology, 'r')]]) {
          expect(one?.map(topologySteps)).toEqual(other?.map(topologySteps));
        }
      }),
    );
    const host = topologySchema.parse({ base: 'host' });
    expect(sites(host, 'r').flatMap(topologySteps)).toEqual([]);
  });

  it('what packets of a base never meet is refused', () => {
    const isRefused = (written: object) => !topologySchema.safeParse(written).success;
    expect(isRefused({ base: 'macvlan', conntrack: 'on' })).toBe(true);
    expect(isRefused({ base: 'ebpf', tunnel: 'vxlan' })).toBe(true);
    expect(isRefused({ base: 'routed', services: { count: 3 } })).toBe(true);
    expect(isRefused({ base: 'routed', conntrack: 'notrack', services: { count: 3 } })).toBe(true);
    expect(isRefused({ base: 'ebpf', conntrack: 'on', rules: { count: 3 } })).toBe(false);
  });
});
