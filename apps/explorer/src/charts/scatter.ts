import { formatRate, formatTicks } from '../format.ts';
import type { ChartSize } from '../layout/chart-frame.ts';
import { type ScatterMark, scatterLayout } from '../layout/scatter.ts';
import { drawPairGround } from './pair-ground.ts';
import { drawPairMarks } from './pair-marks.ts';

export interface ScatterDatum extends ScatterMark {
  readonly datapath: string;
}

export interface ScatterOptions {
  readonly unit: 'bit/s' | '1/s';
  /** Scatter of repeated runs: standard deviation over mean. */
  readonly noise: number;
  readonly detailId: string;
}

/** Draws predictions over measurements into `node`: on the line, both are the same. */
export function drawScatter(
  node: SVGSVGElement,
  data: readonly ScatterDatum[],
  size: ChartSize,
  { unit, noise: cv, detailId }: ScatterOptions,
): void {
  const { ticks, dots, labels, noise, ...place } = scatterLayout(data, size, cv);
  const axis = formatTicks(
    ticks.map(({ value }) => value),
    unit,
  );
  drawPairGround(node, {
    ...place,
    ticks: ticks.map(({ x, y }, i) => ({ x, y, text: axis.texts[i] ?? '', isCorner: i === 0 })),
    ...{ noise, unit: `, ${axis.unit}` },
  });
  const looks = new Map(
    data.map((datum) => [
      datum.id,
      { label: words(datum, unit), datapath: datum.datapath, className: 'mark' },
    ]),
  );
  drawPairMarks(node, dots, (id) => looks.get(id), detailId)
    .selectAll('text')
    .data(({ id }) => labels.filter((label) => label.id === id))
    .join('text')
    .attr('class', 'label')
    .attr('x', ({ x }) => x)
    .attr('y', ({ y }) => y)
    .attr('text-anchor', ({ anchor }) => anchor)
    .text(({ text }) => text);
}

const words = ({ name, predicted, measured }: ScatterDatum, unit: ScatterOptions['unit']): string =>
  `${name}: predicted ${formatRate(predicted, unit)}, measured ${formatRate(measured, unit)}`;
