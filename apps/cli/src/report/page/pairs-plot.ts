import { escaped } from '../escaped.ts';
import { logAxis } from './log-axis.ts';
import { plotFrame } from './plot-frame.ts';
import { quantities, type Quantity, type Row, rowTitle } from './plotted-row.ts';
import { tickText } from './tick-text.ts';

const [width, height] = [340, 320];
const [left, right, top, bottom] = [74, 330, 12, 282];

/** Predictions over measurements, both logarithmic and alike: on the line both are the same. */
export function pairsPlot(quantity: Quantity, rows: readonly Row[]): string {
  const { title, unit, scale } = quantities[quantity];
  const shown = rows
    .filter(({ measured, predicted }) => measured > 0 && predicted > 0)
    .map((row) => ({ row, x: row.measured * scale, y: row.predicted * scale }));
  if (shown.length === 0) return '';
  const domain = domainOf(shown.flatMap(({ x, y }) => [x, y]));
  const [across, up] = [logAxis(domain, [left, right]), logAxis(domain, [bottom, top])];
  const ticks = across.ticks.map((value) => {
    const [x, y, text] = [
      round(across.place(value)),
      round(up.place(value)),
      tickText(value, unit),
    ];
    return `<path class="grid" d="M${x} ${top}V${bottom}M${left} ${y}H${right}"/>
<text x="${left - 5}" y="${y + 4}" text-anchor="end">${text}</text>`;
  });
  const below = across.ticks
    .filter((_, i) => across.ticks.length <= 4 || i % 2 === 0)
    .map(
      (value) =>
        `<text x="${round(across.place(value))}" y="${bottom + 15}" text-anchor="middle">${tickText(value, unit)}</text>`,
    );
  const dots = shown.map(
    ({ row, x, y }) =>
      `<circle class="${row.role}" cx="${round(across.place(x))}" cy="${round(up.place(y))}" r="3"><title>${escaped(rowTitle(row))}</title></circle>`,
  );
  return plotFrame({
    ...{ width, height, title },
    label: `${title}: ${shown.length} predictions over their measurements, with the line where both are the same`,
    marks: [
      ...ticks,
      ...below,
      `<path class="equal" d="M${left} ${bottom}L${right} ${top}"/>`,
      `<text x="${right}" y="${height - 6}" text-anchor="end">measured</text>`,
      `<text x="${left + 5}" y="${top + 12}">predicted</text>`,
      ...dots,
    ],
  });
}

/** Room beside the outermost marks. */
const margin = 1.15;

/** Values that are all alike are not blown up to fill the plot. */
const leastRatio = 5;

function domainOf(values: readonly number[]): readonly [least: number, most: number] {
  const [least, most] = [Math.min(...values) / margin, Math.max(...values) * margin];
  const wider = Math.max(1, Math.sqrt((leastRatio * least) / most));
  return [least / wider, most * wider];
}

const round = (place: number): number => Math.round(place * 10) / 10;
