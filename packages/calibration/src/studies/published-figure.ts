import type { Measurement } from '@hopwise/dataset';
import { median } from '@hopwise/stats';
import { type FigureId, figures } from './figures.ts';
import type { RowSelector } from './study.ts';

/** The rows that a study published of one system in one test. */
export function rowsOfCase(
  measurements: readonly Measurement[],
  selector: RowSelector,
  { system, mtu }: { readonly system: string; readonly mtu: number },
): readonly Measurement[] {
  const { workload, paths, streams, messageBytes } = selector;
  return measurements.filter(
    (row) =>
      row.system === system &&
      row.workload === workload &&
      (paths === undefined || paths.includes(row.path)) &&
      (streams === undefined || row.streams === streams) &&
      (messageBytes === undefined || row.messageBytes === messageBytes) &&
      (row.mtu === null || row.mtu === mtu),
  );
}

/** What the rows of a case say of a figure, in its unit; null when nothing. */
export function publishedFigure(
  rows: readonly Measurement[],
  figure: FigureId,
  runs: readonly string[] | undefined,
): number | null {
  const { metric, factor } = figures[figure];
  const valued = rows.flatMap((row) => (row.metric === metric && row.value !== null ? [row] : []));
  const run = runs?.find((name) => valued.some((row) => row.run === name));
  const counted = runs === undefined ? valued : valued.filter((row) => row.run === run);
  if (counted.length === 0) return null;
  return median(counted.map(({ value }) => value ?? 0)) * factor;
}
