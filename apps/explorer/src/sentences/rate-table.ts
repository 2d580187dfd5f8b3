import type { StudyRow } from '@hopwise/calibration';
import { formatDifference, formatRate } from '../format.ts';
import { bottleneckName, datapathName, familyName, roleNames } from '../names.ts';
import { rowId } from '../test-rows.ts';
import type { TableText } from './table-text.ts';

/** All that the rate chart shows, as texts. */
export function rateTable(caption: string, rows: readonly StudyRow[]): TableText {
  return {
    caption: `Rate. ${caption}`,
    columns: [
      'Datapath',
      'Family',
      'Row',
      'Predicted',
      'Low',
      'High',
      'Published',
      'Error',
      'Method',
      'Source',
      'Run',
      'Bottleneck',
    ],
    rows: rows.map((row) => {
      const { rate, bottleneck } = row.prediction;
      const published = row.published?.rate ?? null;
      return {
        id: rowId(row),
        cells: [
          datapathName(row.datapath, row.modifiers),
          familyName(row.datapath),
          roleNames[row.role],
          ...[rate.value, rate.low, rate.high].map((value) => formatRate(value, rate.unit)),
          published === null ? 'none' : formatRate(published, rate.unit),
          row.errors.rate === null ? '' : formatDifference(row.errors.rate),
          row.published?.method ?? '',
          row.published?.source ?? '',
          row.published?.run ?? '',
          bottleneckName(bottleneck),
        ],
      };
    }),
  };
}
