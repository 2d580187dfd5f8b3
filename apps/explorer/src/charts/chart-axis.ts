import { select } from 'd3';
import type { Axis } from '../layout/axis.ts';
import type { ChartFrame } from '../layout/chart-frame.ts';

/** Ticks, a text for each, and the unit of all of them. */
export interface AxisText {
  readonly ticks: Axis['ticks'];
  readonly texts: readonly string[];
  readonly unit: string;
}

/** Draws the grid behind the rows, a number under each line and the unit after the last. */
export function drawAxis(
  node: SVGSVGElement,
  frame: ChartFrame,
  { ticks, texts, unit }: AxisText,
): void {
  const axis = select(node)
    .selectAll('g.axis')
    .data([null])
    .join((enter) => enter.insert('g', ':first-child').attr('class', 'axis'))
    .attr('aria-hidden', 'true');
  axis
    .selectAll('line')
    .data(ticks.flatMap(({ x }) => frame.grid.map((span) => ({ ...span, x }))))
    .join('line')
    .attr('x1', ({ x }) => x)
    .attr('x2', ({ x }) => x)
    .attr('y1', ({ top }) => top)
    .attr('y2', ({ bottom }) => bottom);
  axis
    .selectAll('text.tick')
    .data(ticks)
    .join('text')
    .attr('class', 'tick')
    .attr('x', ({ x }) => x)
    .attr('y', frame.height)
    .attr('dy', '-0.5em')
    .text((_, index) => texts[index] ?? '');
  axis
    .selectAll('text.unit')
    .data([unit])
    .join('text')
    .attr('class', 'unit')
    .attr('x', frame.right)
    .attr('dx', `${0.5 + 0.32 * (texts.at(-1)?.length ?? 0)}em`)
    .attr('y', frame.height)
    .attr('dy', '-0.5em')
    .text((text) => text);
}
