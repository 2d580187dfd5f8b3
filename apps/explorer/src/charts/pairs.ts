import { select } from 'd3';
import { formatNumber } from '../format.ts';
import type { ChartSize } from '../layout/chart-frame.ts';
import { type LogPairs, logPairsLayout, type PairMark } from '../layout/log-pairs.ts';
import { datapathColour } from '../palette.ts';

export interface PairDatum extends PairMark {
  readonly label: string;
  readonly datapath: string;
  readonly isHeldOut: boolean;
}

/** Draws predictions over measurements on logarithmic axes: on the line, both are the same. */
export function drawPairsChart(
  node: SVGSVGElement,
  data: readonly PairDatum[],
  size: ChartSize,
  detailId: string,
): void {
  const layout = logPairsLayout(data, size);
  drawGround(node, layout);
  const byId = new Map(data.map((datum) => [datum.id, datum]));
  const marks = select(node)
    .selectAll<SVGGElement, LogPairs['dots'][number]>('g.row')
    .data(layout.dots, ({ id }) => id)
    .join('g')
    .attr('class', 'row')
    .attr('role', 'option')
    .attr('data-id', ({ id }) => id)
    .attr('aria-describedby', detailId)
    .attr('aria-label', ({ id }) => byId.get(id)?.label ?? '')
    .style('--mark-colour', ({ id }) => datapathColour(byId.get(id)?.datapath ?? ''));
  marks
    .selectAll('line')
    .data((dot) => [dot])
    .join('line')
    .attr('class', 'whisker')
    .attr('x1', ({ x }) => x)
    .attr('x2', ({ x }) => x)
    .attr('y1', ({ high }) => high)
    .attr('y2', ({ low }) => low);
  marks
    .selectAll('circle')
    .data((dot) => [dot])
    .join('circle')
    .attr('class', ({ id }) =>
      byId.get(id)?.isHeldOut ? 'strip-dot held-out backdrop-dot' : 'strip-dot backdrop-dot',
    )
    .attr('r', ({ radius }) => radius)
    .attr('cx', ({ x }) => x)
    .attr('cy', ({ y }) => y);
}

const prefixes = ['n', 'u', 'm', '', 'k', 'M', 'G', 'T'] as const;

/** A power of ten with an SI prefix. */
function tickText(value: number): string {
  const step = Math.min(4, Math.max(-3, Math.floor(Math.log10(value) / 3 + 1e-9)));
  const text = formatNumber(value / 1e3 ** step).replace(/\.0+$/, '');
  return `${text}${prefixes[step + 3] ?? ''}`;
}

function drawGround(node: SVGSVGElement, { ticks, ...layout }: LogPairs): void {
  const { width, height, left, right, top, bottom } = layout;
  const ground = select(node)
    .attr('width', width)
    .attr('height', height)
    .selectAll<SVGGElement, null>('g.ground')
    .data([null])
    .join((enter) => enter.insert('g', ':first-child').attr('class', 'ground axis'))
    .attr('aria-hidden', 'true');
  ground.selectAll('*').remove();
  const line = (x1: number, y1: number, x2: number, y2: number) =>
    ground.append('line').attr('x1', x1).attr('y1', y1).attr('x2', x2).attr('y2', y2);
  for (const { value, x, y } of ticks) {
    line(x, top, x, bottom);
    line(left, y, right, y);
    ground
      .append('text')
      .attr('class', 'tick')
      .attr('x', x)
      .attr('y', bottom)
      .attr('dy', '1.3em')
      .text(tickText(value));
    ground
      .append('text')
      .attr('text-anchor', 'end')
      .attr('x', left)
      .attr('dx', '-0.5em')
      .attr('y', y)
      .attr('dy', '0.35em')
      .text(tickText(value));
  }
  line(left, bottom, right, top).attr('class', 'diagonal');
  ground
    .append('text')
    .attr('text-anchor', 'end')
    .attr('x', right)
    .attr('y', height)
    .attr('dy', '-0.3em')
    .text('measured');
  ground
    .append('text')
    .attr('x', left)
    .attr('dx', '0.5em')
    .attr('y', top)
    .attr('dy', '1.2em')
    .text('predicted');
}
