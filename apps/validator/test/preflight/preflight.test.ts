import { describe, expect, it } from 'vitest';
import { type Facts, factsSchema } from '../../src/facts/facts.ts';
import { parsePlan } from '../../src/plan/open-plan.ts';
import { testCases } from '../../src/plan/test-case.ts';
import { type CheckId, checkIds } from '../../src/preflight/check-list.ts';
import { blocking, preflight } from '../../src/preflight/preflight.ts';
import type { PreflightSubject } from '../../src/preflight/subject.ts';
import { sample } from '../samples.ts';

/** Read in a lab of this kind of machine, with the load of a quiet one. */
const recorded = JSON.parse(sample('facts-of-a-lab.json')) as Record<'client' | 'server', unknown>;
const client = factsSchema.parse(recorded.client);
const server = factsSchema.parse(recorded.server);

const written = parsePlan(
  `name: p
client: a
server: b
datapaths: [{ id: host, topology: { base: host } }]
tests: [{ kind: TCP_RR }, { kind: TCP_CRR }, { kind: IPERF3_TCP }]
`,
  'plan.yaml',
);
const node = { numaNode: null, cores: [0] } as unknown as PreflightSubject['plan']['client'];
const plan: PreflightSubject['plan'] = {
  cases: testCases(written.tests),
  sampling: written.sampling,
  client: node,
  server: node,
};

/** Two machines as they should be: the recorded ones on hardware, each with a kernel of its own. */
const good = (facts: Facts, bootId: string): Facts => ({
  ...facts,
  kernel: {
    ...facts.kernel,
    bootId,
    irqTimeAccounting: true,
    options: { iommu: 'pt' },
    preemption: 'none',
  },
  cpu: { ...facts.cpu, isVirtual: false, governors: ['performance'], turbo: false },
  sysctl: { ...facts.sysctl, 'net.ipv4.tcp_no_metrics_save': '1', 'net.ipv4.tcp_tw_reuse': '2' },
});
const [here, there] = [good(client, 'one'), good(server, 'two')];

const subject = (a: Facts, b: Facts = there): PreflightSubject => ({ client: a, server: b, plan });
const serious = (given: PreflightSubject): readonly (readonly [string, CheckId])[] =>
  preflight(given)
    .filter(({ severity }) => severity !== 'record')
    .map(({ severity, id }) => [severity, id]);

describe('a preflight', () => {
  it('has nothing against two nodes as they should be', () => {
    expect(serious(subject(here))).toEqual([]);
  });

  it('says of the recorded lab what it is', () => {
    expect(new Set(serious(subject(client, server)).map(([, id]) => id))).toEqual(
      new Set(['shared-kernel', 'virtual-machine', 'irq-time-accounting', 'tcp-metrics']),
    );
  });

  const nic = here.nic;
  if (nic === null) throw new Error('the recorded node has a data interface');
  const withNic = (more: object): Facts => ({ ...here, nic: { ...nic, ...more } });
  const withCpu = (more: object): Facts => ({ ...here, cpu: { ...here.cpu, ...more } });
  const withSysctl = (name: string, value: string): Facts => ({
    ...here,
    sysctl: { ...here.sysctl, [name]: value },
  });
  const limits = { current: { RX: 512 }, maximum: { RX: 4096 } };
  const pcie = { speed: '8.0 GT/s PCIe', width: 8, maxSpeed: '16.0 GT/s PCIe', maxWidth: 16 };

  it.each<readonly [string, 'block' | 'warn', CheckId, Facts]>([
    ['no netperf', 'block', 'tool-missing', { ...here, tools: { ...here.tools, netperf: null } }],
    [
      'another netperf',
      'block',
      'tool-versions',
      { ...here, tools: { ...here.tools, netperf: 'Netperf version 2.6.0' } },
    ],
    [
      'another iperf3',
      'block',
      'tool-versions',
      { ...here, tools: { ...here.tools, iperf3: 'iperf 3.16' } },
    ],
    ['no mpstat', 'warn', 'no-mpstat', { ...here, tools: { ...here.tools, mpstat: null } }],
    [
      'a clock half a second off',
      'warn',
      'clock-offset',
      { ...here, clock: { ...here.clock, offsetMs: 500 } },
    ],
    [
      'a clock that drifts',
      'warn',
      'clock-not-synchronised',
      { ...here, clock: { ...here.clock, isSynchronised: false } },
    ],
    [
      'itself as the other node',
      'block',
      'placement',
      { ...here, route: { device: 'lo', isLocal: true, mtu: null } },
    ],
    [
      'another way out',
      'block',
      'route-device',
      { ...here, route: { device: 'mgmt', isLocal: false, mtu: null } },
    ],
    ['no such interface', 'block', 'route-device', { ...here, nic: null }],
    [
      'the kernel of the other',
      'warn',
      'shared-kernel',
      { ...here, kernel: { ...here.kernel, bootId: 'two' } },
    ],
    [
      'another kernel',
      'block',
      'kernels-differ',
      { ...here, kernel: { ...here.kernel, release: 'Linux 5.10' } },
    ],
    [
      'full preemption',
      'warn',
      'preemption',
      { ...here, kernel: { ...here.kernel, preemption: 'full' } },
    ],
    [
      'interrupts by the tick',
      'warn',
      'irq-time-accounting',
      { ...here, kernel: { ...here.kernel, irqTimeAccounting: false } },
    ],
    [
      'an IOMMU that translates',
      'warn',
      'iommu',
      { ...here, kernel: { ...here.kernel, options: {} } },
    ],
    ['another CPU', 'warn', 'different-cpus', withCpu({ model: 'another' })],
    [
      'a powersave governor',
      'block',
      'governor',
      withCpu({ governors: ['performance', 'powersave'] }),
    ],
    ['turbo', 'warn', 'turbo', withCpu({ turbo: true })],
    [
      'deep idle states',
      'warn',
      'idle-states',
      withCpu({ idleStates: [{ name: 'C6', latencyUs: 133, isDisabled: false }] }),
    ],
    ['SMT', 'warn', 'smt', withCpu({ smtActive: true })],
    ['a hot CPU', 'warn', 'throttles', withCpu({ throttles: 3 })],
    ['irqbalance', 'warn', 'irqbalance', { ...here, programs: ['irqbalance'] }],
    ['tcpdump', 'warn', 'observers', { ...here, programs: ['tcpdump'] }],
    [
      'Cilium, which may have fallen back',
      'warn',
      'datapath',
      { ...here, programs: ['cilium-agent'] },
    ],
    [
      'GRO off',
      'block',
      'offloads-differ',
      withNic({
        features: {
          ...nic.features,
          'generic-receive-offload': !nic.features['generic-receive-offload'],
        },
      }),
    ],
    [
      'LRO',
      'warn',
      'offloads',
      withNic({ features: { ...nic.features, 'large-receive-offload': true } }),
    ],
    ['a small MTU', 'block', 'mtu-differs', withNic({ mtu: 1450 })],
    [
      'a small MTU of the route',
      'block',
      'mtu-differs',
      { ...here, route: { device: 'wire', isLocal: false, mtu: 1450 } },
    ],
    ['short rings', 'warn', 'rings', withNic({ rings: limits })],
    [
      'no pause frames',
      'warn',
      'flow-control',
      withNic({ pause: { Autonegotiate: 'off', RX: 'off', TX: 'off' } }),
    ],
    ['a slow link', 'block', 'link-speed', withNic({ speedMbps: 1000 })],
    ['a narrow slot', 'block', 'pcie-width', withNic({ pcie })],
    [
      'BBR at one end',
      'block',
      'congestion-control',
      withSysctl('net.ipv4.tcp_congestion_control', 'bbr'),
    ],
    ['metrics of TCP', 'warn', 'tcp-metrics', withSysctl('net.ipv4.tcp_no_metrics_save', '0')],
    ['no reuse of TIME_WAIT', 'warn', 'time-wait', withSysctl('net.ipv4.tcp_tw_reuse', '0')],
    [
      'sockets in TIME_WAIT',
      'warn',
      'time-wait',
      { ...here, sockets: { established: 1, timeWait: 20_000 } },
    ],
    [
      'a small table',
      'block',
      'conntrack-room',
      { ...here, conntrack: { count: 0, max: 65_536, buckets: 16_384 } },
    ],
    ['a table that was full', 'warn', 'conntrack-was-full', { ...here, conntrackTableFull: 2 }],
    ['other work', 'block', 'background-load', { ...here, load: { ...here.load, busyPct: 3.2 } }],
    ['a greedy hypervisor', 'block', 'steal', { ...here, load: { ...here.load, stealPct: 5 } }],
    ['tasks that wait', 'warn', 'pressure', { ...here, load: { ...here.load, pressurePct: 20 } }],
    [
      'a CPU quota',
      'block',
      'cpu-quota',
      { ...here, cgroup: { cpuMax: '50000 100000', throttledUs: 0 } },
    ],
    [
      'a quota that was used up',
      'warn',
      'cpu-throttled',
      { ...here, cgroup: { cpuMax: 'max 100000', throttledUs: 9 } },
    ],
  ])('of a node with %s gives %s %s, with a remedy', (_what, severity, id, facts) => {
    const found = preflight(subject(facts)).filter((one) => one.severity !== 'record');
    expect(found.map((one) => [one.severity, one.id])).toContainEqual([severity, id]);
    expect(found.every(({ remedy }) => remedy !== null && remedy !== '')).toBe(true);
    const others = found.filter((one) => one.id !== id);
    // Another offload is at one end only, and no interface has no offloads.
    const follows =
      facts.nic === null ? ['offloads-differ'] : id === 'offloads' ? ['offloads-differ'] : [];
    expect(others.map((one) => one.id)).toEqual(follows);
  });

  it('knows nodes of a far memory node, and those whose cores say nothing of it', () => {
    const far = { ...node, numaNode: 1 };
    const facts = withNic({ numaNode: 0 });
    const found = preflight({ ...subject(facts), plan: { ...plan, client: far } });
    expect(found.find(({ id }) => id === 'numa-node')?.severity).toBe('warn');
    const twoNodes = { ...facts, cpu: { ...facts.cpu, numaNodes: 2 } };
    const unsaid = preflight(subject(twoNodes)).find(({ id }) => id === 'numa-node');
    expect(unsaid?.severity).toBe('record');
  });

  it('wants a pause after connections, unless it is long enough', () => {
    const hasty = { ...plan, sampling: { ...plan.sampling, crrPauseSeconds: 0 } };
    expect(serious({ ...subject(here), plan: hasty }).map(([, id]) => id)).toContain('crr-pause');
  });

  it('asks nothing of tools that the plan does not use', () => {
    const onlyIperf3 = { ...plan, cases: plan.cases.filter(({ tool }) => tool === 'iperf3') };
    const facts = { ...here, tools: { ...here.tools, netperf: null } };
    expect(serious({ ...subject(facts), plan: onlyIperf3 })).toEqual([]);
  });

  it('puts what stops a run first, and lets a plan allow it by name', () => {
    const busy = { ...here, load: { ...here.load, busyPct: 50 } };
    const findings = preflight(subject(busy));
    expect(findings[0]?.id).toBe('background-load');
    expect(blocking(findings, { allow: [] }).map(({ id }) => id)).toEqual(['background-load']);
    expect(blocking(findings, { allow: ['background-load'] })).toEqual([]);
  });

  it('names only checks of the list', () => {
    const all = preflight(subject(client, server)).map(({ id }) => id);
    expect(all.filter((id) => !checkIds.includes(id))).toEqual([]);
  });
});
