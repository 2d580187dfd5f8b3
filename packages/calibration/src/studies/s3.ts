import type { Cluster, Workload } from '@hopwise/datapath';
import { level, ratio } from './clauses.ts';
import type { Finding, Study, StudySystem, StudyTest } from './study.ts';

const source = 'bi-2018';
const hardware = 'bi2018-vm';

const host: StudySystem = { name: 'physical-network', as: { datapath: 'host' } };
const bridge: StudySystem = { name: 'docker-bridge', as: { datapath: 'docker-bridge' } };
const overlay: StudySystem = {
  ...{ name: 'docker-overlay', as: { datapath: 'docker-overlay' }, mtu: 1450 },
};
const weave: StudySystem = { name: 'weave', as: { datapath: 'weave-fastdp' }, mtu: 1376 };
const flannel: StudySystem = { name: 'flannel', as: { datapath: 'flannel-udp' }, mtu: 1472 };
const calico: StudySystem = { name: 'calico-bgp-native', as: { datapath: 'calico-iptables' } };

const stream = (processes: number): Workload => ({
  ...{ kind: 'tcp-stream', processes, requestBytes: 131_072, responseBytes: 1 },
});

const iperf = (id: string, title: string, systems: readonly StudySystem[]): StudyTest => ({
  ...{ id, title, source, hardware, systems, load: stream(1) },
  mtu: 1500,
  figures: ['goodput'],
  rows: null,
});

const containers = (count: number): StudyTest => ({
  ...iperf(`containers-${count}`, `iperf3 between ${count} pairs of containers`, [calico]),
  load: stream(count),
});

const sameNode: Partial<Cluster> = { placement: 'same-node' };

const tests: readonly StudyTest[] = [
  {
    ...iperf('same-host', 'iperf3 on one host', [bridge, weave, flannel, calico]),
    cluster: sameNode,
  },
  {
    ...iperf('cross-host', 'iperf3 between hosts', [host, overlay, weave, flannel, calico]),
    assumed: 'Flannel with its user-space backend, which its tenth of the network suggests.',
  },
  containers(2),
  containers(10),
  containers(50),
  containers(100),
  {
    id: 'web-tier',
    title: 'Web tier: 10 front ends, a cache master and 5 replicas',
    ...{ source, hardware },
    assumed: '100 users without thinking time; pages of 2 kB.',
    systems: [calico, flannel],
    load: { kind: 'web-tier', processes: 100, requestBytes: 200, responseBytes: 2000 },
    cluster: { target: 'service', services: 3 },
    mtu: 1500,
    solver: 'events',
    figures: ['requests', 'p50'],
    rows: { workload: 'web-php-redis' },
  },
];

const ofHost = (system: string, atLeast: number, atMost: number) =>
  ratio('goodput', `cross-host/${system}`, 'cross-host/physical-network', { atLeast, atMost });

const findings: readonly Finding[] = [
  {
    id: 'same-host',
    statement: 'On one host bridge, Weave, Flannel and Calico differ little.',
    ifNot:
      'the bridge of Weave is taken to be out of iptables; before Linux 3.18 every bridge went through them by default, and the kernel of the study is 3.10',
    clauses: ['weave', 'flannel', 'calico-bgp-native'].map((system) =>
      ratio('goodput', `same-host/${system}`, 'same-host/docker-bridge', {
        ...{ atLeast: 0.8, atMost: 1.25 },
      }),
    ),
  },
  {
    id: 'overlays-half',
    statement: 'Overlays lose about half between hosts.',
    clauses: ['docker-overlay', 'weave'].map((system) => ofHost(system, 0.35, 0.65)),
  },
  {
    id: 'flannel-tenth',
    statement: 'Flannel as deployed there gets about a tenth of the physical network.',
    clauses: [ofHost('flannel', 0.05, 0.2)],
  },
  {
    id: 'calico-above-overlays',
    statement: 'Calico without a tunnel is above every overlay and below the physical network.',
    clauses: [
      ofHost('calico-bgp-native', 0.5, 1),
      ...['docker-overlay', 'weave', 'flannel'].map((system) =>
        ratio('goodput', 'cross-host/calico-bgp-native', `cross-host/${system}`, { atLeast: 1.05 }),
      ),
    ],
  },
  {
    id: 'containers-share',
    statement: 'More containers share what one has: the sum does not grow from 2 to 100.',
    clauses: [10, 50, 100].map((count) =>
      ratio('goodput', `containers-${count}/calico-bgp-native`, 'containers-2/calico-bgp-native', {
        ...{ atLeast: 0.5, atMost: 1.1 },
      }),
    ),
  },
  {
    id: 'web-tier-ratio',
    statement: 'The web tier serves 38 % more on Calico than on Flannel.',
    ifNot:
      'some twenty packets of a page through a user-space backend are a millisecond beside the eighteen of its script; what else slowed it down is not stated',
    clauses: [
      ratio('requests', 'web-tier/calico-bgp-native', 'web-tier/flannel', {
        ...{ atLeast: 1.15, atMost: 1.6 },
      }),
    ],
  },
  {
    id: 'web-tier-rate',
    statement:
      'The web tier serves 87 requests/s on Calico, half of them within 1.04 s (to a factor of two).',
    clauses: [
      level('requests', 'web-tier/calico-bgp-native', { atLeast: 44, atMost: 174 }),
      level('p50', 'web-tier/calico-bgp-native', { atLeast: 0.52e9, atMost: 2.1e9 }),
    ],
  },
];

/** Microservice platform on three virtual machines. */
export const s3: Study = {
  id: 'S3',
  title: 'Microservice platform networking, 2018',
  sources: [source],
  tests,
  findings,
};
