import { formatNumber } from '../format.ts';
import type { ChartSize } from '../layout/chart-frame.ts';
import { logPairsLayout, type PairMark } from '../layout/log-pairs.ts';
import { drawPairGround } from './pair-ground.ts';
import { drawPairMarks } from './pair-marks.ts';

export interface PairDatum extends PairMark {
  readonly label: string;
  readonly datapath: string;
  readonly isHeldOut: boolean;
}

/** Draws predictions over measurements on logarithmic axes: on the line, both are the same. */
export function drawPairsChart(
  node: SVGSVGElement,
  data: readonly PairDatum[],
  size: ChartSize,
  detailId: string,
): void {
  const { ticks, dots, ...place } = logPairsLayout(data, size);
  drawPairGround(node, {
    ...place,
    ticks: ticks.map(({ value, x, y }) => ({ x, y, text: tickText(value), isCorner: false })),
    ...{ noise: [], unit: '' },
  });
  const looks = new Map(
    data.map(({ id, label, datapath, isHeldOut }) => [
      id,
      { label, datapath, className: isHeldOut ? 'strip-dot held-out' : 'strip-dot' },
    ]),
  );
  drawPairMarks(node, dots, (id) => looks.get(id), detailId);
}

const prefixes = ['n', 'u', 'm', '', 'k', 'M', 'G', 'T'] as const;

/** A power of ten with an SI prefix. */
function tickText(value: number): string {
  const step = Math.min(4, Math.max(-3, Math.floor(Math.log10(value) / 3 + 1e-9)));
  const text = formatNumber(value / 1e3 ** step).replace(/\.0+$/, '');
  return `${text}${prefixes[step + 3] ?? ''}`;
}
