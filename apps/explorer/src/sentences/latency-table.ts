import type { StudyRow } from '@hopwise/calibration';
import { formatDuration } from '../format.ts';
import { datapathName } from '../names.ts';
import { rowId } from '../views/compare/test-rows.ts';
import type { TableData } from '../views/table-data.ts';

/** Predicted percentiles of the time of an operation; null where no row has any. */
export function latencyTable(caption: string, rows: readonly StudyRow[]): TableData | null {
  const known = rows.flatMap((row) => {
    const { latency } = row.prediction;
    return latency === null ? [] : [{ row, latency }];
  });
  if (known.length === 0) return null;
  const column = (name: string) => ({ name, unit: 'ns', text: formatDuration });
  return {
    caption: `Time of one operation, predicted. ${caption}`,
    columns: [
      { name: 'Datapath' },
      ...['Mean', 'P50', 'P90', 'P99', 'P99.9', 'P99.99', 'Longest'].map(column),
    ],
    rows: known.map(({ row, latency }) => ({
      id: rowId(row),
      cells: [
        datapathName(row.datapath, row.modifiers),
        latency.meanNs,
        latency.p50Ns,
        latency.p90Ns,
        latency.p99Ns,
        latency.p999Ns,
        latency.p9999Ns,
        latency.maxNs,
      ],
    })),
  };
}
