import * as z from 'zod/mini';
import { type MetricId, metricIds } from '../metrics.ts';
import { type Figure, figuresOf, type Reading, reading } from './figure.ts';
import { jsonDocument } from './json-document.ts';

const seconds = z.number().check(z.nonnegative());

const output = z.object({
  RunType: z._default(z.string(), 'HTTP'),
  RequestedQPS: z.string(),
  ActualQPS: z.number().check(z.nonnegative()),
  NumThreads: z.int().check(z.positive()),
  Version: z._default(z.string(), ''),
  DurationHistogram: z.object({
    Count: z.int().check(z.positive()),
    Min: seconds,
    Max: seconds,
    Avg: seconds,
    Percentiles: z._default(
      z.nullable(
        z.array(
          z.object({ Percentile: z.number().check(z.minimum(0), z.maximum(100)), Value: seconds }),
        ),
      ),
      [],
    ),
  }),
  RetCodes: z._default(z.record(z.string(), z.int().check(z.nonnegative())), {}),
});

/** Names of workloads by what fortio drives. */
const kinds: Readonly<Record<string, string>> = {
  HTTP: 'http',
  'GRPC Ping': 'grpc',
  'GRPC Health': 'grpc-health',
  TCP: 'tcp-echo',
  UDP: 'udp-echo',
};

const toMicros = 1e6;

/** The metric of a percentile, none where it has none: 99.9 is latency_p99_9_us. */
const percentileMetric = (percentile: number): MetricId | undefined =>
  metricIds.find((id) => id === `latency_p${String(percentile).replace('.', '_')}_us`);

function latencyReadings(
  histogram: z.infer<typeof output>['DurationHistogram'],
): readonly (Reading | null)[] {
  const percentiles = histogram.Percentiles ?? [];
  return [
    reading('latency_min_us', histogram.Min * toMicros, 'DurationHistogram.Min'),
    reading('latency_mean_us', histogram.Avg * toMicros, 'DurationHistogram.Avg'),
    ...percentiles.map(({ Percentile, Value }) => {
      const metric = percentileMetric(Percentile);
      const note = `DurationHistogram.Percentiles, ${Percentile} %`;
      return metric === undefined ? null : reading(metric, Value * toMicros, note);
    }),
    reading('latency_max_us', histogram.Max * toMicros, 'DurationHistogram.Max'),
  ];
}

const isSuccess = (code: string): boolean => /^(?:2\d\d|OK|SERVING)$/.test(code);

/** How many answers were errors, for the note; blank when none was. */
function errorNote(codes: Readonly<Record<string, number>>): string {
  const answers = Object.values(codes).reduce((sum, count) => sum + count, 0);
  const failed = Object.entries(codes)
    .filter(([code]) => !isSuccess(code))
    .reduce((sum, [, count]) => sum + count, 0);
  return failed === 0 ? '' : `; ${failed} of ${answers} answers were errors`;
}

/**
 * Reads what `fortio load -json FILE` writes. Durations are in seconds there.
 *
 * @throws {DatasetError} with every problem
 * @source https://github.com/fortio/fortio, periodic/periodic.go:RunnerResults
 */
export function importFortio(text: string, file: string): readonly Figure[] {
  const document = jsonDocument(text, file, 'the output of fortio');
  const run = document.as(output);
  const kind = kinds[run.RunType];
  if (kind === undefined) {
    const expected = `one of ${Object.keys(kinds).join(', ')}`;
    return document.refuse(['RunType'], `RunType "${run.RunType}"`, expected);
  }
  const offered = run.RequestedQPS;
  if (!/^(?:max|\d+(?:\.\d+)?)$/.test(offered)) {
    document.refuse(['RequestedQPS'], `RequestedQPS "${offered}"`, 'a rate, or "max"');
  }
  const test = {
    workload: offered === 'max' ? kind : `${kind}-${offered}-qps`,
    path: null,
    system: null,
    streams: run.NumThreads,
    messageBytes: null,
    mtu: null,
  };
  const version = run.Version === '' ? 'fortio' : `fortio ${run.Version}`;
  return figuresOf(test, [
    reading('rr_per_s', run.ActualQPS, 'ActualQPS'),
    ...latencyReadings(run.DurationHistogram),
  ]).map((figure) => ({
    ...figure,
    note: `${version}: ${figure.note}${errorNote(run.RetCodes)}`,
  }));
}
