import type { Cluster, Workload } from '@hopwise/datapath';
import type { StudySystem, StudyTest } from './study.ts';

const source = 'infrabuilder-2024-01';
const hardware = 'ib2024-40g';

const host: StudySystem = { name: 'baremetal', mtu: 9000 };

/** MTU as the source has it: of the interface of a pod. */
const plugins: readonly StudySystem[] = [
  { name: 'calico-ebpf-native', mtu: 8950 },
  { name: 'calico-iptables-native', mtu: 8950 },
  { name: 'kuberouter-native', mtu: 9000, as: { datapath: 'kube-router' } },
  { name: 'kuberouter-native-ipvs', mtu: 9000, as: { datapath: 'kube-router' } },
  { name: 'flannel-vxlan', mtu: 8950, as: { datapath: 'flannel-vxlan' } },
  { name: 'canal-vxlan', mtu: 9000, as: { datapath: 'canal' } },
  { name: 'cilium-vxlan', mtu: 9000, as: { datapath: 'cilium-vxlan' } },
  { name: 'cilium-vxlan-kpr', mtu: 9000, as: { datapath: 'cilium-vxlan' } },
  { name: 'cilium-vxlan-nohubble', mtu: 9000, as: { datapath: 'cilium-vxlan' } },
  {
    name: 'cilium-vxlan-hubble-full',
    mtu: 9000,
    as: { datapath: 'cilium-vxlan', modifiers: ['hubble'] },
  },
  { name: 'antrea-geneve', mtu: 8950, as: { datapath: 'antrea-encap' } },
  { name: 'antrea-noencap', mtu: 9000, as: { datapath: 'antrea-noencap' } },
  { name: 'kubeovn-geneve', mtu: 8900, as: { datapath: 'kube-ovn-overlay' } },
  { name: 'cilium-wireguard', mtu: 9000, as: { datapath: 'cilium-wireguard' } },
  { name: 'calico-iptables-wireguard', mtu: 8940, as: { datapath: 'calico-wireguard' } },
  { name: 'calico-ebpf-wireguard', mtu: 8940, as: { datapath: 'calico-ebpf-wireguard' } },
  { name: 'antrea-wireguard', mtu: 8940, as: { datapath: 'antrea-wireguard' } },
  { name: 'cilium-ipsec', mtu: 9000, as: { datapath: 'cilium-ipsec' } },
  { name: 'antrea-ipsec', mtu: 8912, as: { datapath: 'antrea-ipsec' } },
  { name: 'calico-vpp-native', mtu: 8950, as: { datapath: 'calico-vpp' } },
  { name: 'calico-vpp-wireguard', mtu: 8940, as: { datapath: 'calico-vpp-wireguard' } },
  { name: 'calico-vpp-ipsec', mtu: 8940, as: { datapath: 'calico-vpp-ipsec' } },
];

const tcp = (processes: number): Workload => ({
  ...{ kind: 'tcp-stream', processes, requestBytes: 131_072, responseBytes: 1 },
});

/** One datagram a packet, as iperf3 sizes them. */
const udp = (processes: number): Workload => ({
  ...{ kind: 'udp-stream', processes, requestBytes: 8848, responseBytes: 1 },
});

const direct = (kind: 'tcp' | 'udp', streams: number): StudyTest => ({
  id: `${kind}-${streams}`,
  title: `${kind.toUpperCase()} 2024, iperf3, streams: ${streams}`,
  ...{ source, hardware },
  ...(kind === 'udp'
    ? { assumed: 'Datagrams of 8848 bytes throughout; the source fits them to each MTU.' }
    : {}),
  systems: [host, ...plugins],
  load: kind === 'tcp' ? tcp(streams) : udp(streams),
  mtu: 9000,
  figures: kind === 'tcp' ? ['goodput', 'cpuTotal'] : ['goodput', 'sent', 'loss'],
  rows: {
    workload: `${kind}-stream`,
    streams,
    paths: ['node-to-node', 'pod-to-pod-direct'],
  },
});

const service: Partial<Cluster> = { target: 'service', services: 1 };

/** What turns the address of a Service into that of a pod, by system; kube-proxy where none is named. */
const balancers: Readonly<Record<string, string>> = {
  'calico-ebpf-native': 'ebpf-tc-lb',
  'calico-ebpf-wireguard': 'ebpf-tc-lb',
  'kuberouter-native-ipvs': 'kube-proxy-ipvs',
  'cilium-vxlan': 'ebpf-tc-lb',
  'cilium-vxlan-nohubble': 'ebpf-tc-lb',
  'cilium-vxlan-hubble-full': 'ebpf-tc-lb',
  'cilium-vxlan-kpr': 'ebpf-socket-lb',
  'cilium-wireguard': 'ebpf-tc-lb',
  'cilium-ipsec': 'ebpf-tc-lb',
  'antrea-geneve': 'ovs-lb',
  'antrea-noencap': 'ovs-lb',
  'antrea-wireguard': 'ovs-lb',
  'antrea-ipsec': 'ovs-lb',
  'kubeovn-geneve': 'ovs-lb',
};

/** VPP translates addresses itself, at no cost that is known. */
const balanced = plugins
  .filter(({ name }) => !name.startsWith('calico-vpp'))
  .map((system) => ({ ...system, also: [balancers[system.name] ?? 'kube-proxy-iptables'] }));

const throughService = (kind: 'tcp' | 'udp', streams: number): StudyTest => ({
  ...direct(kind, streams),
  id: `${kind}-${streams}-service`,
  title: `${kind.toUpperCase()} 2024 through a Service, iperf3, streams: ${streams}`,
  systems: balanced,
  cluster: service,
  rows: { workload: `${kind}-stream`, streams, paths: ['pod-to-service'] },
});

/** TCP and UDP at 1 and 8 streams, to the pod and through a Service. */
export const s2Tests2024: readonly StudyTest[] = [
  direct('tcp', 1),
  direct('tcp', 8),
  direct('udp', 1),
  direct('udp', 8),
  throughService('tcp', 1),
  throughService('tcp', 8),
  throughService('udp', 1),
  throughService('udp', 8),
];
