import type { MetricId } from '../metrics.ts';
import { ProblemList } from '../problem-list.ts';
import { type Figure, figuresOf, type Reading, reading, type Test } from './figure.ts';
import { Keys, readBlocks } from './netperf-blocks.ts';

/** @source https://hewlettpackard.github.io/netperf/, src/netlib.c:format_units */
const bitsPerUnit: Readonly<Record<string, number>> = {
  '10^3bits/s': 1e3,
  '10^6bits/s': 1e6,
  '10^9bits/s': 1e9,
  '10^12bits/s': 1e12,
  'Bytes/s': 8,
  'KBytes/s': 8 * 2 ** 10,
  'MBytes/s': 8 * 2 ** 20,
  'GBytes/s': 8 * 2 ** 30,
};

/** @source src/nettest_omni.c:direction_to_str, with the protocol before it */
const tests: Readonly<Record<string, { readonly workload: string; readonly kind: Kind }>> = {
  'TCP Send': { workload: 'tcp-stream', kind: 'send' },
  'TCP Receive': { workload: 'tcp-maerts', kind: 'receive' },
  'UDP Send': { workload: 'udp-stream', kind: 'send' },
  'TCP Send|Recv': { workload: 'tcp-rr', kind: 'exchange' },
  'UDP Send|Recv': { workload: 'udp-rr', kind: 'exchange' },
  'TCP Connect|Send|Recv': { workload: 'tcp-crr', kind: 'connection' },
};

type Kind = 'send' | 'receive' | 'exchange' | 'connection';

/** Busy logical CPUs of both nodes; softirq is in it, as netperf counts what was not idle. */
const cpuReadings = (keys: Keys): readonly (Reading | null)[] =>
  (
    [
      ['client', 'LOCAL'],
      ['server', 'REMOTE'],
    ] as const
  ).map(([end, prefix]) => {
    const percent = keys.known(`${prefix}_CPU_UTIL`);
    const count = keys.known(`${prefix}_CPU_COUNT`);
    if (percent === null || count === null || keys.text(`${prefix}_CPU_METHOD`) === 'U')
      return null;
    const note = `${prefix}_CPU_UTIL x ${prefix}_CPU_COUNT / 100`;
    return reading(`cpu_${end}_cores`, (percent * count) / 100, note);
  });

const percentiles: readonly (readonly [MetricId, string])[] = [
  ['latency_min_us', 'MIN_LATENCY'],
  ['latency_mean_us', 'MEAN_LATENCY'],
  ['latency_p50_us', 'P50_LATENCY'],
  ['latency_p90_us', 'P90_LATENCY'],
  ['latency_p99_us', 'P99_LATENCY'],
  ['latency_max_us', 'MAX_LATENCY'],
];

function exchangeReadings(keys: Keys, kind: Kind): readonly (Reading | null)[] {
  const metric = kind === 'connection' ? 'crr_per_s' : 'rr_per_s';
  const isRate = keys.text('THROUGHPUT_UNITS') === 'Trans/s';
  const key = isRate ? 'THROUGHPUT' : 'TRANSACTION_RATE';
  return [
    reading(metric, keys.required(key), key),
    ...percentiles.map(([id, name]) => reading(id, keys.known(name), name)),
  ];
}

function transferReadings(keys: Keys, kind: Kind, protocol: string): readonly (Reading | null)[] {
  const unit = keys.text('THROUGHPUT_UNITS');
  const bits = unit === null ? undefined : bitsPerUnit[unit];
  if (unit === null) keys.required('THROUGHPUT_UNITS');
  else if (bits === undefined) {
    const known = Object.keys(bitsPerUnit).join(', ');
    keys.refuse('THROUGHPUT_UNITS', `unit "${unit}" of THROUGHPUT`, `one of ${known}`);
  }
  const inBits = (value: number | null): number | null =>
    value === null || bits === undefined ? null : value * bits;
  const [near, far] = kind === 'send' ? ['LOCAL', 'REMOTE'] : ['REMOTE', 'LOCAL'];
  const sent = keys.known(`${near}_SEND_THROUGHPUT`);
  const arrived = keys.known(`${far}_RECV_THROUGHPUT`);
  const key = arrived === null ? 'THROUGHPUT' : `${far}_RECV_THROUGHPUT`;
  const lost = sent === null || arrived === null || sent === 0 ? null : 100 * (1 - arrived / sent);
  return [
    reading('throughput_bps', inBits(arrived ?? keys.required('THROUGHPUT')), key),
    reading('sent_bps', inBits(sent), `${near}_SEND_THROUGHPUT`),
    protocol === 'UDP'
      ? reading(
          'loss_pct',
          lost === null ? null : Math.max(0, lost),
          'of what was sent and received',
        )
      : reading(
          'retransmits',
          keys.known(`${near}_TRANSPORT_RETRANS`),
          `${near}_TRANSPORT_RETRANS`,
        ),
    protocol === 'TCP'
      ? reading('tcp_mss_bytes', keys.known('TRANSPORT_MSS'), 'TRANSPORT_MSS')
      : null,
  ];
}

/** Size of a request or of one send; netperf writes -1 or 0 where the test has none. */
const messageBytes = (keys: Keys, kind: Kind): number | null => keys.known(sizeKeys[kind]) || null;

const sizeKeys = {
  send: 'LOCAL_SEND_SIZE',
  receive: 'REMOTE_SEND_SIZE',
  exchange: 'REQUEST_SIZE',
  connection: 'REQUEST_SIZE',
} as const satisfies Readonly<Record<Kind, string>>;

function blockFigures(keys: Keys): readonly Figure[] {
  const protocol = keys.text('PROTOCOL');
  const direction = keys.text('DIRECTION');
  if (protocol === null) keys.required('PROTOCOL');
  if (direction === null) keys.required('DIRECTION');
  if (protocol === null || direction === null) return [];
  const known = tests[`${protocol} ${direction}`];
  if (known === undefined) {
    const expected = `one of ${Object.keys(tests).join(', ')}`;
    keys.refuse('DIRECTION', `a test "${protocol} ${direction}"`, expected);
    return [];
  }
  const { workload, kind } = known;
  const isExchange = kind === 'exchange' || kind === 'connection';
  const burst = isExchange ? keys.known('BURST_SIZE') : null;
  const test: Test = {
    // More than one transaction in flight is another load than the plain test.
    workload: burst === null || burst === 0 ? workload : `${workload}-burst-${burst}`,
    path: null,
    system: null,
    streams: 1,
    messageBytes: messageBytes(keys, kind),
    mtu: null,
  };
  const readings = isExchange
    ? exchangeReadings(keys, kind)
    : transferReadings(keys, kind, protocol);
  return figuresOf(test, [...readings, ...cpuReadings(keys)]).map((figure) => ({
    ...figure,
    note: `netperf: ${figure.note}`,
  }));
}

/**
 * Reads what netperf prints with `-k` (key=value), of one process or of several one after another.
 * Rates of processes that ran at once are not added: nothing says that their times are the same.
 *
 * @throws {DatasetError} with every problem: lines, keys that lack, units, numbers
 */
export function importNetperf(text: string, file: string): readonly Figure[] {
  const problems = new ProblemList(file);
  const blocks = readBlocks(text, problems);
  if (problems.isEmpty && blocks.length === 0) {
    problems.add({ line: 1, column: 1 }, 'no results', 'the output of netperf with -k all');
  }
  const figures = blocks.flatMap((block) => blockFigures(new Keys(block, problems)));
  problems.throwIfAny();
  return figures;
}
