import type { ReportRow } from '../validate/report-rows.ts';

const columns = [
  'datapath',
  'test',
  'figure',
  'unit',
  'measured',
  'measured_low',
  'measured_high',
  'samples',
  'predicted',
  'predicted_p25',
  'predicted_p75',
  'predicted_p5',
  'predicted_p95',
  'error',
  'verdict',
  'passes',
] as const;

/** One line a figure, measured and predicted, with full numbers. */
export const measuredCsv = (rows: readonly ReportRow[]): string =>
  [columns.join(','), ...rows.map((row) => cellsOf(row).map(quoted).join(','))].join('\n');

function cellsOf(row: ReportRow): readonly (string | number | boolean | null | undefined)[] {
  const { measured, predicted } = row;
  return [
    ...[row.datapath, row.test, row.figure, row.unit, measured.median],
    ...[measured.interval?.low, measured.interval?.high, measured.samples, predicted.value],
    ...[predicted.interval50?.low, predicted.interval50?.high],
    ...[predicted.interval90?.low, predicted.interval90?.high],
    ...[row.error, row.verdict, row.passes],
  ];
}

const quoted = (value: string | number | boolean | null | undefined): string => {
  const text = value == null ? '' : String(value);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};
