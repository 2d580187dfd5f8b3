import { type Figure, type FigureLoad, type FigureSeries, thousandsPerS, upTo } from './figure.ts';
import { withDeepIdle, withSiblings } from './machines.ts';

const processes = upTo(1, 2, 4, 8, 16, 32);

const exchange = (
  kind: 'tcp-rr' | 'tcp-crr',
  datapath: string,
  modifiers: readonly string[] = [],
): FigureSeries => ({
  name: [datapath, ...modifiers].join(' + '),
  at: (count) => ({ datapath, modifiers, workload: { kind, processes: count } }),
});

const roundTrips = (datapath: string, count: number): FigureLoad => ({
  ...{ datapath, workload: { kind: 'tcp-rr', processes: count } },
});

const transactions = { ...thousandsPerS, label: '1000 tps' };
const connections = { ...thousandsPerS, label: '1000/s' };

/** Figures of mechanisms that requests and connections show. */
export const exchangeFigures: readonly Figure[] = [
  {
    id: 'contexts',
    title: 'CPU of the client per transaction: what is paid per visit',
    x: processes,
    y: { label: 'us', of: ({ cpuPerUnit }) => cpuPerUnit.client / 1e3 },
    series: ['host', 'cilium-ebpf', 'calico-ebpf', 'calico-iptables'].map((id) =>
      exchange('tcp-rr', id),
    ),
  },
  {
    id: 'connections',
    title: 'Connections per second',
    x: processes,
    y: connections,
    series: ['host', 'cilium-ebpf', 'calico-iptables'].map((id) => exchange('tcp-crr', id)),
  },
  {
    id: 'processors',
    title: 'Transactions per second of the host, by what a busy sibling costs',
    x: upTo(1, 8, 16, 24, 32, 48, 64),
    y: transactions,
    series: [1, 1.55, 2].map((slower) => ({
      name: `${slower} x slower`,
      at: (count) => ({
        datapath: 'host',
        workload: { kind: 'tcp-rr', processes: count },
        machine: withSiblings(slower),
      }),
    })),
  },
  {
    id: 'conntrack',
    title: 'Connections of 32 processes, by buckets of the tracking table',
    x: { label: 'buckets', values: [16_384, 32_768, 65_536, 131_072, 262_144, 1_048_576] },
    y: connections,
    series: [
      {
        name: 'host',
        at: (buckets) => ({
          ...{ datapath: 'host', workload: { kind: 'tcp-crr', processes: 32 } },
          change: ({ conntrack, ...rest }) => ({
            ...rest,
            conntrack: conntrack === null ? null : { ...conntrack, buckets },
          }),
        }),
      },
      {
        name: 'host + notrack',
        at: () => ({
          ...{ datapath: 'host', modifiers: ['notrack'] },
          workload: { kind: 'tcp-crr', processes: 32 },
        }),
      },
    ],
  },
  {
    id: 'open-vswitch',
    title: 'Transactions through Open vSwitch',
    x: processes,
    y: transactions,
    series: ['antrea-encap', 'antrea-noencap', 'antrea-flowtable', 'ovn-kubernetes', 'host'].map(
      (id) => exchange('tcp-rr', id),
    ),
  },
  {
    id: 'user-space',
    title: 'Transactions through a process',
    x: processes,
    y: transactions,
    series: ['host', 'calico-vpp', 'flannel-udp', 'weave-sleeve'].map((id) =>
      exchange('tcp-rr', id),
    ),
  },
  {
    id: 'hand-over',
    title: 'Transactions with a hand-over to another core',
    x: processes,
    y: transactions,
    series: [
      exchange('tcp-rr', 'host'),
      exchange('tcp-rr', 'host', ['rps']),
      exchange('tcp-rr', 'host', ['rfs']),
      exchange('tcp-rr', 'cilium-wireguard'),
      exchange('tcp-rr', 'cilium-ipsec'),
    ],
  },
  {
    id: 'services',
    title: 'Connections of one process, by Services in the cluster',
    x: { label: 'Services', values: [1, 10, 100, 1000, 10_000] },
    y: connections,
    series: ['kube-proxy-iptables', 'kube-proxy-ipvs', 'kube-proxy-nftables'].map((proxy) => ({
      name: proxy,
      at: (services) => ({
        ...{ datapath: 'flannel-host-gw', modifiers: [proxy] },
        workload: { kind: 'tcp-crr', processes: 1 },
        cluster: { target: 'service', services },
      }),
    })),
  },
  {
    id: 'policy',
    title: 'Connections of one process, by rules of network policies',
    x: { label: 'rules', values: [1, 10, 100, 1000] },
    y: connections,
    series: [
      ['flannel-host-gw', 'firewall-rules'],
      ['calico-iptables', 'policy-iptables'],
      ['kube-router', 'policy-ipset'],
      ['cilium-ebpf', 'policy-ebpf'],
    ].map(([datapath = '', modifier = '']) => ({
      name: modifier,
      at: (policyRules) => ({
        ...{ datapath, modifiers: [modifier] },
        workload: { kind: 'tcp-crr', processes: 1 },
        cluster: { policyRules },
      }),
    })),
  },
  {
    id: 'proxies',
    title: 'HTTP requests through a mesh',
    x: upTo(1, 2, 4, 8, 16),
    y: { ...thousandsPerS, label: '1000 rps' },
    series: ['istio-ambient', 'linkerd', 'istio-waypoint', 'istio-sidecar'].map((modifier) => ({
      name: modifier,
      at: (count) => ({
        ...{ datapath: 'flannel-host-gw', modifiers: [modifier] },
        workload: { kind: 'http', processes: count, requestBytes: 100, responseBytes: 100 },
      }),
    })),
  },
  {
    id: 'workloads',
    title: 'Messages both ways: WebSocket, HTTP, long polling',
    x: processes,
    y: thousandsPerS,
    series: (['websocket', 'http', 'long-poll'] as const).map((kind) => ({
      name: kind,
      at: (count) => ({
        datapath: 'cilium-ebpf',
        workload: { kind, processes: count, requestBytes: 64, responseBytes: 64 },
      }),
    })),
  },
  {
    id: 'wake-ups',
    title: 'Time of a transaction on the host, by idle states',
    x: processes,
    y: {
      label: 'us',
      of: ({ rate, scenario }) => (1e6 * scenario.workload.processes) / rate.value,
    },
    series: [
      { name: 'shallow states', at: (count) => roundTrips('host', count) },
      {
        name: 'deeper states',
        at: (count) => ({ ...roundTrips('host', count), machine: withDeepIdle }),
      },
    ],
  },
  {
    id: 'netns-nuisance',
    title: 'CPU of the client per connection: on the host, and in a pod',
    x: processes,
    y: { label: 'us', of: ({ cpuPerUnit }) => cpuPerUnit.client / 1e3 },
    series: ['host', 'cilium-ebpf'].map((id) => exchange('tcp-crr', id)),
  },
];
