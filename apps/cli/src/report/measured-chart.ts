import { figureNames } from '@hopwise/calibration';
import type { ReportRow } from '../validate/report-rows.ts';
import { escaped } from './escaped.ts';

/** Room for labels, width of the picture, and height of a row [px]. */
const [labelPx, widthPx, rowPx, headPx] = [330, 960, 18, 24];
/** Errors are drawn by their logarithm: half and double lie as far from the middle. */
const [least, most] = [1 / 4, 4];
const marks = [1 / 4, 1 / 2, 1, 2, 4] as const;

/**
 * What was measured over what is predicted, a row each: a bar where nine of ten are expected, a dot at
 * the measured median, full where it lies on the bar. What lies further out is drawn at the edge, and
 * the table has its figure.
 */
export function measuredChart(rows: readonly ReportRow[]): string {
  if (rows.length === 0) return '';
  const heightPx = headPx + rows.length * rowPx;
  const title = 'Measured over predicted, by test; the bar is where nine of ten are expected';
  return `<h2>Measured over predicted</h2>
<svg class="errors" viewBox="0 0 ${widthPx} ${heightPx}" width="${widthPx}" height="${heightPx}" role="img" aria-label="${title}">
<title>${title}</title>
${marks.map((ratio) => mark(ratio, heightPx)).join('\n')}
${rows.map((row, index) => rowOf(row, headPx + index * rowPx + rowPx / 2)).join('\n')}
</svg>
<p>A dot is what was measured over what is predicted, a bar where nine of ten are expected; the dot is full where it lies on its bar. What lies further out than a quarter or four times is drawn at the edge.</p>`;
}

/** Place of a ratio from left to right [px]. */
const xOf = (ratio: number): number => {
  const within = Math.min(most, Math.max(least, ratio));
  const share = Math.log(within / least) / Math.log(most / least);
  return Number((labelPx + 10 + share * (widthPx - labelPx - 30)).toFixed(1));
};

function mark(ratio: number, heightPx: number): string {
  const x = xOf(ratio);
  const kind = ratio === 1 ? 'zero' : 'grid';
  return `<text x="${x}" y="14" text-anchor="middle">${ratio}</text><line class="${kind}" x1="${x}" x2="${x}" y1="20" y2="${heightPx}" />`;
}

function rowOf(
  { datapath, test, figure, measured, predicted, verdict }: ReportRow,
  y: number,
): string {
  const { interval90, value } = predicted;
  const label = `${datapath}, ${test}, ${figureNames[figure].title}`;
  const bar =
    interval90 === null
      ? ''
      : `<line class="range" x1="${xOf(interval90.low / value)}" x2="${xOf(interval90.high / value)}" y1="${y}" y2="${y}" />`;
  const kind = verdict === 'inside' ? 'inside' : 'outside';
  return `<text x="${labelPx}" y="${y + 4}" text-anchor="end">${escaped(label)}</text>${bar}<circle class="${kind}" cx="${xOf(measured.median / value)}" cy="${y}" r="4" />`;
}
