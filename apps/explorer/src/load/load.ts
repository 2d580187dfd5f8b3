import type { Cluster, WorkloadKind } from '@hopwise/datapath';

/**
 * What is asked of datapaths: a load, where it stands, and a machine with parts of it changed. What is
 * null is as the machine or the tool that makes the traffic has it.
 */
export interface Load {
  readonly machine: string;
  readonly kind: WorkloadKind;
  readonly processes: number;
  readonly requestBytes: number | null;
  readonly responseBytes: number | null;
  readonly burst: number | null;
  readonly ratePerS: number | null;
  readonly mtu: number;
  readonly kernel: string | null;
  readonly placement: Cluster['placement'];
  readonly target: Cluster['target'];
  readonly services: number;
  readonly policyRules: number;
  readonly ip: Cluster['ip'];
  readonly modifiers: readonly string[];
  /** With one busy core; the clock with all busy follows in proportion. */
  readonly clockGhz: number | null;
  readonly coresPerSocket: number | null;
  readonly threadsPerCore: number | null;
  /** Whether the processor has instructions for AES. */
  readonly aes: boolean | null;
  readonly lineGbitPerS: number | null;
  readonly queues: number | null;
  readonly coalesceUs: number | null;
  readonly tso: boolean | null;
  readonly gro: boolean | null;
  readonly tunnelOffload: boolean | null;
}

/** The test of the study that the page opens with. */
export const initialLoad: Load = {
  ...{ machine: 'cilium2021-100g', kind: 'tcp-rr', processes: 32 },
  ...{ requestBytes: null, responseBytes: null, burst: null, ratePerS: null },
  ...{ mtu: 1500, kernel: null, placement: 'cross-node', target: 'pod' },
  ...{ services: 0, policyRules: 0, ip: 4, modifiers: [] },
  ...{ clockGhz: null, coresPerSocket: null, threadsPerCore: null, aes: null },
  ...{ lineGbitPerS: null, queues: null, coalesceUs: null },
  ...{ tso: null, gro: null, tunnelOffload: null },
};
