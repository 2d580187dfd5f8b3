import { select } from 'd3';
import { formatDifference } from '../format.ts';
import type { ChartSize } from '../layout/chart-frame.ts';
import { type ResidualMark, residualBarsLayout } from '../layout/residual-bars.ts';
import { drawChartRows } from './chart-rows.ts';
import { placeRects } from './place-rects.ts';

/** Draws how far each prediction is from its measurement, beside what noise alone would make. */
export function drawResidualBars(
  node: SVGSVGElement,
  data: readonly ResidualMark[],
  size: ChartSize,
  { noise, detailId }: { readonly noise: number; readonly detailId: string },
): void {
  const layout = residualBarsLayout(data, size, noise);
  const { frame, ticks, bars } = layout;
  const byId = new Map(data.map((datum) => [datum.id, datum]));
  const texts = ticks.map(({ value }) => formatDifference(value));
  const rows = drawChartRows(node, frame, { ticks, texts, unit: '' }, detailId);
  select(node)
    .selectAll('rect.noise')
    .data(frame.grid)
    .join((enter) => enter.insert('rect', ':first-child').attr('class', 'noise'))
    .attr('x', layout.noise.x)
    .attr('width', layout.noise.width)
    .attr('y', ({ top }) => top)
    .attr('height', ({ top, bottom }) => bottom - top);
  const barOf = (id: string) => bars.filter((bar) => bar.id === id);
  rows
    .selectAll('rect.predicted')
    .data((row) => barOf(row.id))
    .join('rect')
    .attr('class', 'predicted')
    .call(placeRects);
  rows
    .selectAll('rect.band')
    .data((row) =>
      barOf(row.id).flatMap(({ band, y, height }) =>
        band === null ? [] : [{ ...band, y: y + height / 2 - 1 }],
      ),
    )
    .join('rect')
    .attr('class', 'band level-90')
    .attr('x', ({ x }) => x)
    .attr('y', ({ y }) => y)
    .attr('width', ({ width }) => width)
    .attr('height', 2);
  rows
    .selectAll('text.label')
    .data((row) => barOf(row.id))
    .join('text')
    .attr('class', 'label')
    .attr('x', ({ label }) => label.x)
    .attr('y', ({ label }) => label.y)
    .text(({ id }) => formatDifference(byId.get(id)?.error ?? 0));
}
