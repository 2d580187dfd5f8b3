import type { Bottleneck } from '@hopwise/datapath';
import { countDifference, level, limitedBy, lineShare, ratio } from './clauses.ts';
import type { Finding } from './study.ts';

const host = 'baremetal';
const ebpf = 'cilium-ebpf-hostrouting';
const legacy = 'cilium-ebpf-legacy-hostrouting';
const iptables = 'calico-iptables-native';
const calicoEbpf = 'calico-ebpf-native';
const all = [host, ebpf, legacy, iptables, calicoEbpf];

const receiver: readonly Bottleneck['resource'][] = ['server process core', 'server softirq core'];

/**
 * What the study found in clear text. Ratios are read from its charts; two points are their reading
 * error and scatter.
 */
export const s1ClearFindings: readonly Finding[] = [
  {
    id: 'one-stream-one-core',
    statement: 'One stream is limited by one core, and by the receiver.',
    clauses: all.map((system) => limitedBy(`stream-1/${system}`, receiver)),
  },
  {
    id: 'ebpf-stream',
    statement: 'eBPF host routing matches or beats node to node on one stream.',
    clauses: [ratio('goodput', `stream-1/${ebpf}`, `stream-1/${host}`, { atLeast: 0.98 })],
  },
  {
    id: 'ebpf-crr-32',
    statement: 'eBPF host routing matches or beats node to node on connections, 32 processes.',
    clauses: [ratio('connections', `crr-32/${ebpf}`, `crr-32/${host}`, { atLeast: 0.98 })],
  },
  {
    id: 'ebpf-rr-1',
    statement: 'eBPF host routing comes within 5 % of node to node on round trips, 1 process.',
    clauses: [ratio('requests', `rr-1/${ebpf}`, `rr-1/${host}`, { atLeast: 0.93, atMost: 1.02 })],
  },
  {
    id: 'ebpf-rr-32',
    statement: 'eBPF host routing comes within 12 % of node to node on round trips, 32 processes.',
    ifNot:
      'node to node is predicted too fast (see its row): it waits for more than busy cores, and nothing says for what',
    clauses: [ratio('requests', `rr-32/${ebpf}`, `rr-32/${host}`, { atLeast: 0.86, atMost: 1.02 })],
  },
  {
    id: 'legacy-stream',
    statement: 'Legacy routing and iptables lose about 15 % on one stream.',
    clauses: [legacy, iptables].map((system) =>
      ratio('goodput', `stream-1/${system}`, `stream-1/${host}`, { atLeast: 0.8, atMost: 0.9 }),
    ),
  },
  {
    id: 'legacy-rr',
    statement: 'Legacy routing and iptables lose 25 to 30 % on round trips, 1 process.',
    clauses: [legacy, iptables].map((system) =>
      ratio('requests', `rr-1/${system}`, `rr-1/${host}`, { atLeast: 0.68, atMost: 0.77 }),
    ),
  },
  {
    id: 'line-32',
    statement: 'With 32 streams every datapath reaches the line, at a different price in CPU.',
    clauses: [
      ...all.map((system) => lineShare(`stream-32/${system}`, { atLeast: 0.93 })),
      ratio('cpuTotal', `stream-32/${iptables}`, `stream-32/${host}`, { atLeast: 1.1 }),
    ],
  },
  {
    id: 'rr-32-latency',
    statement: 'Round trips of 32 processes are limited by latency, near 1 M/s for eBPF.',
    clauses: [
      limitedBy(`rr-32/${ebpf}`, ['latency']),
      level('requests', `rr-32/${ebpf}`, { atLeast: 0.9e6, atMost: 1.1e6 }),
    ],
  },
  {
    id: 'crr-everything',
    statement: 'A connection costs both ends several times what a round trip does.',
    clauses: all.flatMap((system) => [
      ratio('cpuClientPerOperation', `crr-1/${system}`, `rr-1/${system}`, { atLeast: 3 }),
      ratio('cpuServerPerOperation', `crr-1/${system}`, `rr-1/${system}`, { atLeast: 3 }),
    ]),
  },
  {
    id: 'conntrack-collapse',
    statement: 'Connection tracking halves node to node at 32 processes of connections.',
    clauses: [ratio('connections', `crr-32/${host}`, 'crr-32/baremetal-notrack', { atMost: 0.7 })],
  },
  {
    id: 'notrack-cure',
    statement: 'NOTRACK brings node to node back above the datapaths through netfilter.',
    clauses: [legacy, iptables].map((system) =>
      ratio('connections', 'crr-32/baremetal-notrack', `crr-32/${system}`, { atLeast: 1 }),
    ),
  },
  {
    id: 'calico-ebpf-veth',
    statement: 'Calico eBPF crosses one more veth context switch on receive than Cilium eBPF.',
    clauses: [
      countDifference('visits on receive', [`rr-1/${calicoEbpf}`, `rr-1/${ebpf}`], {
        count: ({ ingress }) => ingress.length,
        range: { atLeast: 1, atMost: 1 },
      }),
    ],
  },
  {
    id: 'namespace-connect',
    statement: 'A client in a namespace pays several times the CPU of a connection.',
    clauses: [ebpf, legacy, iptables, calicoEbpf].map((system) =>
      ratio('cpuClientPerOperation', `crr-1/${system}`, `crr-1/${host}`, { atLeast: 2 }),
    ),
  },
];
