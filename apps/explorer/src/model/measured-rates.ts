import { clusterOfPath, rateMetric, type StudyRow } from '@hopwise/calibration';
import { clusterOf } from '@hopwise/datapath';
import type { Method, MetricId } from '@hopwise/dataset';
import type { MeasuredRow } from './explorer-model.ts';

/** A measured rate beside a prediction, and where it comes from. */
export interface MeasuredRate {
  readonly value: number;
  readonly source: string;
  readonly run: string;
  readonly method: Method;
  readonly note: string;
  readonly isDropped: boolean;
}

/** Measured rows by what they are a figure of, so that each prediction finds its own at once. */
export type MeasuredIndex = ReadonlyMap<string, readonly MeasuredRow[]>;

export function indexMeasured(rows: readonly MeasuredRow[]): MeasuredIndex {
  const index = new Map<string, MeasuredRow[]>();
  for (const row of rows) {
    if (row.datapath === null || row.value === null) continue;
    const { target, placement } = clusterOf({ cluster: clusterOfPath(row.path) ?? undefined });
    const key = keyOf([
      [row.datapath, ...row.modifiers].join('+'),
      row.workload,
      row.streams,
      row.metric,
      target,
      placement,
    ]);
    const known = index.get(key);
    if (known === undefined) index.set(key, [row]);
    else known.push(row);
  }
  return index;
}

/**
 * Every measured rate of what a row predicts, or another figure of it: of the same machine and frames by any source, and of
 * whatever machine the reader's own files are.
 */
export function measuredRates(
  { datapath, modifiers, workload, processes, mtu, prediction }: StudyRow,
  hardware: string,
  index: MeasuredIndex,
  metric: MetricId = rateMetric(workload),
): readonly MeasuredRate[] {
  const { target, placement } = clusterOf(prediction.scenario);
  const key = keyOf([
    [datapath, ...modifiers].join('+'),
    workload,
    processes,
    metric,
    target,
    placement,
  ]);
  return (index.get(key) ?? []).flatMap((row) =>
    row.value !== null && (row.isDropped || (row.hardwareId === hardware && row.mtu === mtu))
      ? [{ ...row, value: row.value }]
      : [],
  );
}

const keyOf = (parts: readonly (string | number | null)[]): string => parts.join('|');
