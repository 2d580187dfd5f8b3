import { execFileSync, spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Host } from '../../src/host.ts';
import { buildTopology, type LabNode } from '../../src/lab/build-topology.ts';
import { runPrefix } from '../../src/lab/lab-names.ts';
import { leftovers } from '../../src/lab/leftovers.ts';
import { missing } from '../../src/lab/missing.ts';
import { sweep } from '../../src/lab/sweep.ts';
import { topologySchema } from '../../src/lab/topology.ts';
import { type NamespaceHost, namespaceHost } from './namespace-host.ts';

const tools = ['ip', 'tc', 'iptables-restore', 'nft', 'netperf', 'unshare', 'nsenter', 'ss'];
const absent = tools.filter((tool) => spawnSync('sh', ['-c', `command -v ${tool}`]).status !== 0);
const obstacle =
  process.getuid?.() !== 0
    ? 'only root may make namespaces: run them with sudo'
    : absent.length > 0
      ? `${absent.join(', ')} missing: apt-get install iproute2 iptables nftables netperf util-linux`
      : undefined;
if (obstacle !== undefined) process.stderr.write(`skipped: lab datapaths (${obstacle})\n`);

/** Each value of each setting, and the pairs of them that meet. */
const sample = [
  { base: 'host' },
  { base: 'host', mtu: 1400 },
  { base: 'routed' },
  { base: 'routed', conntrack: 'on', rules: { count: 100 } },
  { base: 'routed', conntrack: 'notrack', rules: { count: 30, by: 'nftables' } },
  { base: 'routed', tunnel: 'vxlan', conntrack: 'on', services: { count: 20 } },
  { base: 'routed', tunnel: 'wireguard', mtu: 1400 },
  { base: 'routed', tunnel: 'geneve' },
  { base: 'routed', tunnel: 'ipip', conntrack: 'on' },
  { base: 'routed', tunnel: 'ipsec' },
  { base: 'routed-bridge', tunnel: 'vxlan', mtu: 9000 },
  {
    base: 'routed-bridge',
    conntrack: 'on',
    rules: { count: 10, by: 'nftables' },
    services: { count: 30, by: 'nftables' },
  },
  { base: 'bridge' },
  { base: 'macvlan', mtu: 9000 },
  { base: 'ipvlan' },
  { base: 'ebpf' },
  { base: 'ebpf', conntrack: 'on', rules: { count: 100 } },
].map((written) => topologySchema.parse(written));

describe.skipIf(obstacle !== undefined)('lab datapaths on a real kernel', () => {
  const runId = `test ${process.pid} "$(id)"`;
  let hosts: NamespaceHost[] = [];
  let nodes: readonly [LabNode, LabNode];

  beforeAll(async () => {
    const a = await namespaceHost('a');
    const b = await namespaceHost('b');
    hosts = [a, b];
    const wire = `link add wire netns ${a.pid} type veth peer name wire netns ${b.pid}`;
    execFileSync('ip', wire.split(' '));
    for (const [index, host] of hosts.entries()) {
      await said(host, ['ip', 'addr', 'add', `10.99.0.${index + 1}/24`, 'dev', 'wire']);
      await said(host, ['ip', 'link', 'set', 'wire', 'up']);
      // Whatever the kernel loads for it is there then; who lacks it is told below.
      await missing(host, topologySchema.parse({ base: 'routed', conntrack: 'on' }));
      // No connection is forgotten while these tests last, so that they can be counted.
      const keep = `for file in /proc/sys/net/netfilter/*_timeout*; do
        [ ! -e "$file" ] || echo 7200 >"$file" || exit 1; done`;
      await said(host, ['sh', '-c', keep]);
    }
    const isUp = 'until grep -qx up /sys/class/net/wire/operstate; do sleep 0.05; done';
    for (const host of hosts) await said(host, ['sh', '-c', isUp]);
    const node = (host: Host, index: number): LabNode => ({
      host,
      end: { device: 'wire', address: `10.99.0.${index + 1}` },
    });
    nodes = [node(a, 0), node(b, 1)];
  });

  afterAll(() => Promise.all(hosts.map((host) => host.close())));

  const traces = async () =>
    (await Promise.all(hosts.map((host) => leftovers(host, runPrefix(runId))))).flat();
  const state = () =>
    Promise.all(
      hosts.map((host) =>
        said(host, [
          'sh',
          '-c',
          `cat /sys/class/net/wire/mtu /proc/sys/net/ipv4/ip_forward; ls /sys/class/net
ip -4 route; ip -4 -br addr; ip netns; nft list ruleset; tc qdisc`,
        ]),
      ),
    );

  for (const [index, topology] of sample.entries()) {
    it(`${JSON.stringify(topology)} carries traffic, or is refused by name, and leaves nothing`, async () => {
      // First, as a module that the kernel loads for it may bring devices into every namespace.
      const lacks = await missing(nodes[0].host, topology);
      const before = await state();
      const building = buildTopology(nodes, { topology, runId, index });
      if (lacks.length > 0) {
        await expect(building).rejects.toThrow(lacks[0]);
      } else {
        const lab = await building;
        const places = lab.ends.map(({ target }) =>
          target.kind === 'netns' ? ['ip', 'netns', 'exec', target.name] : [],
        );
        const [client, server] = [places[0] ?? [], places[1] ?? []];
        await roundTrips([nodes[1], nodes[0]], server, client, lab.ends[0].address);
        const tracked = await trackedOn(nodes[0].host);
        await roundTrips(nodes, client, server, lab.serverAddress);
        const isTracked = topology.conntrack === 'on' && topology.base !== 'ebpf';
        expect((await trackedOn(nodes[0].host)) > tracked).toBe(isTracked);
        await lab.teardown();
      }
      expect(await traces()).toEqual([]);
      expect(await state()).toEqual(before);
    });
  }

  it('a build under the same names takes the place of the one before', async () => {
    const topology = topologySchema.parse({ base: 'routed', tunnel: 'vxlan', conntrack: 'on' });
    await buildTopology(nodes, { topology, runId, index: 40 });
    const lab = await buildTopology(nodes, { topology, runId, index: 40 });
    await lab.teardown();
    await lab.teardown();
    expect(await traces()).toEqual([]);
  });

  it('a node that is lost in the middle of building is cleaned by whoever knows the run', async () => {
    const topology = topologySchema.parse({ base: 'routed', conntrack: 'on', tunnel: 'vxlan' });
    const before = await state();
    const counted = failing(nodes[1], Number.POSITIVE_INFINITY);
    await buildTopology([nodes[0], counted.node], { topology, runId, index: 41 });
    const all = counted.count();
    for (const host of hosts) await sweep(host, runPrefix(runId));
    for (const last of [all - 1, all - 4, all - 7]) {
      const { node } = failing(nodes[1], last);
      const building = buildTopology([nodes[0], node], { topology, runId, index: 42 });
      await expect(building).rejects.toThrow(/^b: .*lost/);
      for (const host of hosts) await sweep(host, runPrefix(runId));
      expect(await traces()).toEqual([]);
    }
    expect(await state()).toEqual(before);
  });

  it('what stands is listed', async () => {
    const topology = topologySchema.parse({ base: 'ebpf', rules: { count: 1 } });
    if ((await missing(nodes[0].host, topology)).length > 0) return;
    const lab = await buildTopology(nodes, { topology, runId, index: 43 });
    const kinds = (await leftovers(nodes[0].host, runPrefix(runId))).map(
      (line) => line.split(' ')[0],
    );
    expect(new Set(kinds)).toEqual(new Set(['namespace', 'link', 'filter', 'chain', 'file']));
    await lab.teardown();
  });
});

async function said(host: Host, argv: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await host.run({ argv, timeoutMs: 120_000 });
  if (code !== 0) throw new Error(`${host.name}: ${argv.join(' ')}: ${stdout}${stderr}`);
  return stdout;
}

/** Connections that a host has tracked; 0 where its kernel cannot. */
const trackedOn = async (host: Host) => {
  const count = 'cat /proc/sys/net/netfilter/nf_conntrack_count 2>/dev/null || echo 0';
  return Number(await said(host, ['sh', '-c', count]));
};

/** 500 transactions of netperf. */
async function roundTrips(
  [a, b]: readonly [LabNode, LabNode],
  client: readonly string[],
  server: readonly string[],
  address: string,
): Promise<void> {
  const stop = new AbortController();
  const listening = b.host.run({
    argv: [...server, 'netserver', '-D', '-4'],
    timeoutMs: 240_000,
    signal: stop.signal,
  });
  const ready = 'until ss -Hltn sport = 12865 | grep -q .; do sleep 0.1; done';
  await said(b.host, [...server, 'sh', '-c', ready]);
  const test = ['netperf', '-4', '-P0', '-H', address, '-t', 'TCP_RR', '-l', '-500'];
  await said(a.host, [...client, ...test]);
  stop.abort();
  await listening;
}

/** A node that is gone after so many commands. */
function failing(node: LabNode, after: number) {
  let count = 0;
  const host: Host = {
    ...node.host,
    run: (command) =>
      ++count > after
        ? Promise.resolve({
            kind: 'lost',
            code: null,
            stdout: '',
            stderr: '',
            isTruncated: false,
            elapsedMs: 0,
          })
        : node.host.run(command),
  };
  return { node: { ...node, host }, count: () => count };
}
