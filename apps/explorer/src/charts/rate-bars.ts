import { formatDifference, formatRate, formatTicks } from '../format.ts';
import { type RateMark, rateBarsLayout } from '../layout/rate-bars.ts';
import type { ChartSize } from '../layout/chart-frame.ts';
import { drawLabel } from './chart-label.ts';
import { drawChartRows } from './chart-rows.ts';

/** A rate and what its label says of it. */
export interface RateBarDatum extends RateMark {
  readonly unit: 'bit/s' | '1/s';
  readonly error: number | null;
}

/** Draws predicted rates as bars and published ones as dots into `node`. */
export function drawRateBars(
  node: SVGSVGElement,
  data: readonly RateBarDatum[],
  size: ChartSize,
): void {
  const { frame, ticks, bars } = rateBarsLayout(data, size);
  const unit = data[0]?.unit ?? '1/s';
  const datumOf = new Map(data.map((datum) => [datum.id, datum]));
  const barsOf = (id: string) => bars.filter((bar) => bar.id === id);
  const rows = drawChartRows(
    node,
    frame,
    {
      ticks,
      ...formatTicks(
        ticks.map(({ value }) => value),
        unit,
      ),
    },
    'rate-detail',
  );
  rows
    .selectAll('rect.predicted')
    .data((row) => barsOf(row.id))
    .join('rect')
    .attr('class', 'predicted')
    .attr('x', ({ bar }) => bar.x)
    .attr('y', ({ bar }) => bar.y)
    .attr('width', ({ bar }) => bar.width)
    .attr('height', ({ bar }) => bar.height);
  for (const part of ['interval halo', 'interval line']) {
    rows
      .selectAll(`path.${part.replace(' ', '.')}`)
      .data((row) =>
        barsOf(row.id).flatMap(({ interval }) => (interval === null ? [] : [interval])),
      )
      .join('path')
      .attr('class', part)
      .attr('d', ({ low, high, y, height }) => whisker(low, high, y, height));
  }
  rows
    .selectAll('circle.published')
    .data((row) => barsOf(row.id).flatMap(({ dot }) => (dot === null ? [] : [dot])))
    .join('circle')
    .attr('class', 'published')
    .attr('r', (dot) => dot.radius)
    .attr('cx', (dot) => dot.x)
    .attr('cy', (dot) => dot.y);
  const labels = rows
    .selectAll('text.label')
    .data((row) => barsOf(row.id))
    .join('text')
    .attr('class', 'label')
    .attr('x', ({ label }) => label.x)
    .attr('y', ({ label }) => label.y);
  drawLabel(labels, ({ id }) => {
    const datum = datumOf.get(id);
    if (datum === undefined) return ['', ''];
    const error = datum.error === null ? '' : formatDifference(datum.error);
    return [formatRate(datum.predicted.value, datum.unit), error];
  });
}

/** A line from `low` to `high` with a cap at each end. */
const whisker = (low: number, high: number, y: number, height: number): string =>
  `M${low},${y - height}v${2 * height}M${low},${y}H${high}M${high},${y - height}v${2 * height}`;
