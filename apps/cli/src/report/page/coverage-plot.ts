import { coverageTarget, figureNames } from '@hopwise/calibration';
import type { EvaluationOutput } from '../../schema/evaluate.ts';
import { escaped } from '../escaped.ts';
import { formatPercent } from '../format.ts';
import { plotFrame } from './plot-frame.ts';

const [width, left, right, head, rowHeight] = [340, 8, 332, 24, 32] as const;

/** How many measured values are within their intervals: 50 and 90 % of them should be. */
export function coveragePlot(pooled: EvaluationOutput['pooled']): string {
  const rows = pooled.flatMap(({ figure, error }) =>
    error === null || error.coverage50 === null || error.coverage90 === null
      ? []
      : [
          {
            ...error,
            name: figureNames[figure].title,
            in50: error.coverage50,
            in90: error.coverage90,
          },
        ],
  );
  if (rows.length === 0) return '';
  const height = head + rows.length * rowHeight;
  const place = (share: number): number => Math.round(left + share * (right - left));
  const { low, high } = coverageTarget;
  const ground = [
    `<rect class="wanted" x="${place(low)}" y="${head - 6}" width="${place(high) - place(low)}" height="${height - head + 6}"/>`,
    ...[0, 0.5, 0.9].map(
      (share) => `<path class="grid" d="M${place(share)} ${head - 6}V${height}"/>
<text x="${place(share)}" y="12" text-anchor="${share === 0 ? 'start' : 'middle'}">${share * 100} %</text>`,
    ),
  ];
  const marks = rows.map(({ name, rowCount, in50, in90 }, i) => {
    const y = head + i * rowHeight;
    const said = `${formatPercent(in50)} within 50 %, ${formatPercent(in90)} within 90 % intervals`;
    return `<g><title>${escaped(`${name}: ${said}`)}</title>
<text x="${left}" y="${y + 10}">${escaped(`${name}, ${rowCount}`)}</text>
<path class="track" d="M${place(in50)} ${y + 21}H${place(in90)}"/>
<circle class="half" cx="${place(in50)}" cy="${y + 21}" r="4.5"/>
<circle class="most" cx="${place(in90)}" cy="${y + 21}" r="4.5"/></g>`;
  });
  return plotFrame({
    ...{ width, height, title: 'Measured values within 50 % (hollow) and 90 % (full) intervals' },
    label: rows
      .map(
        ({ name, in50, in90 }) =>
          `${name}: ${formatPercent(in50)} within 50 %, ${formatPercent(in90)} within 90 % intervals`,
      )
      .join('; '),
    marks: [...ground, ...marks],
  });
}
