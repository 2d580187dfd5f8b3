import type { Measurement } from '../measurement.ts';
import { metrics } from '../metrics.ts';
import type { Figure } from './figure.ts';

/** What no tool knows of a measurement. */
export interface Labels {
  readonly source: string;
  readonly hardwareId: string;
  readonly system: string;
  readonly systemVersion: string;
  /** Where the tool does not say what was connected. */
  readonly path: string;
  /** Where the tool does not say the MTU of the interface that the endpoint sees [byte]. */
  readonly mtu: number | null;
  /** Name of the run; null: files that measured the same are runs 1, 2, 3 ... */
  readonly run: string | null;
}

type Row = Omit<Measurement, 'line'>;

/** Nine digits are more than any clock or counter has. */
const rounded = (value: number): number => Number(value.toPrecision(9));

const rowOf = (figure: Figure, labels: Labels, run: string): Row => ({
  source: labels.source,
  hardwareId: labels.hardwareId,
  system: figure.system ?? labels.system,
  systemVersion: figure.system === null ? labels.systemVersion : '',
  workload: figure.workload,
  path: figure.path ?? labels.path,
  streams: figure.streams,
  messageBytes: figure.messageBytes,
  mtu: figure.mtu ?? labels.mtu,
  run,
  metric: figure.metric,
  value: rounded(figure.value),
  unit: metrics[figure.metric].unit,
  method: 'raw-file',
  note: figure.note,
});

/** All that tells a row from others but its run. */
const identity = (row: Row): string =>
  JSON.stringify([
    row.system,
    row.workload,
    row.path,
    row.streams,
    row.messageBytes,
    row.mtu,
    row.metric,
  ]);

/**
 * Makes rows of the figures of several outputs, in their order.
 *
 * @param figures - Figures of each file, or of each test of a file.
 */
export function labelledRows(figures: readonly Figure[], labels: Labels): readonly Row[] {
  const seen = new Map<string, number>();
  return figures.map((figure) => {
    const row = rowOf(figure, labels, labels.run ?? '');
    const time = (seen.get(identity(row)) ?? 0) + 1;
    seen.set(identity(row), time);
    return labels.run === null ? { ...row, run: String(time) } : row;
  });
}
