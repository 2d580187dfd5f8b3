import { select } from 'd3';
import { datapathColour } from '../palette.ts';
import { formatRate, formatTicks } from '../format.ts';
import type { ChartSize } from '../layout/chart-frame.ts';
import { type Scatter, type ScatterMark, scatterLayout } from '../layout/scatter.ts';

export interface ScatterDatum extends ScatterMark {
  readonly datapath: string;
}

export interface ScatterOptions {
  readonly unit: 'bit/s' | '1/s';
  /** Scatter of repeated runs: standard deviation over mean. */
  readonly noise: number;
  readonly detailId: string;
}

/** Draws predictions over measurements into `node`: on the line, both are the same. */
export function drawScatter(
  node: SVGSVGElement,
  data: readonly ScatterDatum[],
  size: ChartSize,
  { unit, noise, detailId }: ScatterOptions,
): void {
  const layout = scatterLayout(data, size, noise);
  drawGround(node, layout, unit);
  const byId = new Map(data.map((datum) => [datum.id, datum]));
  const marks = select(node)
    .selectAll<SVGGElement, Scatter['dots'][number]>('g.row')
    .data(layout.dots, ({ id }) => id)
    .join('g')
    .attr('class', 'row')
    .attr('role', 'option')
    .attr('data-id', ({ id }) => id)
    .attr('aria-describedby', detailId)
    .attr('aria-label', ({ id }) => words(byId.get(id), unit))
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
    .attr('class', 'mark backdrop-dot')
    .attr('r', ({ radius }) => radius)
    .attr('cx', ({ x }) => x)
    .attr('cy', ({ y }) => y);
  marks
    .selectAll('text')
    .data(({ id }) => layout.labels.filter((label) => label.id === id))
    .join('text')
    .attr('class', 'label')
    .attr('x', ({ x }) => x)
    .attr('y', ({ y }) => y)
    .attr('text-anchor', ({ anchor }) => anchor)
    .text(({ text }) => text);
}

const words = (datum: ScatterDatum | undefined, unit: 'bit/s' | '1/s'): string =>
  datum === undefined
    ? ''
    : `${datum.name}: predicted ${formatRate(datum.predicted, unit)}, measured ${formatRate(datum.measured, unit)}`;

function drawGround(node: SVGSVGElement, layout: Scatter, unit: 'bit/s' | '1/s'): void {
  const { width, height, left, right, top, bottom, ticks, diagonal, noise } = layout;
  const { texts, unit: unitText } = formatTicks(
    ticks.map(({ value }) => value),
    unit,
  );
  const ground = select(node)
    .attr('width', width)
    .attr('height', height)
    .selectAll('g.ground')
    .data([null])
    .join((enter) => enter.insert('g', ':first-child').attr('class', 'ground axis'))
    .attr('aria-hidden', 'true');
  ground.selectAll('*').remove();
  ground
    .append('polygon')
    .attr('class', 'noise')
    .attr('points', noise.map((corner) => corner.join(',')).join(' '));
  for (const [index, { x, y }] of ticks.entries()) {
    ground.append('line').attr('x1', x).attr('x2', x).attr('y1', top).attr('y2', bottom);
    ground.append('line').attr('x1', left).attr('x2', right).attr('y1', y).attr('y2', y);
    const text = texts[index] ?? '';
    ground
      .append('text')
      .attr('class', 'tick')
      .attr('x', x)
      .attr('y', bottom)
      .attr('dy', '1.3em')
      .text(text);
    if (index > 0) {
      ground
        .append('text')
        .attr('x', left)
        .attr('dx', '-0.5em')
        .attr('y', y)
        .attr('dy', '0.35em')
        .attr('text-anchor', 'end')
        .text(text);
    }
  }
  ground
    .append('line')
    .attr('class', 'diagonal')
    .attr('x1', diagonal.x1)
    .attr('y1', diagonal.y1)
    .attr('x2', diagonal.x2)
    .attr('y2', diagonal.y2);
  ground
    .append('text')
    .attr('x', right)
    .attr('y', height)
    .attr('dy', '-0.3em')
    .attr('text-anchor', 'end')
    .text(`measured, ${unitText}`);
  ground
    .append('text')
    .attr('x', left)
    .attr('dx', '0.5em')
    .attr('y', top)
    .attr('dy', '0.6em')
    .text(`predicted, ${unitText}`);
}
