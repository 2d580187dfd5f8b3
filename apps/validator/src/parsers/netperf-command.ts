import { isExchange, type NetperfTest, netperfTest } from './netperf-test.ts';

const always = [
  'PROTOCOL',
  'DIRECTION',
  'THROUGHPUT',
  'THROUGHPUT_UNITS',
  'ELAPSED_TIME',
  'CONFIDENCE_ITERATION',
];
const ofExchange = [
  'TRANSACTION_RATE',
  'REQUEST_SIZE',
  'RESPONSE_SIZE',
  'BURST_SIZE',
  'MIN_LATENCY',
  'MEAN_LATENCY',
  'P50_LATENCY',
  'P90_LATENCY',
  'P99_LATENCY',
  'MAX_LATENCY',
  'STDDEV_LATENCY',
];
const ofConnection = ['LOCAL_NODELAY', 'REMOTE_NODELAY'];
const ofTransfer = [
  'LOCAL_SEND_SIZE',
  'LOCAL_SEND_THROUGHPUT',
  'LOCAL_RECV_THROUGHPUT',
  'REMOTE_SEND_SIZE',
  'REMOTE_SEND_THROUGHPUT',
  'REMOTE_RECV_THROUGHPUT',
];
const ofTcpTransfer = ['TRANSPORT_MSS', 'LOCAL_TRANSPORT_RETRANS', 'REMOTE_TRANSPORT_RETRANS'];
const ofCpu = ['LOCAL', 'REMOTE'].flatMap((end) =>
  ['CPU_UTIL', 'CPU_COUNT', 'CPU_METHOD'].map((name) => `${end}_${name}`),
);

/** What a test is asked to print; all of it has to come back. */
export const netperfSelectors = (test: NetperfTest): readonly string[] => {
  const isTcp = test.kind.startsWith('TCP');
  return [
    ...always,
    ...(isExchange(test) ? ofExchange : ofTransfer),
    ...(isTcp ? (isExchange(test) ? ofConnection : ofTcpTransfer) : []),
    ...(test.readsCpu ? ofCpu : []),
  ];
};

/**
 * The command of one test. Always one iteration: over several, netperf mixes means, pooled
 * percentiles and figures of the last one.
 *
 * @throws {z.ZodError} if an argument is none: netperf would read it as something else
 */
export function netperfCommand(asked: NetperfTest): readonly string[] {
  const test = netperfTest.parse(asked);
  const { kind, server, controlPort, dataPort, seconds, readsCpu, cores } = test;
  const isUdp = kind.startsWith('UDP');
  return [
    'netperf',
    ...['-H', server, '-p', String(controlPort), '-t', kind, '-l', String(seconds), '-P', '0'],
    ...(isExchange(test) ? ['-j'] : []), // Without it there are no percentiles.
    ...(readsCpu ? ['-c', '-C'] : []),
    ...(test.interimSeconds > 0 ? ['-D', String(test.interimSeconds)] : []),
    ...(cores === undefined ? [] : ['-T', `${cores.client},${cores.server}`]),
    ...['--', '-P', `,${dataPort}`],
    ...(isExchange(test)
      ? ['-r', `${test.requestBytes},${test.responseBytes}`]
      : [kind === 'TCP_MAERTS' ? '-M' : '-m', String(test.messageBytes)]),
    ...(isExchange(test) && test.burst > 0 ? ['-b', String(test.burst)] : []),
    // Transactions in flight would share packets.
    ...(isExchange(test) && !isUdp ? ['-D'] : []),
    // Or its datagrams are not routed (SO_DONTROUTE).
    ...(isUdp ? ['-R', '1'] : []),
    ...['-k', netperfSelectors(test).join(',')],
  ];
}
