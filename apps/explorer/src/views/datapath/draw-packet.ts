import { select } from 'd3';

/** More pieces than this are drawn as a number. */
const piecesMost = 5;

/** Draws the packet: one disc, or a row of squares where it is several skbs or frames. */
export function drawPacket(
  node: SVGSVGElement,
  at: { readonly x: number; readonly y: number; readonly pieces: number } | null,
  { em, isVertical }: { readonly em: number; readonly isVertical: boolean },
): void {
  const group = select(node).select('g.packet');
  const shown = at === null ? 0 : Math.min(piecesMost, at.pieces);
  const size = at !== null && at.pieces > 1 ? 0.34 * em : 0.62 * em;
  const offset = (index: number): number => (index - (shown - 1) / 2) * (size + 0.12 * em);
  group.attr('transform', at === null ? null : `translate(${at.x} ${at.y})`);
  group
    .selectAll('rect')
    .data(Array.from({ length: shown }, (_, index) => index))
    .join('rect')
    .attr('x', (index) => (isVertical ? offset(index) : 0) - size / 2)
    .attr('y', (index) => (isVertical ? 0 : offset(index)) - size / 2)
    .attr('width', size)
    .attr('height', size)
    .attr('rx', shown > 1 ? size / 5 : size / 2);
  group
    .selectAll('text')
    .data(at !== null && at.pieces > 1 ? [at.pieces] : [])
    .join('text')
    .attr('x', isVertical ? offset(shown - 1) + 0.5 * em : 0.5 * em)
    .attr('dy', '0.35em')
    .text((pieces) => `\u00d7${pieces}`);
}
