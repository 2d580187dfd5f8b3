import { csvText } from './csv-text.ts';
import type { Measurement } from './measurement.ts';
import { measurementColumns } from './measurement-columns.ts';

const shown = (value: number | null): string => (value === null ? '' : String(value));

/** Writes rows as the CSV that `parseMeasurements` reads. */
export const formatMeasurements = (rows: readonly Omit<Measurement, 'line'>[]): string =>
  csvText([
    measurementColumns,
    ...rows.map((row) => [
      row.source,
      row.hardwareId,
      row.system,
      row.systemVersion,
      row.workload,
      row.path,
      shown(row.streams),
      shown(row.messageBytes),
      shown(row.mtu),
      row.run,
      row.metric,
      shown(row.value),
      row.unit,
      row.method,
      row.note,
    ]),
  ]);
