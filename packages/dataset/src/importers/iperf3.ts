import * as z from 'zod/mini';
import { type Figure, figuresOf, type Reading, reading, type Test } from './figure.ts';
import { type Iperf3Tcp, type Iperf3Udp, startForm, tcpForm, udpForm } from './iperf3-form.ts';
import { jsonDocument } from './json-document.ts';
import { largest, mean, scatterPercent, smallest } from './moments.ts';

/** Names of workloads by protocol and direction. */
const workloads = {
  TCP: { forward: 'tcp-stream', reverse: 'tcp-maerts', both: 'tcp-bidirectional' },
  UDP: { forward: 'udp-stream', reverse: 'udp-stream-reverse', both: 'udp-bidirectional' },
} as const;

/** A paced stream is another load than one that sends what it can: `-10gbps`. */
function paceName(bitsPerSecond: number): string {
  if (bitsPerSecond === 0) return '';
  const [unit, size] =
    bitsPerSecond >= 1e9 ? ['g', 1e9] : bitsPerSecond >= 1e6 ? ['m', 1e6] : ['k', 1e3];
  return `-${bitsPerSecond / size}${unit}bps`;
}

/** Before 3.8 the output does not say the pace, and over UDP that is 1 Mbit/s unless asked for. */
const paceNote = ({ protocol, target_bitrate }: z.infer<typeof startForm>['test_start']): string =>
  protocol === 'UDP' && target_bitrate === undefined ? '; pace not stated' : '';

/** getrusage time of the process and its threads, over wall time; the client is the host. */
const cpuReadings = (
  percent: Iperf3Tcp['end']['cpu_utilization_percent'],
): readonly (Reading | null)[] =>
  (['client', 'server'] as const).flatMap((end) =>
    (['system', 'user', 'total'] as const).map((kind) => {
      const field = `${end === 'client' ? 'host' : 'remote'}_${kind}` as const;
      const note = `end.cpu_utilization_percent.${field} / 100`;
      return reading(`iperf_process_cpu_${end}_${kind}_cores`, percent[field] / 100, note);
    }),
  );

/** What the kernel said of connections that this end sends on; iperf3 writes 0 where it does not know. */
function connectionReadings(streams: Iperf3Tcp['end']['streams']): readonly (Reading | null)[] {
  const known = (field: 'min_rtt' | 'mean_rtt' | 'max_rtt' | 'max_snd_cwnd'): readonly number[] =>
    streams.flatMap(({ sender }) => (sender.sender && sender[field] ? [sender[field]] : []));
  const note = (what: string, field: string): string =>
    `${what} over streams of end.streams[].sender.${field}`;
  return [
    reading('rtt_min_us', smallest(known('min_rtt')), note('smallest', 'min_rtt')),
    reading('rtt_mean_us', mean(known('mean_rtt')), note('mean', 'mean_rtt')),
    reading('rtt_max_us', largest(known('max_rtt')), note('largest', 'max_rtt')),
    reading('snd_cwnd_max_bytes', largest(known('max_snd_cwnd')), note('largest', 'max_snd_cwnd')),
  ];
}

/** What samples of a second say, those left out by -O left out here, too. */
function intervalReadings(all: Iperf3Tcp['intervals']): readonly (Reading | null)[] {
  const kept = all.filter(({ sum }) => !sum.omitted);
  const streams = kept.flatMap((interval) => interval.streams);
  const cwnd = streams.flatMap(({ snd_cwnd }) => snd_cwnd ?? []);
  const pmtu = streams.flatMap(({ pmtu: bytes }) => (bytes ? [bytes] : []));
  return [
    reading('snd_cwnd_mean_bytes', mean(cwnd), 'mean of intervals[].streams[].snd_cwnd'),
    reading('pmtu_bytes', pmtu.at(-1), 'last of intervals[].streams[].pmtu'),
    reading(
      'throughput_1s_cv_pct',
      scatterPercent(kept.map(({ sum }) => sum.bits_per_second)),
      'of intervals[].sum.bits_per_second',
    ),
  ];
}

function tcpReadings({ start, intervals, end }: Iperf3Tcp): readonly (Reading | null)[] {
  const back = { sent: end.sum_sent_bidir_reverse, received: end.sum_received_bidir_reverse };
  const both = back.received === undefined ? '' : ', both directions added';
  const retransmits = end.sum_sent.retransmits;
  return [
    reading(
      'throughput_bps',
      end.sum_received.bits_per_second + (back.received?.bits_per_second ?? 0),
      `end.sum_received.bits_per_second${both}`,
    ),
    reading(
      'sent_bps',
      end.sum_sent.bits_per_second + (back.sent?.bits_per_second ?? 0),
      `end.sum_sent.bits_per_second${both}`,
    ),
    reading(
      'retransmits',
      retransmits === undefined ? null : retransmits + (back.sent?.retransmits ?? 0),
      `end.sum_sent.retransmits${both}`,
    ),
    reading('tcp_mss_bytes', start.tcp_mss_default || null, 'start.tcp_mss_default'),
    ...connectionReadings(end.streams),
    reading(
      'per_stream_throughput_cv_pct',
      scatterPercent(end.streams.map(({ receiver }) => receiver.bits_per_second)),
      'of end.streams[].receiver.bits_per_second',
    ),
    ...intervalReadings(intervals),
    ...cpuReadings(end.cpu_utilization_percent),
  ];
}

function udpReadings({ end }: Iperf3Udp): readonly (Reading | null)[] {
  const { sum, sum_sent: out = sum, sum_received: into } = end;
  // Before 3.11 there is one sum: of what was sent, with the loss that the server told.
  const kept = 1 - sum.lost_percent / 100;
  return [
    into === undefined
      ? reading('throughput_bps', sum.bits_per_second * kept, 'end.sum: sent rate less loss')
      : reading('throughput_bps', into.bits_per_second, 'end.sum_received.bits_per_second'),
    reading('sent_bps', out.bits_per_second, 'end: bits per second of the sender'),
    reading(
      'sent_pps',
      out.seconds > 0 ? out.packets / out.seconds : null,
      'end: packets / seconds',
    ),
    reading('loss_pct', sum.lost_percent, 'end.sum.lost_percent'),
    reading('jitter_ms', sum.jitter_ms, 'end.sum.jitter_ms'),
    ...cpuReadings(end.cpu_utilization_percent),
  ];
}

/**
 * Reads what `iperf3 -c SERVER -J` prints at the client, TCP or UDP, either way or both.
 *
 * @throws {DatasetError} with every problem: not JSON, a run that failed, fields that lack
 * @source https://github.com/esnet/iperf, src/iperf_api.c:iperf_print_results
 */
export function importIperf3(text: string, file: string): readonly Figure[] {
  const document = jsonDocument(text, file, 'the output of iperf3');
  const { error } = document.as(z.object({ error: z.optional(z.string()) }));
  if (error !== undefined) {
    document.refuse(['error'], `iperf3 ended with "${error}"`, 'a run that ended well');
  }
  const { version, test_start: asked } = document.as(z.object({ start: startForm })).start;
  const way = asked.bidir === 1 ? 'both' : asked.reverse === 1 ? 'reverse' : 'forward';
  const test: Test = {
    workload: `${workloads[asked.protocol][way]}${paceName(asked.target_bitrate ?? 0)}`,
    path: null,
    system: null,
    streams: asked.num_streams,
    messageBytes: asked.blksize,
    mtu: null,
  };
  const readings =
    asked.protocol === 'TCP'
      ? tcpReadings(document.as(tcpForm))
      : udpReadings(document.as(udpForm));
  return figuresOf(test, readings).map((figure) => ({
    ...figure,
    note: `${version.replace(/^iperf /, 'iperf3 ')}: ${figure.note}${paceNote(asked)}`,
  }));
}
