import { select } from 'd3';
import { formatCount } from '../../format.ts';
import type { Knob } from '../../load/knobs.ts';
import { type MetricUnit, metricTicks } from '../../load/metrics.ts';
import type { LinesPlace } from './lines-layout.ts';

/** Straight from point to point. */
const path = (points: readonly { readonly x: number; readonly y: number }[]): string =>
  points.map(({ x, y }, i) => `${i === 0 ? 'M' : 'L'}${x},${y}`).join('');

/** What is said around the lines. */
export interface LinesText {
  readonly knob: Knob;
  readonly unit: MetricUnit;
  /** Where the reader is; null where nowhere. */
  readonly cursor: number | null;
  readonly crossings: readonly number[];
  readonly em: number;
}

/** Draws lines with their bands, named at their ends, simulations as dots, crossings as ticks. */
export function drawLines(node: SVGSVGElement, place: LinesPlace, text: LinesText): void {
  const svg = select(node).attr('width', place.width).attr('height', place.height);
  svg.selectAll('g.heat').remove();
  drawAxes(node, place, text);
  const groups = svg
    .selectAll<SVGGElement, LinesPlace['lines'][number]>('g.line')
    .data(place.lines, ({ id }) => id)
    .join('g')
    .attr('class', (_, i) => `line line-${i}`);
  for (const part of ['wide', 'thick'] as const) {
    groups
      .selectAll(`path.${part}`)
      .data((each) => (each[part].length > 0 ? [each[part]] : []))
      .join('path')
      .attr('class', part)
      .attr('d', (points) => `${path(points)}Z`);
  }
  groups
    .selectAll('path.course')
    .data((each) => each.pieces)
    .join('path')
    .attr('class', 'course')
    .attr('d', (points) => path(points));
  groups
    .selectAll('path.whisker')
    .data((each) => each.marks)
    .join('path')
    .attr('class', 'whisker')
    .attr('d', ({ x, low, high }) => `M${x},${low}V${high}`);
  groups
    .selectAll('circle')
    .data((each) => each.marks)
    .join('circle')
    .attr('r', 0.32 * text.em)
    .attr('cx', ({ x }) => x)
    .attr('cy', ({ y }) => y);
  groups
    .selectAll('path.sample')
    .data((each) => [each.label])
    .join('path')
    .attr('class', 'course sample')
    .attr('d', ({ x, y }) => `M${x - 1.6 * text.em},${y - 0.3 * text.em}h${1.2 * text.em}`)
    .style('display', place.right < place.width - 4 * text.em ? 'none' : 'inline');
  groups
    .selectAll('text')
    .data((each) => [each.label])
    .join('text')
    .attr('x', ({ x }) => x)
    .attr('y', ({ y }) => y)
    .text((label) => label.text);
}

function drawAxes(
  node: SVGSVGElement,
  { xTicks, yTicks, left, right, top, bottom, xOf }: LinesPlace,
  { knob, unit, cursor, crossings, em }: LinesText,
): void {
  const axis = select(node)
    .selectAll('g.axis')
    .data([null])
    .join((enter) => enter.insert('g', ':first-child').attr('class', 'axis'))
    .attr('aria-hidden', 'true');
  const { texts, unit: name } = metricTicks(
    yTicks.map(({ value }) => value),
    unit,
  );
  axis
    .selectAll('line.grid')
    .data(yTicks)
    .join('line')
    .attr('class', 'grid')
    .attr('x1', left)
    .attr('x2', right)
    .attr('y1', ({ y }) => y)
    .attr('y2', ({ y }) => y);
  axis
    .selectAll('line.crossing')
    .data(crossings)
    .join('line')
    .attr('class', 'crossing')
    .attr('x1', xOf)
    .attr('x2', xOf)
    .attr('y1', top)
    .attr('y2', bottom);
  axis
    .selectAll('line.cursor')
    .data(cursor === null ? [] : [cursor])
    .join('line')
    .attr('class', 'cursor')
    .attr('x1', xOf)
    .attr('x2', xOf)
    .attr('y1', top)
    .attr('y2', bottom);
  const numbers = [
    ...yTicks.map(({ y }, i) => ({
      ...{ x: left - 0.5 * em, y: y + 0.3 * em, anchor: 'end' },
      text: texts[i] ?? '',
    })),
    { x: left, y: top - 0.1 * em, anchor: 'start', text: name },
    ...xTicks.map(({ value, x }) => ({
      ...{ x, y: bottom + 1.3 * em, anchor: 'middle', text: formatCount(value) },
    })),
    {
      ...{ x: (left + right) / 2, y: bottom + 2.9 * em, anchor: 'middle' },
      text: knob.unit === '' ? knob.label : `${knob.label} [${knob.unit}]`,
    },
  ];
  axis
    .selectAll('text')
    .data(numbers)
    .join('text')
    .style('text-anchor', ({ anchor }) => anchor)
    .attr('x', ({ x }) => x)
    .attr('y', ({ y }) => y)
    .text(({ text }) => text);
}
