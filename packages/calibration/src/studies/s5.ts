import type { Workload } from '@hopwise/datapath';
import { addedBy, ratio } from './clauses.ts';
import type { Finding, Study, StudySystem, StudyTest } from './study.ts';

const through = (name: string, modifiers: readonly string[]): StudySystem => ({
  ...{
    name,
    as: { datapath: 'calico-iptables', modifiers: ['kube-proxy-iptables', ...modifiers] },
  },
});

/** The same network of pods under each, since none of the sources states its own. */
const plain = through('kube-proxy', []);
const sidecar = through('istio-sidecar', ['istio-sidecar']);
const ztunnel = through('istio-ztunnel', ['istio-ambient']);
const waypoint = through('istio-waypoint', ['istio-waypoint']);
const linkerd = through('linkerd-sidecar', ['linkerd']);
const kmesh = through('kmesh', ['kmesh']);

const fortio = (connections: number, ratePerS: number, bytes: number): Workload => ({
  ...{ kind: 'mesh', processes: connections, requestBytes: bytes, responseBytes: bytes, ratePerS },
});

const test = (id: string, title: string, load: Workload): StudyTest => ({
  ...{ id, title, load },
  source: 'kmesh-2024',
  hardware: 'cloudlab-xeon6142',
  assumed: 'Calico under the mesh; the machine of MeshInsight, since the source states none.',
  systems: [plain, sidecar, kmesh],
  cluster: { target: 'service', services: 1 },
  mtu: 1500,
  solver: 'events',
  figures: ['requests', 'meanLatency', 'p50', 'p99', 'cpuTotal'],
  rows: null,
});

const kmeshTests = [
  test('fortio-16', 'fortio, 16 connections, 1000 requests/s', fortio(16, 1000, 1024)),
  test('fortio-64', 'fortio, 64 connections, 4000 requests/s', fortio(64, 4000, 1024)),
];

const tests: readonly StudyTest[] = [
  ...kmeshTests,
  {
    ...test('echo', 'HTTP echo at 3000 requests/s', fortio(100, 3000, 100)),
    source: 'meshinsight-socc23',
    assumed:
      'Calico under the mesh; 100 connections; a tenth of the rate, since the sidecar of the catalogue has two threads.',
    systems: [plain, sidecar],
  },
  {
    ...test('echo-alone', 'HTTP echo, one request at a time', fortio(1, 100, 100)),
    source: 'meshinsight-socc23',
    assumed:
      'Calico under the mesh; parts of a latency are times of functions, which wait for nobody.',
    systems: [plain, sidecar],
  },
  {
    ...test('istio-1k', 'HTTP at 1000 requests/s, 1 KB', fortio(16, 1000, 1024)),
    source: 'istio-docs-performance',
    systems: [plain, sidecar, waypoint, ztunnel],
  },
  {
    ...test('meshes', 'HTTP through each mesh, 32 connections', fortio(32, 1000, 1024)),
    source: 'livewyer-mesh-2024',
    assumed: 'The network alone: the source ran an application that limits everything.',
    systems: [plain, sidecar, linkerd, ztunnel],
  },
];

const [small, large] = ['fortio-16', 'fortio-64'] as const;

const findings: readonly Finding[] = [
  {
    id: 'kmesh-near-plain',
    statement: 'Kmesh is near plain Kubernetes.',
    clauses: [small, large].map((id) =>
      ratio('meanLatency', `${id}/kmesh`, `${id}/kube-proxy`, { atMost: 1.25 }),
    ),
  },
  {
    id: 'kmesh-half-latency',
    statement: 'The latency of Kmesh is at least 50 % below that of the sidecar.',
    clauses: [small, large].map((id) =>
      ratio('meanLatency', `${id}/kmesh`, `${id}/istio-sidecar`, { atMost: 0.5 }),
    ),
  },
  {
    id: 'kmesh-half-cpu',
    statement: 'So is the CPU of Kmesh.',
    clauses: [small, large].map((id) =>
      ratio('cpuTotal', `${id}/kmesh`, `${id}/istio-sidecar`, { atMost: 0.5 }),
    ),
  },
  {
    id: 'sidecar-latency',
    statement: 'One sidecar adds 165 us to an HTTP request (to a third either way).',
    ifNot:
      'the published parts are times of functions; waking up, which the model adds, is in none of them',
    clauses: [
      addedBy('meanLatency', ['echo-alone/istio-sidecar', 'echo-alone/kube-proxy'], {
        ...{ parts: 2, range: { atLeast: 110e3, atMost: 220e3 } },
      }),
    ],
  },
  {
    id: 'sidecar-cpu',
    statement:
      'One sidecar needs 9.7 cores for 30 000 HTTP requests/s, so a tenth for a tenth (to a third either way).',
    ifNot:
      'at a tenth of the rate siblings of a core are mostly idle; at the full one they slow each other down by half',
    clauses: [
      addedBy('cpuTotal', ['echo/istio-sidecar', 'echo/kube-proxy'], {
        ...{ parts: 2, range: { atLeast: 0.65, atMost: 1.3 } },
      }),
    ],
  },
  {
    id: 'istio-sidecar-cpu',
    statement: 'One sidecar needs 0.2 to 0.6 cores for 1000 requests/s, by release.',
    clauses: [
      addedBy('cpuTotal', ['istio-1k/istio-sidecar', 'istio-1k/kube-proxy'], {
        ...{ parts: 2, range: { atLeast: 0.15, atMost: 0.65 } },
      }),
    ],
  },
  {
    id: 'ztunnel-cpu',
    statement: 'One ztunnel needs 0.06 cores for 1000 requests/s (to a factor of two).',
    clauses: [
      addedBy('cpuTotal', ['istio-1k/istio-ztunnel', 'istio-1k/kube-proxy'], {
        ...{ parts: 2, range: { atLeast: 0.03, atMost: 0.12 } },
      }),
    ],
  },
  {
    id: 'mesh-order',
    statement: 'Linkerd slows requests less than the sidecar of Istio; each mesh slows them.',
    clauses: [
      ratio('meanLatency', 'meshes/istio-sidecar', 'meshes/linkerd-sidecar', { atLeast: 1.05 }),
      ...['linkerd-sidecar', 'istio-ztunnel', 'istio-sidecar'].map((mesh) =>
        ratio('meanLatency', `meshes/${mesh}`, 'meshes/kube-proxy', { atLeast: 1.02 }),
      ),
    ],
  },
];

/** A mesh in the kernel against proxies beside it. */
export const s5: Study = {
  id: 'S5',
  title: 'Kmesh and other meshes, 2021 to 2024',
  sources: ['kmesh-2024', 'meshinsight-socc23', 'istio-docs-performance', 'livewyer-mesh-2024'],
  tests,
  findings,
};
