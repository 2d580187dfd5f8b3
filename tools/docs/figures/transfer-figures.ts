import { type Figure, gbitPerS, upTo } from './figure.ts';
import { withBandwidth, withBulkNs, withNic, withNodes } from './machines.ts';

const stream = (processes: number) => ({ kind: 'tcp-stream', processes }) as const;

const streams = { ...upTo(1, 2, 4, 8, 16, 32), label: 'streams' };

/** Bulk transfers of one datapath over the number of streams. */
const over = (name: string, datapath: string, mtu = 1500) => ({
  name,
  at: (processes: number) => ({ datapath, mtu, workload: stream(processes) }),
});

/** Figures of mechanisms that bulk transfers show. */
export const transferFigures: readonly Figure[] = [
  {
    id: 'receive',
    title: 'Payload of a received skb, by interval between interrupts',
    x: streams,
    y: { label: 'kB', of: ({ aggregateBytes }) => aggregateBytes / 1e3 },
    series: [20, 50, 100].map((us) => ({
      name: `${us} us`,
      at: (processes) => ({
        ...{ datapath: 'host', workload: stream(processes), machine: withBulkNs(us * 1e3) },
      }),
    })),
  },
  {
    id: 'tcp',
    title: 'Goodput of bulk TCP: one core, then the line',
    x: { ...upTo(1, 2, 3, 4, 5, 6), label: 'streams' },
    y: gbitPerS,
    series: ['host', 'cilium-ebpf', 'calico-iptables', 'kube-ovn-overlay'].map((id) =>
      over(id, id),
    ),
  },
  {
    id: 'memory',
    title: 'CPU per byte of the sender, by bandwidth of the memory',
    x: streams,
    y: { label: 'ns/byte', of: ({ cpuPerUnit }) => cpuPerUnit.client },
    series: [50, 100, 200].map((gigabytes) => ({
      name: `${gigabytes} GB/s`,
      at: (processes) => ({
        datapath: 'host',
        workload: stream(processes),
        machine: withBandwidth(gigabytes * 1e9),
      }),
    })),
  },
  {
    id: 'numa',
    title: 'One stream at MTU 9000, by memory nodes of the receiver',
    x: { label: 'memory nodes', values: [1, 2, 3, 4] },
    y: gbitPerS,
    series: [1.2, 1.5, 2].map((slower) => ({
      name: `far memory ${slower} x slower`,
      at: (nodes) => ({
        ...{ datapath: 'host', mtu: 9000, workload: stream(1) },
        machine: withNodes(nodes, slower),
      }),
    })),
  },
  {
    id: 'tunnels',
    title: 'One stream, by MTU',
    x: { label: 'MTU', values: [1500, 3000, 4500, 6000, 9000] },
    y: gbitPerS,
    series: [
      ...['flannel-host-gw', 'flannel-vxlan', 'flannel-ipip'].map((datapath) => ({
        name: datapath,
        at: (mtu: number) => ({ datapath, mtu, workload: stream(1) }),
      })),
      {
        name: 'flannel-vxlan, plain NIC',
        at: (mtu) => ({
          ...{ datapath: 'flannel-vxlan', mtu, workload: stream(1) },
          machine: withNic({ tunnelOffload: false }),
        }),
      },
    ],
  },
  {
    id: 'encryption',
    title: 'Encrypted streams to one peer',
    x: streams,
    y: gbitPerS,
    series: [
      over('WireGuard, MTU 9000', 'cilium-wireguard', 9000),
      over('IPsec, MTU 9000', 'cilium-ipsec', 9000),
      over('WireGuard, MTU 1500', 'cilium-wireguard'),
      over('IPsec, MTU 1500', 'cilium-ipsec'),
    ],
  },
  {
    id: 'segmentation',
    title: 'Cutting before the tunnel, or in the NIC',
    x: streams,
    y: gbitPerS,
    series: ['antrea-encap', 'kube-ovn-overlay', 'weave-sleeve'].map((id) => over(id, id)),
  },
  {
    id: 'settings',
    title: 'One stream with and without BIG TCP, by MTU',
    x: { label: 'MTU', values: [1500, 3000, 4500, 6000, 9000] },
    y: gbitPerS,
    series: [['cilium-ebpf'], ['cilium-ebpf', 'big-tcp-v4']].map(
      ([datapath = '', ...modifiers]) => ({
        name: [datapath, ...modifiers].join(' + '),
        at: (mtu) => ({ datapath, modifiers, mtu, workload: stream(1) }),
      }),
    ),
  },
  {
    id: 'file-transfer',
    title: 'One file, by size',
    x: { label: 'byte', values: [1e5, 1e6, 1e7, 1e8, 1e9, 1e10] },
    y: gbitPerS,
    series: [
      ['file-transfer', 'plain (FTP)'],
      ['file-transfer-tls', 'encrypted by the program (SCP)'],
    ].map(([kind = '', name = '']) => ({
      name,
      at: (responseBytes) => ({
        datapath: 'host',
        workload: {
          kind: kind === 'file-transfer' ? 'file-transfer' : 'file-transfer-tls',
          ...{ processes: 1, requestBytes: 65_536, responseBytes },
        },
      }),
    })),
  },
  {
    id: 'loss',
    title: 'Segments that a receive ring drops, MTU 9000',
    x: streams,
    y: { label: '1/s', of: ({ retransmitsPerS }) => retransmitsPerS ?? 0 },
    series: ['calico-wireguard', 'cilium-ipsec', 'host'].map((id) => over(id, id, 9000)),
  },
  {
    id: 'udp',
    title: 'Datagrams of 1472 byte: with and without a socket that holds them back',
    x: streams,
    y: gbitPerS,
    series: ['host', 'calico-ebpf', 'calico-iptables'].map((datapath) => ({
      name: datapath,
      at: (processes) => ({
        datapath,
        workload: { kind: 'udp-stream', processes, requestBytes: 1400 },
      }),
    })),
  },
  {
    id: 'same-node',
    title: 'Streams within a node',
    x: { ...upTo(1, 2, 4, 8, 16, 32), label: 'pairs' },
    y: gbitPerS,
    series: ['host', 'cilium-ebpf', 'calico-iptables'].map((datapath) => ({
      name: datapath,
      at: (processes) => ({
        ...{ datapath, workload: stream(processes) },
        cluster: { placement: 'same-node' },
      }),
    })),
  },
];
