import type { MetricId } from '../metrics.ts';
import type { Test } from './figure.ts';

/** What k8s-netperf says of a test that it ran, in CSV and in JSON alike. */
export interface K8sNetperfTest {
  readonly driver: string;
  readonly profile: string;
  readonly sameNode: boolean;
  readonly hostNetwork: boolean;
  readonly service: boolean;
  readonly parallelism: number | null;
  readonly messageBytes: number | null;
  readonly samples: number | null;
}

/** Workload and rate of each profile. */
export const profiles: Readonly<
  Record<string, { readonly workload: string; readonly rate: MetricId; readonly unit: string }>
> = {
  TCP_STREAM: { workload: 'tcp-stream', rate: 'throughput_bps', unit: 'Mb/s' },
  UDP_STREAM: { workload: 'udp-stream', rate: 'throughput_bps', unit: 'Mb/s' },
  TCP_RR: { workload: 'tcp-rr', rate: 'rr_per_s', unit: 'OP/s' },
  UDP_RR: { workload: 'udp-rr', rate: 'rr_per_s', unit: 'OP/s' },
  TCP_CRR: { workload: 'tcp-crr', rate: 'crr_per_s', unit: 'OP/s' },
};

export const profileNames = Object.keys(profiles);

/** Drivers that send through the kernel's stack; the others (ib_write_bw) go round it. */
export const drivers: readonly string[] = ['netperf', 'iperf3', 'uperf'];

/** What was connected. */
function pathOf({ sameNode, hostNetwork, service }: K8sNetperfTest): string {
  if (hostNetwork) return sameNode ? 'node-same-node' : 'node-to-node';
  if (service) return sameNode ? 'pod-to-service-same-node' : 'pod-to-service';
  return sameNode ? 'pod-to-pod-same-node' : 'pod-to-pod-direct';
}

/** The test in the words of the tidy format. */
export const testOf = (ran: K8sNetperfTest): Test => ({
  workload: profiles[ran.profile]?.workload ?? '',
  path: pathOf(ran),
  system: ran.hostNetwork ? 'host-network' : null,
  streams: ran.parallelism,
  messageBytes: ran.messageBytes,
  mtu: null,
});

/** In bit/s or 1/s. */
export const rateOf = (profile: string, value: number): number =>
  profiles[profile]?.unit === 'Mb/s' ? value * 1e6 : value;

/** Whether its latency is that of a request; that of a stream is of its send calls. */
export const hasRequests = (profile: string): boolean => profiles[profile]?.unit === 'OP/s';

/** What every note begins with. */
export const noteOf = ({ driver, samples }: K8sNetperfTest): string =>
  `k8s-netperf, ${driver}${samples === null ? '' : `, mean of ${samples} samples`}`;
