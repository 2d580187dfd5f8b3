import type { WorkloadKind } from './workload-kinds.ts';

export interface Workload {
  readonly kind: WorkloadKind;
  /** Client processes or streams, each with its own connection; users of a web tier. */
  readonly processes: number;
  /** Bytes of one request and of one response; for a transfer, bytes of one send (and the file). */
  readonly requestBytes: number;
  readonly responseBytes: number;
  /**
   * Operations per second of all processes together that are offered whatever the answers do (open
   * loop); datagrams per second for `udp-stream`. Left out: as fast as answers or buffers allow.
   */
  readonly ratePerS?: number | undefined;
  /** Transactions that each process keeps outstanding (netperf -b); 1 if left out. */
  readonly burst?: number | undefined;
  /** Worker processes or threads of the server program; one per connection if left out. */
  readonly serverWorkers?: number | undefined;
}

/** Where the ends of a load stand in a cluster, and what else its nodes hold. */
export interface Cluster {
  readonly placement: 'cross-node' | 'same-node';
  /** What the client addresses. */
  readonly target: 'pod' | 'service' | 'host';
  /** Services that exist in the cluster. */
  readonly services: number;
  /** Network policy rules that the endpoint's traffic is checked against. */
  readonly policyRules: number;
  /** IP version of pods and nodes. */
  readonly ip: 4 | 6;
}

/** Two nodes, pod to pod over IPv4, nothing else in the cluster. */
export const plainCluster: Cluster = {
  placement: 'cross-node',
  target: 'pod',
  services: 0,
  policyRules: 0,
  ip: 4,
};

/** Everything that a run is a function of, besides the datapath, costs and hardware it names. */
export interface Scenario {
  readonly datapath: string;
  readonly modifiers: readonly string[];
  readonly hardware: string;
  readonly workload: Workload;
  /** {@link plainCluster} if left out. */
  readonly cluster?: Cluster | undefined;
  /** Kernel version in place of the hardware profile's. */
  readonly kernel?: string | undefined;
  /** MTU of the interface the endpoint sees [byte]. */
  readonly mtu: number;
  readonly seed: number;
}

export const clusterOf = ({ cluster = plainCluster }: Pick<Scenario, 'cluster'>): Cluster =>
  cluster;
