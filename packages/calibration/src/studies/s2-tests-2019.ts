import type { Workload } from '@hopwise/datapath';
import type { StudySystem, StudyTest } from './study.ts';

const source = 'ducastel-2019';
const hardware = 'ducastel2019-10g';

const clearText: readonly StudySystem[] = [
  { name: 'baremetal', as: { datapath: 'host' }, mtu: 9000 },
  { name: 'flannel-vxlan', as: { datapath: 'flannel-vxlan' } },
  { name: 'kuberouter-native', as: { datapath: 'kube-router' }, mtu: 9000 },
  { name: 'calico', as: { datapath: 'calico-iptables' }, mtu: 9000 },
  { name: 'canal-vxlan', as: { datapath: 'canal' } },
  { name: 'weave-fastdp', as: { datapath: 'weave-fastdp' } },
  { name: 'cilium-vxlan', as: { datapath: 'cilium-vxlan-legacy' } },
];
const encrypted: readonly StudySystem[] = [
  { name: 'weave-encrypted', as: { datapath: 'weave-encrypted' } },
  { name: 'cilium-ipsec', as: { datapath: 'cilium-ipsec' }, mtu: 8900 },
];
const systems = [...clearText, ...encrypted];

const assumed =
  'MTU 8900 inside tunnels and a file of 10 GB; Calico routed without a tunnel; Cilium of that time took the stack of the host.';

const fileBytes = 1e10;
const file = { processes: 1, requestBytes: 131_072, responseBytes: fileBytes };

const test = (id: string, title: string, load: Workload, workload: string): StudyTest => ({
  ...{ id, title, source, hardware, assumed, systems, load },
  mtu: 8900,
  figures: ['goodput', 'cpuTotal'],
  rows: { workload },
});

/** Bulk, datagrams and files in clear and cipher text, and one tunnel with its MTU left alone. */
export const s2Tests2019: readonly StudyTest[] = [
  test(
    'tcp-2019',
    'TCP 2019, iperf3, 1 stream',
    { kind: 'tcp-stream', processes: 1, requestBytes: 131_072, responseBytes: 1 },
    'tcp-stream',
  ),
  {
    ...test(
      'tcp-2019-default-mtu',
      'TCP 2019, the tunnel with the MTU that it comes with',
      { kind: 'tcp-stream', processes: 1, requestBytes: 131_072, responseBytes: 1 },
      'tcp-stream',
    ),
    assumed: 'MTU 1376, the default of Weave Net 2.5.',
    systems: [{ name: 'weave-fastdp', as: { datapath: 'weave-fastdp' } }],
    mtu: 1376,
    rows: null,
  },
  {
    ...test(
      'udp-2019',
      'UDP 2019, iperf3, 1 stream',
      { kind: 'udp-stream', processes: 1, requestBytes: 8848, responseBytes: 1 },
      'udp-stream',
    ),
    figures: ['goodput', 'loss'],
  },
  test('http-2019', 'HTTP 2019, nginx and curl', { kind: 'file-transfer', ...file }, 'http'),
  test('ftp-2019', 'FTP 2019, vsftpd and curl', { kind: 'file-transfer', ...file }, 'ftp'),
  test('scp-2019', 'SCP 2019, OpenSSH', { kind: 'file-transfer-tls', ...file }, 'scp'),
];
