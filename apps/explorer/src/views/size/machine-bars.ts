import { formatCores, formatCount } from '../../format.ts';
import type { ChartSize } from '../../layout/chart-frame.ts';
import { rateBarsLayout } from '../../layout/rate-bars.ts';
import { drawLabel } from '../../charts/chart-label.ts';
import { drawChartRows } from '../../charts/chart-rows.ts';
import { datapathName } from '../../names.ts';
import type { Sized } from './sized.ts';
import { binding } from './words.ts';

/** Draws machines as bars with their interval, the fewest first. */
export function drawMachineBars(
  node: SVGSVGElement,
  sized: readonly Sized[],
  { size, most }: { readonly size: ChartSize; readonly most: number },
): void {
  const marks = sized.map((each) => ({
    ...{ id: each.id, name: datapathName(each.id, []), note: binding(each, most) },
    ...{ predicted: each.sizing.machines, published: null },
  }));
  const { frame, ticks, bars } = rateBarsLayout(marks, size);
  const whole = ticks.filter(({ value }) => Number.isInteger(value));
  const rows = drawChartRows(
    node,
    frame,
    {
      ticks: whole,
      texts: whole.map(({ value }) => formatCount(value)),
      unit: 'machines',
    },
    'size-detail',
  );
  const barOf = (id: string) => bars.filter((bar) => bar.id === id);
  rows
    .selectAll('rect.predicted')
    .data((row) => barOf(row.id))
    .join('rect')
    .attr('class', 'predicted')
    .attr('x', ({ bar }) => bar.x)
    .attr('y', ({ bar }) => bar.y)
    .attr('width', ({ bar }) => bar.width)
    .attr('height', ({ bar }) => bar.height);
  for (const part of ['interval halo', 'interval line']) {
    rows
      .selectAll(`path.${part.replace(' ', '.')}`)
      .data((row) => barOf(row.id).flatMap(({ interval }) => (interval === null ? [] : [interval])))
      .join('path')
      .attr('class', part)
      .attr(
        'd',
        ({ low, high, y, height }) =>
          `M${low},${y - height}v${2 * height}M${low},${y}H${high}M${high},${y - height}v${2 * height}`,
      );
  }
  const labels = rows
    .selectAll('text.label')
    .data((row) => barOf(row.id))
    .join('text')
    .attr('class', 'label')
    .attr('x', ({ label }) => label.x)
    .attr('y', ({ label }) => label.y);
  drawLabel(labels, ({ id }) => {
    const found = sized.find((each) => each.id === id)?.sizing;
    if (found === undefined) return ['', ''];
    const cores = found.clientCores.value + found.serverCores.value;
    return [formatCount(found.machines.value), formatCores(cores)];
  });
}
