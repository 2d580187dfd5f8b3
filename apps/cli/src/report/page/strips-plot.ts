import { median } from '@hopwise/stats';
import { escaped } from '../escaped.ts';
import { formatError, formatPercent } from '../format.ts';
import { logAxis } from './log-axis.ts';
import { plotFrame } from './plot-frame.ts';
import { quantityOf, type Row, rowTitle } from './plotted-row.ts';

const [width, left, right, head, rowHeight] = [340, 8, 332, 24, 32] as const;

/** Errors beyond a factor of four are drawn at the edge. */
const domain = [1 / 4, 4] as const;

const ticks = [1 / 4, 1 / 2, 1, 2, 4] as const;

/** Errors of held-out rows by datapath, the largest median first. */
export function stripsPlot(rows: readonly Row[]): string {
  const judged = rows.filter(
    (row) => row.role === 'held-out' && row.predicted > 0 && quantityOf(row) !== null,
  );
  if (judged.length === 0) return '';
  const strips = [...new Set(judged.map(({ datapath }) => datapath))]
    .map((name) => ({ name, own: judged.filter(({ datapath }) => datapath === name) }))
    .map((each) => ({ ...each, mdape: median(each.own.map(sizeOf)) }))
    .toSorted((a, b) => b.mdape - a.mdape);
  const height = head + strips.length * rowHeight;
  const axis = logAxis(domain, [left, right]);
  const ground = ticks.map((ratio) => {
    const x = round(axis.place(ratio));
    const anchor = ratio === domain[0] ? 'start' : ratio === domain[1] ? 'end' : 'middle';
    return `<path class="${ratio === 1 ? 'equal' : 'grid'}" d="M${x} ${head - 6}V${height}"/>
<text x="${x}" y="12" text-anchor="${anchor}">${ratio === 1 ? 'exact' : formatError(ratio - 1)}</text>`;
  });
  const marks = strips.flatMap(({ name, own, mdape }, i) => {
    const y = head + i * rowHeight;
    const said = `${name}: ${formatPercent(mdape)} of ${own.length}`;
    const middle = round(axis.place(median(own.map(ratioOf))));
    return [
      `<text x="${left}" y="${y + 10}">${escaped(said)}</text>`,
      ...own.map(
        (row) =>
          `<circle class="${row.role}" cx="${round(axis.place(ratioOf(row)))}" cy="${y + 21}" r="3"><title>${escaped(rowTitle(row))}</title></circle>`,
      ),
      `<path class="median" d="M${middle} ${y + 14}v14"/>`,
    ];
  });
  return plotFrame({
    ...{ width, height, title: 'Errors by datapath: predicted over measured' },
    label: `Errors of ${judged.length} held-out figures by datapath, the largest median first: ${strips.map(({ name, mdape }) => `${name} ${formatPercent(mdape)}`).join(', ')}`,
    marks: [...ground, ...marks],
  });
}

const ratioOf = ({ predicted, measured }: Row): number => predicted / measured;

const sizeOf = ({ error }: Row): number => Math.abs(error);

const round = (place: number): number => Math.round(place * 10) / 10;
