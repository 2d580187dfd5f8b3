import { formatDifference } from '../format.ts';
import type { ChartSize } from '../layout/chart-frame.ts';
import { residualStripsLayout, type StripMark } from '../layout/residual-strips.ts';
import { datapathColour } from '../palette.ts';
import { drawChartRows } from './chart-rows.ts';

export interface StripDatum extends StripMark {
  readonly datapath: string;
}

/** Draws every error of every group as a dot; hollow where the row was not held out. */
export function drawResidualStrips(
  node: SVGSVGElement,
  data: readonly StripDatum[],
  size: ChartSize,
  detailId: string,
): void {
  const { frame, ticks, rows: places } = residualStripsLayout(data, size);
  const datapathOf = new Map(data.map(({ id, datapath }) => [id, datapath]));
  const dotsOf = new Map(places.map(({ id, dots }) => [id, dots]));
  const texts = ticks.map(({ value }) => formatDifference(value - 1));
  drawChartRows(node, frame, { ticks, texts, unit: '' }, detailId)
    .style('--mark-colour', ({ id }) => datapathColour(datapathOf.get(id) ?? ''))
    .selectAll('circle')
    .data((row) => dotsOf.get(row.id) ?? [])
    .join('circle')
    .attr('class', ({ isHeldOut }) => (isHeldOut ? 'strip-dot held-out' : 'strip-dot'))
    .attr('cx', ({ x }) => x)
    .attr('cy', ({ y }) => y)
    .attr('r', ({ radius }) => radius);
}
