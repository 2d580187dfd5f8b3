import type { StudyRow } from '@hopwise/calibration';
import { drawLatencySpans } from '../../charts/latency-spans.ts';
import type { ChartSize } from '../../layout/chart-frame.ts';
import { latencyLevels, type LatencyLevel, type LatencyMark } from '../../layout/latency-spans.ts';
import type { MeasuredRate } from '../../model/measured-rates.ts';
import { element } from '../../shell/element.ts';

/** The measured figure of each percentile. */
export const latencyMetrics = {
  p50: 'latency_p50_us',
  p90: 'latency_p90_us',
  p99: 'latency_p99_us',
  p999: 'latency_p99_9_us',
  p9999: 'latency_p99_99_us',
} as const satisfies Readonly<Record<LatencyLevel, string>>;

/** What is measured of a percentile of a row. */
export type LatencyOf = (row: StudyRow, level: LatencyLevel) => readonly MeasuredRate[];

/** Draws how long an operation takes on each datapath, where that is predicted of any. */
export function drawLatencyChart(
  rows: readonly StudyRow[],
  named: (row: StudyRow) => Omit<LatencyMark, 'predicted' | 'measured'>,
  measuredOf: LatencyOf,
  size: ChartSize,
): void {
  const marks = rows.flatMap((row): readonly LatencyMark[] => {
    const { latency } = row.prediction;
    if (latency === null) return [];
    const { p50Ns, p90Ns, p99Ns, p999Ns, p9999Ns } = latency;
    return [
      {
        ...named(row),
        predicted: { p50: p50Ns, p90: p90Ns, p99: p99Ns, p999: p999Ns, p9999: p9999Ns },
        measured: latencyLevels.flatMap((level) =>
          measuredOf(row, level).map(({ value }) => ({ level, ns: value * 1000 })),
        ),
      },
    ];
  });
  element('#latency').hidden = marks.length === 0;
  drawLatencySpans(element<SVGSVGElement>('#latency-chart'), marks, size, 'latency-detail');
}
