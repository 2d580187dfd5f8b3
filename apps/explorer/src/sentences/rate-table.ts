import type { StudyRow } from '@hopwise/calibration';
import { formatDifference, formatRate } from '../format.ts';
import { bottleneckName, datapathName, familyName, roleNames } from '../names.ts';
import { rowId } from '../views/compare/test-rows.ts';
import type { TableData } from '../views/table-data.ts';

/** All that the rate chart shows. */
export function rateTable(caption: string, rows: readonly StudyRow[]): TableData {
  const unit = rows[0]?.prediction.rate.unit ?? '1/s';
  const text = (value: number): string => formatRate(value, unit);
  const rate = (name: string) => ({ name, unit, text });
  return {
    caption: `Rate. ${caption}`,
    columns: [
      { name: 'Datapath' },
      { name: 'Family' },
      { name: 'Row' },
      rate('Predicted'),
      rate('Low, 90 %'),
      rate('Low, 50 %'),
      rate('High, 50 %'),
      rate('High, 90 %'),
      rate('Measured'),
      { name: 'Error', unit: 'fraction', text: formatDifference },
      { name: 'Method' },
      { name: 'Source' },
      { name: 'Run' },
      { name: 'Bottleneck' },
    ],
    rows: rows.map((row) => {
      const { rate: predicted, bottleneck } = row.prediction;
      const interval = row.intervals.rate;
      return {
        id: rowId(row),
        cells: [
          datapathName(row.datapath, row.modifiers),
          familyName(row.datapath),
          roleNames[row.role],
          predicted.value,
          interval?.p5 ?? null,
          interval?.p25 ?? null,
          interval?.p75 ?? null,
          interval?.p95 ?? null,
          row.published?.rate ?? null,
          row.errors.rate,
          row.published?.method ?? '',
          row.published?.source ?? '',
          row.published?.run ?? '',
          bottleneckName(bottleneck),
        ],
      };
    }),
  };
}
