import type { StudyRow } from '@hopwise/calibration';
import { select } from 'd3';
import { datapathName } from '../../names.ts';
import { limit } from '../../sentences/limit.ts';
import { rowId } from './test-rows.ts';
import { element } from '../../shell/element.ts';

/** One sentence per row: the resource that stops the rate from being higher. */
export function drawLimits(rows: readonly StudyRow[]): void {
  const items = select(element('#limits'))
    .selectAll<HTMLDivElement, StudyRow>('div')
    .data(rows, rowId)
    .join((enter) => {
      const item = enter.append('div');
      item.append('dt');
      item.append('dd');
      return item;
    })
    .order();
  items.select('dt').text((row) => datapathName(row.datapath, row.modifiers));
  items.select('dd').text((row) => limit(row.prediction.bottleneck));
}
