import type { WorkloadKind } from '@hopwise/datapath';

/** The traffic that both solvers can run. */
export const simulatedKinds: readonly WorkloadKind[] = [
  'tcp-stream',
  'tcp-maerts',
  'tcp-bidirectional',
  'file-transfer',
  'file-transfer-tls',
  'tcp-rr',
  'tcp-crr',
  'udp-stream',
  'udp-rr',
  'http',
  'websocket',
  'long-poll',
  'web-tier',
  'mesh',
];
