import { type Workload, type WorkloadKind, workloadFacts } from '@hopwise/datapath';

type MessageBytes = Pick<Workload, 'requestBytes' | 'responseBytes'>;

/**
 * What netperf sends unless told otherwise: one byte each way for a transaction, the send buffer's
 * default size (tcp_wmem, 16 KiB) at a time for a stream, which has no response to size.
 *
 * @source netperf 2.7.0 src/nettest_omni.c; Documentation/networking/ip-sysctl.rst, tcp_wmem
 */
export const messageBytes = (kind: WorkloadKind): MessageBytes =>
  workloadFacts(kind).class === 'transfer'
    ? { requestBytes: 16_384, responseBytes: 1 }
    : { requestBytes: 1, responseBytes: 1 };
