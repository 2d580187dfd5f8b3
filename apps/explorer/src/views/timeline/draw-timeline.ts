import { select } from 'd3';
import { defineTextures } from '../../charts/context-textures.ts';
import type { SliceKind, TimelineLayout } from './timeline-layout.ts';
import { placeRects } from '../../charts/place-rects.ts';

const kinds: readonly SliceKind[] = [
  ...(['process-after', 'softirq-after', 'process', 'softirq', 'followed'] as const),
];

/** Draws a window: one path for each kind of slice, so that thousands cost as little as one. */
export function drawTimeline(
  node: SVGSVGElement,
  layout: TimelineLayout,
  tick: (ns: number) => string,
): void {
  const { width, height, lanes, ticks, left, right } = layout;
  const svg = select(node).attr('width', width).attr('height', height);
  defineTextures(node);
  const layer = (name: string) =>
    svg
      .selectAll<SVGGElement, null>(`g.${name}`)
      .data([null])
      .join((enter) => enter.append('g').attr('class', name));
  const axis = layer('time');
  const top = lanes[0]?.y ?? 0;
  axis
    .selectAll('line')
    .data(ticks)
    .join('line')
    .attr('x1', ({ x }) => x)
    .attr('x2', ({ x }) => x)
    .attr('y1', top - 4)
    .attr('y2', height);
  axis
    .selectAll('text')
    // At the very ends a number would stand outside.
    .data(ticks.filter(({ x }) => x > left + 12 && x < right - 24))
    .join('text')
    .attr('text-anchor', 'middle')
    .attr('x', ({ x }) => x)
    .attr('y', top - 8)
    .text(({ ns }) => tick(ns));
  const rows = layer('timeline-lanes');
  rows
    .selectAll('text')
    .data(lanes)
    .join('text')
    .attr('x', 0)
    .attr('y', ({ y }) => y + 0.72 * layout.laneHeight)
    .text(({ title }) => title);
  rows
    .selectAll('line')
    .data(lanes)
    .join('line')
    .attr('class', ({ isFirst }) => (isFirst ? 'first' : null))
    .attr('x1', 0)
    .attr('x2', width)
    .attr('y1', ({ y }) => y - 1)
    .attr('y2', ({ y }) => y - 1);
  layer('slices')
    .selectAll('path')
    .data(kinds)
    .join('path')
    .attr('class', (kind) => `slices-${kind}`)
    .attr('d', (kind) => layout.shapes[kind]);
  layer('thread')
    .selectAll('polyline')
    .data(layout.thread.length > 1 ? [layout.thread] : [])
    .join('polyline')
    .attr('points', (points) => points.map((point) => point.join()).join(' '));
  layer('slice-names')
    .selectAll('text')
    .data(layout.labels)
    .join('text')
    .attr('x', ({ x }) => x)
    .attr('y', ({ y }) => y)
    .text(({ text }) => text);
  layer('selection');
}

/** Frames the slice that the reader is at. */
export function drawSelection(
  node: SVGSVGElement,
  box: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  } | null,
): void {
  select(node)
    .select('g.selection')
    .selectAll('rect')
    .data(box === null ? [] : [box])
    .join('rect')
    .call(placeRects);
}
