import { formatDifference, formatRate, formatTicks } from '../format.ts';
import type { ChartSize } from '../layout/chart-frame.ts';
import { type RateMark, rateBarsLayout } from '../layout/rate-bars.ts';
import { drawLabel } from './chart-label.ts';
import { drawChartRows } from './chart-rows.ts';
import { placeRects } from './place-rects.ts';

/** A rate and what its label says of it. */
export interface RateBarDatum extends RateMark {
  readonly unit: 'bit/s' | '1/s';
  readonly error: number | null;
}

/** Draws predicted rates as bars with intervals, and measured ones as dots, into `node`. */
export function drawRateBars(
  node: SVGSVGElement,
  data: readonly RateBarDatum[],
  size: ChartSize,
): void {
  const { frame, ticks, bars } = rateBarsLayout(data, size);
  const unit = data[0]?.unit ?? '1/s';
  const datumOf = new Map(data.map((datum) => [datum.id, datum]));
  const barsById = new Map(bars.map((bar) => [bar.id, bar]));
  const barOf = (id: string) => barsById.get(id);
  const values = ticks.map(({ value }) => value);
  const axis = { ticks, ...formatTicks(values, unit) };
  const rows = drawChartRows(node, frame, axis, 'rate-detail');
  rows
    .selectAll('rect.predicted')
    .data((row) => one(barOf(row.id)).map(({ bar }) => bar))
    .join('rect')
    .attr('class', 'predicted')
    .call(placeRects);
  rows
    .selectAll('rect.band')
    .data((row) => barOf(row.id)?.bands ?? [])
    .join('rect')
    .attr('class', ({ level }) => `band level-${level}`)
    .attr('x', (band) => band.x)
    .attr('y', (band) => band.y)
    .attr('width', (band) => band.width)
    .attr('height', (band) => band.height);
  rows
    .selectAll('line.published')
    .data((row) =>
      (barOf(row.id)?.dots ?? []).flatMap(({ whisker, y }) =>
        whisker === null ? [] : [{ ...whisker, y }],
      ),
    )
    .join('line')
    .attr('class', 'published')
    .attr('x1', ({ x1 }) => x1)
    .attr('x2', ({ x2 }) => x2)
    .attr('y1', ({ y }) => y)
    .attr('y2', ({ y }) => y);
  rows
    .selectAll('circle.published')
    .data((row) => barOf(row.id)?.dots ?? [])
    .join('circle')
    .attr('class', 'published')
    .classed('solid', ({ isRead }) => !isRead)
    .classed('dropped', ({ isDropped }) => isDropped)
    .attr('r', (dot) => dot.radius)
    .attr('cx', (dot) => dot.x)
    .attr('cy', (dot) => dot.y);
  const labels = rows
    .selectAll('text.label')
    .data((row) => one(barOf(row.id)))
    .join('text')
    .attr('class', 'label')
    .attr('x', ({ label }) => label.x)
    .attr('y', ({ label }) => label.y);
  drawLabel(labels, ({ id }) => {
    const datum = datumOf.get(id);
    if (datum === undefined) return ['', ''];
    const error = datum.error === null ? '' : formatDifference(datum.error);
    return [formatRate(datum.predicted, datum.unit), error];
  });
}

const one = <Value>(value: Value | undefined): readonly Value[] =>
  value === undefined ? [] : [value];
