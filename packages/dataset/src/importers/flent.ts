import * as z from 'zod/mini';
import { type Figure, figuresOf, type Reading, reading } from './figure.ts';
import { jsonDocument } from './json-document.ts';
import { largest, mean, smallest } from './moments.ts';

const series = z.object({
  UNITS: z.optional(z.string()),
  RUNNER: z.optional(z.string()),
  MEAN_VALUE: z.optional(z.nullable(z.number().check(z.nonnegative()))),
  SEND_SIZE: z.optional(z.int().check(z.positive())),
  TCP_MSS: z.optional(z.int().check(z.positive())),
});

const samples = z.array(
  z.object({ t: z.number(), val: z.nullable(z.number().check(z.nonnegative())) }),
);

const output = z.object({
  metadata: z.object({
    NAME: z.string(),
    FLENT_VERSION: z._default(z.string(), ''),
    FAILED_RUNNERS: z._default(z.number(), 0),
    SERIES_META: z.record(z.string(), series),
  }),
  raw_values: z.record(z.string(), samples),
  version: z.int().check(z.minimum(3)),
});

type Output = z.infer<typeof output>;
type Named = z.infer<typeof series> & { readonly name: string };

/** flent's name of netperf's 10^6bits/s. */
const bitsPerUnit: Readonly<Record<string, number>> = { 'Mbits/s': 1e6, 'bits/s': 1 };

/** Streams of one direction; sums and averages of them are series too, of other runners. */
const streamsNamed = (all: readonly Named[], name: RegExp): readonly Named[] =>
  all.filter(({ name: own, RUNNER }) => name.test(own) && RUNNER === 'NetperfDemoRunner');

/** First and last moment at which any of the streams had a rate [s]. */
function loadedTime(raw: Output['raw_values'], streams: readonly Named[]) {
  const times = streams.flatMap(({ name }) =>
    (raw[name] ?? []).flatMap(({ t, val }) => (val === null ? [] : [t])),
  );
  return { from: smallest(times) ?? -Infinity, to: largest(times) ?? Infinity };
}

/** Round trips while the load ran: flent pings for some seconds before and after it, too. */
function pingReadings(
  raw: Output['raw_values'],
  pings: readonly Named[],
  streams: readonly Named[],
): readonly (Reading | null)[] {
  const { from, to } = loadedTime(raw, streams);
  const millis = pings.flatMap(({ name }) =>
    (raw[name] ?? []).flatMap(({ t, val }) => (val !== null && t >= from && t <= to ? [val] : [])),
  );
  const during = streams.length > 0 ? 'while the load ran' : 'of the whole test';
  const inMicros = (value: number | null): number | null => (value === null ? null : value * 1000);
  return [
    reading('rtt_min_us', inMicros(smallest(millis)), `smallest ICMP ping ${during}`),
    reading('rtt_mean_us', inMicros(mean(millis)), `mean of ICMP pings ${during}`),
    reading('rtt_max_us', inMicros(largest(millis)), `largest ICMP ping ${during}`),
  ];
}

/**
 * Reads a data file of flent, unpacked: TCP streams of netperf, either way or both, and pings.
 *
 * @throws {DatasetError} with every problem: not JSON, failed runners, units, tests without TCP or ping
 * @source https://flent.org/data-format.html, versions 3 and 4
 */
export function importFlent(text: string, file: string): readonly Figure[] {
  const document = jsonDocument(text, file, 'the data of flent');
  const { metadata, raw_values: raw } = document.as(output);
  if (metadata.FAILED_RUNNERS > 0) {
    const found = `${metadata.FAILED_RUNNERS} failed runners`;
    document.refuse(['metadata', 'FAILED_RUNNERS'], found, 'a run that ended well');
  }
  const all = Object.entries(metadata.SERIES_META).map(([name, meta]) => ({ name, ...meta }));
  const uploads = streamsNamed(all, /^TCP upload/);
  const downloads = streamsNamed(all, /^TCP download/);
  const streams = [...uploads, ...downloads];
  const pings = all.filter(({ RUNNER, UNITS }) => RUNNER === 'PingRunner' && UNITS === 'ms');
  if (streams.length + pings.length === 0) {
    const found = `test "${metadata.NAME}" without TCP streams and pings`;
    document.refuse(
      ['metadata', 'SERIES_META'],
      found,
      'series "TCP upload", "TCP download", "Ping"',
    );
  }
  const rates = streams.map(({ name, UNITS = '', MEAN_VALUE }) => {
    const path = ['metadata', 'SERIES_META', name];
    const bits = bitsPerUnit[UNITS];
    if (bits === undefined) {
      const expected = `one of ${Object.keys(bitsPerUnit).join(', ')}`;
      return document.refuse([...path, 'UNITS'], `unit "${UNITS}" of ${name}`, expected);
    }
    if (MEAN_VALUE == null) {
      return document.refuse(
        [...path, 'MEAN_VALUE'],
        `no mean of ${name}`,
        'a stream that ended well',
      );
    }
    return MEAN_VALUE * bits;
  });
  const both = uploads.length > 0 && downloads.length > 0;
  const oneWay = uploads.length > 0 ? 'tcp-stream' : 'tcp-maerts';
  const test = {
    workload: streams.length === 0 ? 'ping' : both ? 'tcp-bidirectional' : oneWay,
    path: null,
    system: null,
    streams: (both ? Math.max(uploads.length, downloads.length) : streams.length) || null,
    messageBytes: streams[0]?.SEND_SIZE ?? null,
    mtu: null,
  };
  const sum = rates.length === 0 ? null : rates.reduce((total, rate) => total + rate, 0);
  return figuresOf(test, [
    reading('throughput_bps', sum, `sum of MEAN_VALUE over ${streams.length} series`),
    reading('tcp_mss_bytes', streams[0]?.TCP_MSS, 'TCP_MSS'),
    ...pingReadings(raw, pings, streams),
  ]).map((figure) => ({
    ...figure,
    note: `flent ${metadata.FLENT_VERSION} ${metadata.NAME}: ${figure.note}`,
  }));
}
