import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  connect,
  enter,
  removeAbandonedPods,
  type NodeTarget,
  type RemoteHost,
} from '../src/index.ts';
import { labMissing, shell, type TransientLab, transientLab, withLab } from './transient-lab.ts';

const binDir = '/usr/lib/cni';
const cniMissing =
  labMissing ??
  (existsSync(`${binDir}/bridge`)
    ? null
    : 'needs CNI plugins: apt-get install -y --no-install-recommends containernetworking-plugins');

const visitor = { run: 'r1', runDirectory: '/run/hopwise' };
const ipam = {
  type: 'host-local',
  ranges: [[{ subnet: '10.22.0.0/24' }]],
  routes: [{ dst: '0.0.0.0/0' }],
};
const networks = {
  bridge: [
    { type: 'bridge', bridge: 'cni-hw', isGateway: true, ipMasq: true, ipam },
    { type: 'portmap', capabilities: { portMappings: true } },
  ],
  ptp: [{ type: 'ptp', ipMasq: true, ipam }],
  macvlan: [{ type: 'macvlan', master: 'wire', ipam }],
} as const;

describe.skipIf(labMissing)(withLab('a target'), () => {
  let lab: TransientLab;
  let host: RemoteHost;
  beforeAll(async () => {
    lab = await transientLab('targets');
    host = await connect(lab.a);
  });
  afterAll(async () => {
    await host?.close();
    await lab?.remove();
  });

  /** Number of a process in a namespace; it is told when the process has become what it should. */
  const sleeper = (namespace: string, seconds: string): Promise<string> =>
    shell(
      host,
      `ip netns exec "$1" sleep "$2" >/dev/null 2>&1 &
until [ "$(cat "/proc/$!/comm")" = sleep ]; do sleep 0.05; done; echo $!`,
      ...[namespace, seconds],
    );

  it('that is the host is where commands run anyway', async () => {
    const entered = await enter(host, { kind: 'host' }, visitor);
    expect(entered.command(['netperf', '-V'])).toEqual(['netperf', '-V']);
    expect(entered.address).toBeNull();
  });

  it('that is a namespace is entered by its name, or by a process in it', async () => {
    const made =
      'ip netns add own && ip -n own link add eth0 type veth peer name eth1 && ip -n own link set eth0 up && ip -n own addr add 10.1.2.3/24 dev eth0';
    await shell(host, made);
    const pid = await sleeper('own', '4001');
    const targets: NodeTarget[] = [
      { kind: 'netns', name: 'own' },
      { kind: 'pid', pid: Number(pid) },
    ];
    for (const target of targets) {
      const entered = await enter(host, target, visitor);
      expect(entered.address).toBe('10.1.2.3');
      const argv = entered.command(['cat', '/proc/net/dev']);
      const { stdout } = await host.run({ argv, timeoutMs: 60_000 });
      expect(stdout).toContain('eth0');
      expect(stdout).not.toContain('wire');
      await entered.close();
    }
    await shell(host, 'kill "$1"; ip netns delete own', pid);
  });

  it('that is not there is refused, with the words of the program that did not find it', async () => {
    const noNamespace = enter(host, { kind: 'netns', name: 'absent' }, visitor);
    await expect(noNamespace).rejects.toThrow(/a: ip netns exec absent .*absent/);
    await expect(enter(host, { kind: 'pid', pid: 4_000_000 }, visitor)).rejects.toThrow('4000000');
    const pod = { kind: 'pod', namespace: 'default', pod: 'client' } as const;
    await expect(enter(host, pod, visitor)).rejects.toThrow('there is neither crictl nor ctr');
  });

  it('that is a pod is found by what crictl says of it', async () => {
    await shell(host, 'ip netns add pod-1');
    const pid = await sleeper('pod-1', '4002');
    const said = (items: unknown): string => `'${JSON.stringify(items)}'`;
    const list = said({
      items: [
        { id: 'ab12', metadata: { name: 'client', namespace: 'default' }, state: 'SANDBOX_READY' },
      ],
    });
    const detail = said({ info: { pid: Number(pid) } });
    const crictl = `#!/bin/sh\ncase "$1" in pods) echo ${list} ;; inspectp) echo ${detail} ;; esac\n`;
    await host.put('/run/bin/crictl', crictl, 0o755);
    // A folder of this host's own is in front, so that the rest of the machine stays untouched.
    await shell(host, 'mount --bind /run/bin /usr/local/bin');
    const pod = { kind: 'pod', namespace: 'default', pod: 'client' } as const;
    const entered = await enter(host, pod, visitor);
    expect(entered.command(['true'])).toEqual([
      'nsenter',
      `--net=/proc/${pid}/ns/net`,
      '--',
      'true',
    ]);
    expect(entered.what).toBe('pod default/client');
    await shell(host, 'umount /usr/local/bin; kill "$1"; ip netns delete pod-1', pid);
  });
});

describe.skipIf(cniMissing)(
  `a pod of the CNI plugins${cniMissing === null ? '' : ` (${cniMissing})`}`,
  () => {
    let lab: TransientLab;
    let host: RemoteHost;
    beforeAll(async () => {
      lab = await transientLab('cni');
      host = await connect(lab.a);
      // State of host-local is looked at below, so it has to be this host's own.
      await shell(
        host,
        'mkdir -p /var/lib/cni && mountpoint -q /var/lib/cni || mount -t tmpfs tmpfs /var/lib/cni',
      );
      for (const [name, plugins] of Object.entries(networks)) {
        const config = { cniVersion: '0.4.0', name, plugins };
        await host.put(`/run/net.d/10-${name}.conflist`, JSON.stringify(config));
      }
    });
    afterAll(async () => {
      await host?.close();
      await lab?.remove();
    });
    const target = (conf: string): Extract<NodeTarget, { kind: 'cni' }> => ({
      kind: 'cni',
      conf,
      binDir,
      args: {},
      portMappings: [{ hostPort: 8080, containerPort: 80, protocol: 'tcp' }],
    });
    const traces = (): Promise<string> =>
      shell(
        host,
        'ip netns list; ip -o link | grep -o "veth[^:@]*\\|eth0" ; iptables-save -t nat | grep -e 10.22.0 -e 8080; ' +
          'find /var/lib/cni /run/hopwise -type f 2>/dev/null | grep -v -e /last_reserved -e /lock; :',
      );

    it.each([
      ['bridge', 'pod of CNI network bridge (bridge, portmap)'],
      ['ptp', 'pod of CNI network ptp (ptp)'],
      ['macvlan', 'pod of CNI network macvlan (macvlan)'],
    ])('is connected by %s, and leaves nothing when it goes', async (name, what) => {
      const entered = await enter(host, target(`/run/net.d/10-${name}.conflist`), visitor);
      expect(entered.what).toBe(what);
      expect(entered.address).toMatch(/^10\.22\.0\.\d+$/);
      const inside = {
        argv: entered.command(['ip', '-o', 'addr', 'show', 'eth0']),
        timeoutMs: 60_000,
      };
      expect((await host.run(inside)).stdout).toContain(`inet ${entered.address}/24`);
      expect(await traces()).toContain('hw-r1-');
      await entered.close();
      expect(await traces()).toBe('');
    });

    it('reaches the host, and is reached through a mapped port', async () => {
      const entered = await enter(host, target('/run/net.d/10-bridge.conflist'), visitor);
      const hello = ['bash', '-c', 'exec 3<>/dev/tcp/10.22.0.1/22 && head -c 7 <&3'];
      const reached = await host.run({ argv: entered.command(hello), timeoutMs: 60_000 });
      expect(reached.stdout).toBe('SSH-2.0');
      expect(await shell(host, 'iptables-save -t nat')).toContain(
        `--dport 8080 -j DNAT --to-destination ${entered.address}:80`,
      );
      await entered.close();
    });

    it('is made of the first configuration of a folder', async () => {
      const entered = await enter(host, target('/run/net.d'), visitor);
      expect(entered.what).toContain('CNI network bridge');
      await entered.close();
    });

    it.each([
      [
        'a plugin that fails',
        { type: 'macvlan', master: 'absent', ipam },
        /^a: CNI plugin macvlan, ADD: Link not found$/,
      ],
      ['a plugin that is not there', { type: 'no-such-plugin' }, /no-such-plugin/],
      [
        'a plugin outside of its folder',
        { type: '../../bin/sh' },
        /is no network configuration.*plugin/s,
      ],
    ])('is refused for %s, and nothing is left of it', async (_what, plugin, message) => {
      const plugins = [{ type: 'ptp', ipam }, plugin];
      await host.put(
        '/run/broken.conflist',
        JSON.stringify({ cniVersion: '0.4.0', name: 'x', plugins }),
      );
      await expect(enter(host, target('/run/broken.conflist'), visitor)).rejects.toThrow(message);
      expect(await traces()).toBe('');
    });

    it('of a run that crashed is removed by the next', async () => {
      const entered = await enter(host, target('/run/net.d/10-bridge.conflist'), visitor);
      const id = entered.command([])[3];
      expect(await removeAbandonedPods(host, visitor.runDirectory)).toEqual([id]);
      expect(await traces()).toBe('');
      expect(await removeAbandonedPods(host, visitor.runDirectory)).toEqual([]);
    });
  },
);
