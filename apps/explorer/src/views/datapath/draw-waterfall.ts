import { drawChartRows } from '../../charts/chart-rows.ts';
import type { WaterfallBar, WaterfallLayout } from './waterfall-layout.ts';

/** What the numbers of the waterfall are written as. */
export interface WaterfallWords {
  readonly figure: (value: number) => string;
  readonly step: (value: number) => string;
  readonly ticks: { readonly texts: readonly string[]; readonly unit: string };
  readonly detailId: string;
}

/** Draws figures as marks and steps as bars between them. */
export function drawWaterfall(
  node: SVGSVGElement,
  { frame, bars, ticks }: WaterfallLayout,
  words: WaterfallWords,
): void {
  const rows = drawChartRows(node, frame, { ticks, ...words.ticks }, words.detailId);
  const barOf = new Map(bars.map((bar) => [bar.row.id, bar]));
  const own = (id: string): readonly WaterfallBar[] => [barOf.get(id)].flatMap((bar) => bar ?? []);
  rows
    .selectAll('line.lead')
    .data(({ id }) => own(id).filter(({ leadsTo }) => leadsTo !== null))
    .join('line')
    .attr('class', 'lead')
    .attr('x1', ({ leadsTo }) => leadsTo)
    .attr('x2', ({ leadsTo }) => leadsTo)
    .attr('y1', ({ y, height }) => y + height)
    .attr('y2', ({ y }) => y + frame.rowHeight);
  rows
    .selectAll('rect.step')
    .data(({ id }) => own(id))
    .join('rect')
    .attr('class', ({ row }) =>
      row.step === null ? 'step figure' : `step ${row.step.value < 0 ? 'less' : 'more'}`,
    )
    .attr('x', ({ x, row }) => (row.step === null ? x - 2 : x))
    .attr('width', ({ width, row }) => (row.step === null ? 4 : Math.max(1, width)))
    .attr('y', ({ y, row, height }) => (row.step === null ? y - 0.2 * height : y))
    .attr('height', ({ height, row }) => (row.step === null ? 1.4 * height : height));
  rows
    .selectAll('text.label')
    .data(({ id }) => own(id))
    .join('text')
    .attr('class', ({ row }) => (row.step === null ? 'label figure' : 'label'))
    .attr('x', ({ label }) => label.x)
    .attr('y', ({ y, height }) => y + height / 2)
    .attr('dy', '0.35em')
    .attr('text-anchor', ({ label }) => label.anchor)
    .text(({ row }) => (row.step === null ? words.figure(row.after) : words.step(row.step.value)));
}
