import { escapeXml } from '../picture-style.ts';
import type { FigureData } from './figure.ts';

const width = 640;
const height = 300;
const margin = { left: 56, right: 190, top: 44, bottom: 44 } as const;
const plot = {
  width: width - margin.left - margin.right,
  height: height - margin.top - margin.bottom,
};
const ticks = 4;
/** Lines differ by dashes as well as by colour. */
const dashes = ['', '7 3', '2 3', '10 3 2 3', '1 2'];
const least = 13;

/** Lines over evenly spaced values of x; y begins at nothing. */
export function linePicture({ figure, values }: FigureData): string {
  const { title, x, y, series } = figure;
  const most = niceTop(Math.max(...values.flat()));
  const xOf = (index: number): number =>
    margin.left + (plot.width * index) / Math.max(1, x.values.length - 1);
  const yOf = (value: number): number => margin.top + plot.height * (1 - value / most);
  const ends = apart(values.map((row) => yOf(row.at(-1) ?? 0)));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title">`,
    `<title id="title">${escapeXml(title)}</title>`,
    style,
    `<text class="title" x="${margin.left}" y="18">${escapeXml(title)}</text>`,
    ...Array.from({ length: ticks + 1 }, (_, tick) => {
      const value = (most * tick) / ticks;
      const at = yOf(value).toFixed(1);
      return [
        `<line class="grid" x1="${margin.left}" x2="${margin.left + plot.width}" y1="${at}" y2="${at}"/>`,
        `<text x="${margin.left - 6}" y="${(Number(at) + 4).toFixed(1)}" text-anchor="end">${shown(value)}</text>`,
      ].join('');
    }),
    ...x.values.map(
      (value, index) =>
        `<text x="${xOf(index).toFixed(1)}" y="${height - 26}" text-anchor="middle">${shownX(value)}</text>`,
    ),
    `<text x="${margin.left + plot.width / 2}" y="${height - 8}" text-anchor="middle">${escapeXml(x.label)}</text>`,
    `<text x="${margin.left - 6}" y="${margin.top - 12}" text-anchor="end">${escapeXml(y.label)}</text>`,
    ...series.map(({ name }, index) => {
      const row = values[index] ?? [];
      const points = row.map((value, at) => `${xOf(at).toFixed(1)},${yOf(value).toFixed(1)}`);
      const dash = dashes[index % dashes.length] ?? '';
      return [
        `<polyline class="line c${index % 5}" points="${points.join(' ')}"${dash === '' ? '' : ` stroke-dasharray="${dash}"`}/>`,
        `<text class="c${index % 5}" x="${margin.left + plot.width + 8}" y="${((ends[index] ?? 0) + 4).toFixed(1)}">${escapeXml(name)}</text>`,
      ].join('');
    }),
    '</svg>',
    '',
  ].join('\n');
}

/** Places of labels, moved so that none covers another. */
function apart(places: readonly number[]): readonly number[] {
  const order = [...places.keys()].sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0));
  const moved = [...places];
  let free = Number.NEGATIVE_INFINITY;
  for (const index of order) {
    moved[index] = Math.max(places[index] ?? 0, free);
    free = (moved[index] ?? 0) + least;
  }
  // Pushed below the plot, the stack goes up as a whole.
  const over = Math.max(0, free - least - (margin.top + plot.height));
  return moved.map((place) => place - over);
}

/** The next of 1, 2, 2.5, 4, 5, 8 times a power of ten: its quarters are short numbers. */
function niceTop(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return (steps.find((step) => step * power >= value) ?? 10) * power;
}

const steps = [1, 1.2, 1.6, 2, 2.4, 3.2, 4, 5, 6, 8, 10];

const shown = (value: number): string =>
  value === 0 ? '0' : value < 10 ? String(Number(value.toPrecision(2))) : value.toFixed(0);

const suffixes = [
  [1e9, ' G'],
  [1e6, ' M'],
  [1e3, ' k'],
] as const;

const shownX = (value: number): string => {
  const unit = suffixes.find(([size]) => value >= size && value % (size / 10) === 0);
  return unit === undefined ? String(value) : `${value / unit[0]}${unit[1]}`;
};

const style = `<style>
text { font: 11px system-ui, sans-serif; fill: #24292f; }
.title { font-size: 12px; font-weight: 600; }
.grid { stroke: #d0d7de; }
.line { fill: none; stroke-width: 2; }
polyline.c0 { stroke: #0969da; } text.c0 { fill: #0969da; }
polyline.c1 { stroke: #bc4c00; } text.c1 { fill: #bc4c00; }
polyline.c2 { stroke: #1a7f37; } text.c2 { fill: #1a7f37; }
polyline.c3 { stroke: #8250df; } text.c3 { fill: #8250df; }
polyline.c4 { stroke: #57606a; } text.c4 { fill: #57606a; }
@media (prefers-color-scheme: dark) {
  text { fill: #d0d7de; }
  .grid { stroke: #3d444d; }
  polyline.c0 { stroke: #4493f8; } text.c0 { fill: #4493f8; }
  polyline.c1 { stroke: #db6d28; } text.c1 { fill: #db6d28; }
  polyline.c2 { stroke: #3fb950; } text.c2 { fill: #3fb950; }
  polyline.c3 { stroke: #ab7df8; } text.c3 { fill: #ab7df8; }
  polyline.c4 { stroke: #9198a1; } text.c4 { fill: #9198a1; }
}
</style>`;
