import type { StudySystem, StudyTest } from './study.ts';

const source = 'cilium-2021';
const hardware = 'cilium2021-100g';

const clearText: readonly StudySystem[] = [
  { name: 'baremetal' },
  { name: 'cilium-ebpf-hostrouting' },
  { name: 'cilium-ebpf-legacy-hostrouting' },
  { name: 'calico-iptables-native' },
  { name: 'calico-ebpf-native' },
];
const withoutTracking: StudySystem = { name: 'baremetal-notrack' };

const wireguard = 'cilium-wireguard-kubeproxy';
const ipsec = 'cilium-ipsec';

const encrypted: readonly StudySystem[] = [
  { name: wireguard, as: { datapath: 'cilium-wireguard' } },
  { name: 'cilium-wireguard', as: { datapath: 'cilium-wireguard' } },
  { name: 'calico-wireguard', as: { datapath: 'calico-wireguard' } },
  { name: ipsec, as: { datapath: 'cilium-ipsec' } },
];

/**
 * Streams and contended exchanges are simulated, as wherever accuracy is claimed. Exchanges of one process
 * meet nobody: the closed form is exact for them, and has no scatter.
 */
const simulated = { solver: 'events' } as const;

const clearRuns = ['final', 'final-conntrack'];
const cipherRuns = ['final-wg-vs-ipsec', 'final'];
const twoWays = { requestBytes: 1, responseBytes: 1 };

const stream = (processes: number): StudyTest => ({
  id: `stream-${processes}`,
  title: `TCP_STREAM, processes: ${processes}`,
  ...{ source, hardware },
  systems: clearText,
  load: { kind: 'tcp-stream', processes, requestBytes: 16_384, responseBytes: 1 },
  ...{ mtu: 1500, ...simulated },
  figures: ['goodput', 'cpuClientPerByte', 'cpuServerPerByte'],
  rows: { workload: 'tcp-stream', streams: processes, runs: clearRuns },
});

const exchange = (
  kind: 'tcp-rr' | 'tcp-crr',
  processes: number,
  systems: readonly StudySystem[],
): StudyTest => ({
  id: `${kind === 'tcp-rr' ? 'rr' : 'crr'}-${processes}`,
  title: `${kind === 'tcp-rr' ? 'TCP_RR' : 'TCP_CRR'}, processes: ${processes}`,
  ...{ source, hardware },
  systems,
  load: { kind, processes, ...twoWays },
  mtu: 1500,
  ...(processes === 1 ? {} : simulated),
  figures: [
    kind === 'tcp-rr' ? 'requests' : 'connections',
    'cpuClientPerOperation',
    'cpuServerPerOperation',
  ],
  rows: { workload: kind, streams: processes, runs: clearRuns },
});

const encryptedStream = (mtu: number): StudyTest => ({
  id: `encrypted-stream-${mtu}`,
  title: `TCP_STREAM encrypted, 1 process, MTU ${mtu}`,
  ...{ source, hardware, mtu },
  systems: encrypted,
  load: { kind: 'tcp-stream', processes: 1, requestBytes: 16_384, responseBytes: 1 },
  figures: ['goodput', 'cpuClientPerByte', 'cpuServerPerByte'],
  rows: { workload: 'tcp-stream', streams: 1, runs: cipherRuns },
});

const encryptedRr = (mtu: number): StudyTest => ({
  id: `encrypted-rr-${mtu}`,
  title: `TCP_RR encrypted, 1 process, MTU ${mtu}`,
  ...{ source, hardware, mtu },
  assumed: 'Only the chart of both ciphers: another one of WireGuard alone contradicts it.',
  systems: encrypted.filter(({ name }) => [wireguard, ipsec].includes(name)),
  load: { kind: 'tcp-rr', processes: 1, ...twoWays },
  figures: ['requests', 'cpuClientPerOperation', 'cpuServerPerOperation'],
  rows: { workload: 'tcp-rr', streams: 1, runs: cipherRuns },
});

/** Streams, round trips and connections, at 1 and 32 processes; then in cipher text. */
export const s1Tests: readonly StudyTest[] = [
  stream(1),
  stream(32),
  exchange('tcp-rr', 1, clearText),
  exchange('tcp-rr', 32, [...clearText, withoutTracking]),
  exchange('tcp-crr', 1, clearText),
  exchange('tcp-crr', 32, [...clearText, withoutTracking]),
  encryptedStream(1500),
  encryptedStream(9000),
  encryptedRr(1500),
  encryptedRr(9000),
];
