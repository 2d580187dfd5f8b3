import { type Workload, type WorkloadKind, workloadFacts } from '@hopwise/datapath';

type MessageBytes = Pick<Workload, 'requestBytes' | 'responseBytes'>;

/** Messages of programs, without the headers that their protocol puts before them [byte]. */
const ofPrograms: Readonly<Partial<Record<WorkloadKind, MessageBytes>>> = {
  // The longest datagram there is; it is sent as long as the MTU allows, which is what iperf3 asks for.
  'udp-stream': { requestBytes: 65_507, responseBytes: 1 },
  // What vsftpd hands to the kernel at a time (VSFTP_DATA_BUFSIZE), and a file of 10 GB.
  'file-transfer': { requestBytes: 65_536, responseBytes: 10e9 },
  // Data of one SSH channel packet (CHAN_SES_PACKET_DEFAULT).
  'file-transfer-tls': { requestBytes: 32_768, responseBytes: 10e9 },
  // A short path and a file of the smaller size of the constant-rate study.
  http: { requestBytes: 100, responseBytes: 350 },
  // A line of chat.
  websocket: { requestBytes: 64, responseBytes: 64 },
  'long-poll': { requestBytes: 64, responseBytes: 64 },
  // A form and a page.
  'web-tier': { requestBytes: 400, responseBytes: 4000 },
  // What fortio asks for, and an empty answer.
  mesh: { requestBytes: 100, responseBytes: 1 },
};

/**
 * What netperf sends unless told otherwise: one byte each way for a transaction, the send buffer's
 * default size (tcp_wmem, 16 KiB) at a time for a stream, which has no response to size.
 *
 * @source netperf 2.7.0 src/nettest_omni.c; Documentation/networking/ip-sysctl.rst, tcp_wmem
 */
export const messageBytes = (kind: WorkloadKind): MessageBytes =>
  ofPrograms[kind] ??
  (workloadFacts(kind).class === 'transfer'
    ? { requestBytes: 16_384, responseBytes: 1 }
    : { requestBytes: 1, responseBytes: 1 });
