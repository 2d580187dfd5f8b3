import { select } from 'd3';
import type { End } from '@hopwise/datapath';
import { formatDifference, formatNumber, formatTicks } from '../format.ts';
import type { ChartSize } from '../layout/chart-frame.ts';
import { type CpuBar, type CpuMark, cpuBarsLayout } from '../layout/cpu-bars.ts';
import { drawLabel } from './chart-label.ts';
import { drawChartRows } from './chart-rows.ts';
import { contextFills, defineTextures } from './context-textures.ts';

/** CPU of both ends and what labels say of it. */
export interface CpuBarDatum extends CpuMark {
  readonly errors: Readonly<Record<End, number | null>>;
}

/** Draws predicted CPU as stacks of contexts and published totals as dots into `node`. */
export function drawCpuBars(
  node: SVGSVGElement,
  data: readonly CpuBarDatum[],
  size: ChartSize,
): void {
  const { frame, ticks, rows: places } = cpuBarsLayout(data, size);
  const datumOf = new Map(data.map((datum) => [datum.id, datum]));
  const barsOf = new Map(places.map(({ id, bars }) => [id, bars]));
  defineTextures(node);
  const rows = drawChartRows(
    node,
    frame,
    {
      ticks,
      ...formatTicks(
        ticks.map(({ value }) => value),
        'cores',
      ),
    },
    'cpu-detail',
  );
  const ends = rows
    .selectAll<SVGGElement, CpuBar & { readonly id: string }>('g.end')
    .data((row) => (barsOf.get(row.id) ?? []).map((bar) => ({ ...bar, id: row.id })))
    .join('g')
    .attr('class', 'end');
  ends
    .selectAll('text.end-name')
    .data((bar) => [bar])
    .join('text')
    .attr('class', 'end-name')
    .attr('x', frame.left)
    .attr('dx', '-0.5em')
    .attr('y', (bar) => bar.label.y)
    .text((bar) => `${bar.end} `);
  ends.each(function drawBar(bar) {
    drawStack(this, bar);
  });
  const labels = ends
    .selectAll('text.label')
    .data((bar) => [bar])
    .join('text')
    .attr('class', 'label')
    .attr('x', (bar) => bar.label.x)
    .attr('y', (bar) => bar.label.y);
  drawLabel(labels, ({ id, end }) => {
    const datum = datumOf.get(id);
    const error = datum?.errors[end] ?? null;
    return [
      formatNumber(datum?.predicted[end].total ?? 0),
      error === null ? '' : formatDifference(error),
    ];
  });
}

function drawStack(node: SVGGElement, { segments, y, height, dot }: CpuBar): void {
  const group = select(node);
  group
    .selectAll('rect')
    .data(segments)
    .join('rect')
    .attr('class', 'predicted')
    .style('fill', (segment) => contextFills[segment.context])
    .attr('x', (segment) => segment.x)
    .attr('y', y)
    .attr('width', (segment) => segment.width)
    .attr('height', height);
  group
    .selectAll('circle')
    .data(dot === null ? [] : [dot])
    .join('circle')
    .attr('class', 'published')
    .attr('r', (place) => place.radius)
    .attr('cx', (place) => place.x)
    .attr('cy', (place) => place.y);
}
