import { type BaseType, type Selection, select } from 'd3';
import type { ChartFrame, FrameRow } from '../layout/chart-frame.ts';
import { type AxisText, drawAxis } from './chart-axis.ts';

export type RowGroups = Selection<SVGGElement, FrameRow, BaseType, unknown>;

/**
 * Draws the axis and one group per row with its name, and gives the groups to draw marks in.
 *
 * The chart is a list box and a row is an option, so that arrow keys mean what they mean there;
 * rows keep their element while they stay, so that they move and do not blink. A row's texts are its
 * name; what `detailId` says of the row that has the focus describes it.
 */
export function drawChartRows(
  node: SVGSVGElement,
  frame: ChartFrame,
  axis: AxisText,
  detailId: string,
): RowGroups {
  const svg = select(node).attr('width', frame.width).attr('height', frame.height);
  drawAxis(node, frame, axis);
  const rows = svg
    .selectAll<SVGGElement, FrameRow>('g.row')
    .data(frame.rows, (row) => row.id)
    .join((enter) => enter.append('g').attr('class', 'row').attr('role', 'option'))
    .attr('data-id', (row) => row.id)
    .attr('aria-describedby', detailId)
    .style('transform', (row) => `translate(0px, ${row.y}px)`)
    .order();
  rows
    .selectAll('rect.backdrop')
    .data((row) => [row])
    .join('rect')
    .attr('class', 'backdrop')
    .attr('x', 1)
    .attr('y', 1)
    .attr('rx', 4)
    .attr('width', Math.max(0, frame.width - 2))
    .attr('height', frame.rowHeight - 2);
  rows
    .selectAll('text.name')
    .data((row) => row.lines)
    .join('text')
    .attr('class', (line) => (line.quiet ? 'name quiet' : 'name'))
    .attr('x', 6)
    .attr('y', (line) => line.y)
    // The space keeps lines apart in the name that a screen reader says.
    .text((line) => `${line.text} `);
  return rows;
}
