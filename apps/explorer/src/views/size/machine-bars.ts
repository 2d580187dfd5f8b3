import type { Estimate } from '@hopwise/datapath';
import { formatCores, formatCount } from '../../format.ts';
import type { ChartSize } from '../../layout/chart-frame.ts';
import { type Band, rateBarsLayout } from '../../layout/rate-bars.ts';
import { drawLabel } from '../../charts/chart-label.ts';
import { drawChartRows } from '../../charts/chart-rows.ts';
import { datapathName } from '../../names.ts';
import type { Sized } from './sized.ts';
import { binding } from './words.ts';

/** Draws machines as bars with their interval, the fewest first. */
export function drawMachineBars(
  node: SVGSVGElement,
  sized: readonly Sized[],
  { size, most }: { readonly size: ChartSize; readonly most: number },
): void {
  const marks = sized.map((each) => ({
    ...{ id: each.id, name: datapathName(each.id, []), note: binding(each, most) },
    ...{ predicted: each.sizing.machines.value, measured: [] },
    // Only the outer interval is known.
    band: outerBand(each.sizing.machines),
  }));
  const { frame, ticks, bars } = rateBarsLayout(marks, size);
  const whole = ticks.filter(({ value }) => Number.isInteger(value));
  const rows = drawChartRows(
    node,
    frame,
    {
      ticks: whole,
      texts: whole.map(({ value }) => formatCount(value)),
      unit: 'machines',
    },
    'size-detail',
  );
  const barOf = (id: string) => bars.filter((bar) => bar.id === id);
  rows
    .selectAll('rect.predicted')
    .data((row) => barOf(row.id))
    .join('rect')
    .attr('class', 'predicted')
    .attr('x', ({ bar }) => bar.x)
    .attr('y', ({ bar }) => bar.y)
    .attr('width', ({ bar }) => bar.width)
    .attr('height', ({ bar }) => bar.height);
  rows
    .selectAll('rect.band')
    .data((row) => barOf(row.id).flatMap(({ bands }) => bands.filter(({ level }) => level === 90)))
    .join('rect')
    .attr('class', 'band level-90')
    .attr('x', (band) => band.x)
    .attr('y', (band) => band.y)
    .attr('width', (band) => band.width)
    .attr('height', (band) => band.height);
  const labels = rows
    .selectAll('text.label')
    .data((row) => barOf(row.id))
    .join('text')
    .attr('class', 'label')
    .attr('x', ({ label }) => label.x)
    .attr('y', ({ label }) => label.y);
  drawLabel(labels, ({ id }) => {
    const found = sized.find((each) => each.id === id)?.sizing;
    if (found === undefined) return ['', ''];
    const cores = found.clientCores.value + found.serverCores.value;
    return [formatCount(found.machines.value), formatCores(cores)];
  });
}

const outerBand = ({ value, low, high }: Estimate): Band => ({
  p5: low,
  p25: value,
  p75: value,
  p95: high,
});
