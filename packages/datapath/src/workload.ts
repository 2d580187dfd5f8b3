/** The traffic of a run. */
export type WorkloadKind = 'tcp-stream' | 'tcp-rr' | 'tcp-crr';

export const workloadKinds = ['tcp-stream', 'tcp-rr', 'tcp-crr'] as const;

export interface Workload {
  readonly kind: WorkloadKind;
  /** Client processes, each with its own connection. */
  readonly processes: number;
  /** Bytes of one request and of one response; for a stream, bytes of one send. */
  readonly requestBytes: number;
  readonly responseBytes: number;
}

/** Everything that a run is a function of, besides the datapath, costs and hardware it names. */
export interface Scenario {
  readonly datapath: string;
  readonly modifiers: readonly string[];
  readonly hardware: string;
  readonly workload: Workload;
  /** MTU of the interface the endpoint sees [byte]. */
  readonly mtu: number;
  readonly seed: number;
}
