import { type BaseType, type Selection, select } from 'd3';
import { contextFills, defineTextures } from '../../charts/context-textures.ts';
import type { Box, GapLine, PathLayout, StageBlock, Words } from './path-layout.ts';

/** What a block or a gap is said to be, for who cannot see it. */
export interface PathWords {
  readonly stage: (block: StageBlock) => string;
  readonly gap: (line: GapLine) => string;
  readonly tick: (ns: number) => string;
  /** How a stage stands in the comparison. */
  readonly change: (block: StageBlock) => 'same' | 'only-here' | 'moved';
}

/** Draws a path into `node`. Blocks and gaps are options of a list box, in the order of time. */
export function drawPath(node: SVGSVGElement, layout: PathLayout, words: PathWords): void {
  const { isVertical, width, height } = layout;
  const svg = select(node).attr('width', width).attr('height', height);
  defineTextures(node);
  const layer = (name: string) =>
    svg
      .selectAll<SVGGElement, null>(`g.${name}`)
      .data([null])
      .join((enter) => enter.append('g').attr('class', name));
  const lanes = layer('lanes').attr('aria-hidden', 'true');
  lanes
    .selectAll('rect')
    .data(layout.lanes)
    .join('rect')
    .attr('class', ({ lane }) => `lane ${lane.kind}`)
    .call(place);
  lanes
    .selectAll('text')
    .data(layout.lanes.map(({ title }) => title))
    .join('text')
    .attr('class', 'lane-title')
    .call(write);
  const axis = layer('time').attr('aria-hidden', 'true');
  const [from, to] = layout.across;
  axis
    .selectAll('line')
    .data(layout.ticks)
    .join('line')
    .attr('x1', ({ at }) => (isVertical ? from : at))
    .attr('x2', ({ at }) => (isVertical ? to : at))
    .attr('y1', ({ at }) => (isVertical ? at : from))
    .attr('y2', ({ at }) => (isVertical ? at : to));
  axis
    .selectAll('text')
    .data(layout.ticks)
    .join('text')
    .attr('text-anchor', isVertical ? 'start' : 'middle')
    .attr('x', ({ at }) => (isVertical ? 0 : at))
    .attr('y', ({ at }) => (isVertical ? at : to))
    .attr('dy', isVertical ? '0.35em' : '1.3em')
    .text(({ ns }) => words.tick(ns));
  const rooms = layer('rooms').attr('aria-hidden', 'true');
  rooms
    .selectAll('rect')
    .data(layout.rooms)
    .join('rect')
    .attr('class', ({ name }) => `room ${name}`)
    .call(place);
  rooms
    .selectAll('text')
    .data(layout.rooms.flatMap(({ label }) => label ?? []))
    .join('text')
    .call(write);
  drawMarks(node, layout, words);
  layer('packet').attr('aria-hidden', 'true');
}

type Mark =
  | {
      readonly kind: 'stage';
      readonly id: string;
      readonly fromNs: number;
      readonly block: StageBlock;
    }
  | { readonly kind: 'gap'; readonly id: string; readonly fromNs: number; readonly line: GapLine };

function drawMarks(node: SVGSVGElement, layout: PathLayout, words: PathWords): void {
  const marks: readonly Mark[] = [
    ...layout.gaps
      .filter(({ gap }) => gap.toNs > gap.fromNs)
      .map((line): Mark => ({ kind: 'gap', id: line.gap.id, fromNs: line.gap.fromNs, line })),
    ...layout.blocks.map((block): Mark => {
      const { id, fromNs } = block.placed;
      return { kind: 'stage', id, fromNs, block };
    }),
  ].toSorted((a, b) => a.fromNs - b.fromNs);
  const options = select(node)
    .selectAll<SVGGElement, null>('g.marks')
    .data([null])
    .join((enter) => enter.append('g').attr('class', 'marks').attr('role', 'presentation'))
    .selectAll<SVGGElement, Mark>('g.mark')
    .data(marks, (mark) => mark.id)
    .join((enter) => enter.append('g').attr('role', 'option').attr('tabindex', '-1'))
    .attr('class', (mark) =>
      mark.kind === 'gap' ? 'mark gap' : `mark stage ${words.change(mark.block)}`,
    )
    .attr('data-id', (mark) => mark.id)
    .attr('aria-label', (mark) =>
      mark.kind === 'gap' ? words.gap(mark.line) : words.stage(mark.block),
    )
    .order();
  options.each(function drawMark(mark) {
    const group = select(this);
    group.selectAll('*').remove();
    if (mark.kind === 'gap') {
      const { points, box, labelAt } = mark.line;
      group.append('rect').attr('class', 'target').datum(box).call(place);
      group.append('polyline').attr('points', points.map((point) => point.join()).join(' '));
      if (labelAt !== null) group.append('text').datum(labelAt).call(write);
      return;
    }
    const { placed, label } = mark.block;
    const { onPath, context } = placed.stage;
    group
      .append('rect')
      .attr('class', onPath ? 'block' : 'block after')
      .style('fill', onPath ? contextFills[context] : 'none')
      .datum(mark.block)
      .call(place);
    if (label !== null)
      group
        .append('text')
        .attr('class', `stage-name ${onPath ? context : 'after'}`)
        .datum(label)
        .call(write);
  });
}

function place<Mark extends BaseType, Datum extends Box, Parent extends BaseType, OfParent>(
  selection: Selection<Mark, Datum, Parent, OfParent>,
): void {
  selection
    .attr('x', ({ x }) => x)
    .attr('y', ({ y }) => y)
    .attr('width', ({ width }) => Math.max(0, width))
    .attr('height', ({ height }) => Math.max(0, height));
}

function write<Mark extends BaseType, Parent extends BaseType, OfParent>(
  selection: Selection<Mark, Words, Parent, OfParent>,
): void {
  selection
    .attr('x', ({ x }) => x)
    .attr('y', ({ y }) => y)
    .attr('text-anchor', ({ anchor }) => anchor)
    .text(({ text }) => text);
}
