import { select } from 'd3';
import type { Context } from '@hopwise/datapath';

/** What a segment of each context is filled with. Textures, so that greyscale print keeps them. */
export const contextFills: Readonly<Record<Context, string>> = {
  process: 'var(--predicted)',
  softirq: 'url(#softirq-texture)',
  hardirq: 'url(#hardirq-texture)',
};

const strokes = [
  { id: 'softirq-texture', path: 'M-2,2L2,-2M0,8L8,0M6,10L10,6', size: 8, width: 2.6 },
  { id: 'hardirq-texture', path: 'M0,1H4', size: 4, width: 1.6 },
] as const;

/** Puts the patterns that the fills refer to into a chart, once. */
export function defineTextures(node: SVGSVGElement): void {
  const patterns = select(node)
    .selectAll('defs')
    .data([strokes])
    .join((enter) => enter.insert('defs', ':first-child'))
    .selectAll('pattern')
    .data(strokes)
    .join('pattern')
    .attr('id', (stroke) => stroke.id)
    .attr('patternUnits', 'userSpaceOnUse')
    .attr('width', (stroke) => stroke.size)
    .attr('height', (stroke) => stroke.size);
  patterns
    .selectAll('path')
    .data((stroke) => [stroke])
    .join('path')
    .attr('d', (stroke) => stroke.path)
    .attr('stroke', 'var(--predicted)')
    .attr('stroke-width', (stroke) => stroke.width);
}
