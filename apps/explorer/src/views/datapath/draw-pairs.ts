import { select } from 'd3';
import { contextFills, defineTextures } from '../../charts/context-textures.ts';
import type { PairRow, PairsLayout } from './pairs-layout.ts';

/** Draws two paths beside each other, a row for each stage. */
export function drawPairs(
  node: SVGSVGElement,
  { width, height, rowHeight, names, headings, rows }: PairsLayout,
  words: {
    readonly cost: (value: number) => string;
    readonly detailId: string;
  },
): void {
  const svg = select(node).attr('width', width).attr('height', height);
  defineTextures(node);
  svg
    .selectAll('text.heading')
    .data(headings)
    .join('text')
    .attr('class', 'heading')
    .attr('aria-hidden', 'true')
    .attr('x', names.middle)
    .attr('y', ({ y }) => y)
    .attr('dy', '1.6em')
    .text(({ text }) => text);
  const groups = svg
    .selectAll<SVGGElement, PairRow>('g.row')
    .data(rows, ({ id }) => id)
    .join((enter) => enter.append('g').attr('role', 'option').attr('tabindex', '-1'))
    .attr('class', ({ pair }) => `row pair ${pair.change}`)
    .attr('data-id', ({ id }) => id)
    .attr('aria-describedby', words.detailId)
    .attr('transform', ({ y }) => `translate(0 ${y})`)
    .order();
  groups
    .selectAll('rect.backdrop')
    .data((row) => [row])
    .join('rect')
    .attr('class', 'backdrop')
    .attr('width', width)
    .attr('height', rowHeight);
  groups
    .selectAll('text.pair-name')
    .data((row) => [row])
    .join('text')
    .attr('class', 'pair-name')
    .attr('x', names.middle)
    .attr('y', rowHeight / 2)
    .attr('dy', '0.35em')
    .text(({ pair }) => `${pair.stage} `);
  for (const side of ['a', 'b'] as const) {
    groups
      .selectAll(`rect.side-${side}`)
      .data((row) => [row])
      .join('rect')
      // What one path skips is an empty outline there, as wide as the other's bar.
      .attr('class', (row) => `side side-${side}${row[side] === null ? ' skipped' : ''}`)
      .style('fill', (row) => {
        const context = side === 'a' ? row.pair.contextA : row.pair.contextB;
        return context === null ? null : contextFills[context];
      })
      .attr('x', (row) => barOf(row, side, names).x)
      .attr('width', (row) => barOf(row, side, names).width)
      .attr('y', 0.2 * rowHeight)
      .attr('height', 0.6 * rowHeight);
    groups
      .selectAll(`text.cost-${side}`)
      .data((row) => (row[side] === null ? [] : [row]))
      .join('text')
      .attr('class', `cost-${side}`)
      .attr('x', (row) => {
        const { x, width: long } = barOf(row, side, names);
        return side === 'a' ? x - 6 : x + long + 6;
      })
      .attr('y', rowHeight / 2)
      .attr('dy', '0.35em')
      .attr('text-anchor', side === 'a' ? 'end' : 'start')
      .text(({ pair }) => `${words.cost(side === 'a' ? pair.costA : pair.costB)} `);
  }
}

function barOf(
  row: PairRow,
  side: 'a' | 'b',
  { left, right }: PairsLayout['names'],
): { readonly x: number; readonly width: number } {
  const own = row[side];
  if (own !== null) return own;
  const width = row[side === 'a' ? 'b' : 'a']?.width ?? 0;
  return side === 'a' ? { x: left - width, width } : { x: right, width };
}
