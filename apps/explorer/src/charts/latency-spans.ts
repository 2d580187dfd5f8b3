import { formatDuration, formatTicks } from '../format.ts';
import type { ChartSize } from '../layout/chart-frame.ts';
import { type LatencyMark, latencySpansLayout } from '../layout/latency-spans.ts';
import { drawLabel } from './chart-label.ts';
import { drawChartRows } from './chart-rows.ts';
import { placeRects } from './place-rects.ts';

/** Draws how long operations take, from the usual to the rarest, into `node`. */
export function drawLatencySpans(
  node: SVGSVGElement,
  data: readonly LatencyMark[],
  size: ChartSize,
  detailId: string,
): void {
  const { frame, ticks, rows: places } = latencySpansLayout(data, size);
  const datumOf = new Map(data.map((datum) => [datum.id, datum]));
  const placesOf = new Map(places.map((place) => [place.id, [place]]));
  const values = ticks.map(({ value }) => value);
  const rows = drawChartRows(node, frame, { ticks, ...formatTicks(values, 'ns') }, detailId);
  const placeOf = ({ id }: { readonly id: string }) => placesOf.get(id) ?? [];
  rows
    .selectAll('rect.predicted')
    .data((row) => placeOf(row).flatMap(({ spans }) => spans))
    .join('rect')
    .attr('class', 'predicted')
    .call(placeRects);
  rows
    .selectAll('line.level')
    .data((row) => placeOf(row).flatMap(({ levels }) => levels))
    .join('line')
    .attr('class', ({ level }) => (level === 'p50' ? 'level median' : 'level'))
    .attr('x1', ({ x }) => x)
    .attr('x2', ({ x }) => x)
    .attr('y1', ({ top }) => top)
    .attr('y2', ({ bottom }) => bottom);
  rows
    .selectAll('circle.published')
    .data((row) => placeOf(row).flatMap(({ dots }) => dots))
    .join('circle')
    .attr('class', 'published solid')
    .attr('r', ({ radius }) => radius)
    .attr('cx', ({ x }) => x)
    .attr('cy', ({ y }) => y);
  const labels = rows
    .selectAll('text.label')
    .data(placeOf)
    .join('text')
    .attr('class', 'label')
    .attr('x', ({ label }) => label.x)
    .attr('y', ({ label }) => label.y);
  drawLabel(labels, ({ id }) => {
    const predicted = datumOf.get(id)?.predicted;
    if (predicted === undefined) return ['', ''];
    return [formatDuration(predicted.p50), `P99\u00a0${formatDuration(predicted.p99)}`];
  });
}
