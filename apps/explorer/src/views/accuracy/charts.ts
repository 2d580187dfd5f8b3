import { drawResidualStrips } from '../../charts/residual-strips.ts';
import { drawPairsChart } from '../../charts/pairs.ts';
import type { ChartSize } from '../../layout/chart-frame.ts';
import { familyName } from '../../names.ts';
import { element } from '../../shell/element.ts';
import type { JudgedRow } from './judged-row.ts';
import { groupScores } from './scores.ts';

/** Draws the errors of each datapath, the widest median first, each datapath once. */
export function drawStrips(rows: readonly JudgedRow[]): void {
  const names = [...new Set(groupScores(rows, ({ name }) => name).map(({ name }) => name))];
  const strips = element<SVGSVGElement>('#strips');
  drawResidualStrips(
    strips,
    names.map((name) => {
      const own = rows.filter((row) => row.name === name);
      const datapath = own[0]?.datapath ?? '';
      return {
        ...{ id: name, name, datapath },
        note: `${familyName(datapath)}, ${own.length} ${own.length === 1 ? 'figure' : 'figures'}`,
        errors: own.map((row) => ({
          id: row.id,
          ratio: row.predicted / row.measured,
          isHeldOut: row.role === 'held-out',
        })),
      };
    }),
    sizeOf(strips),
    'strips-detail',
  );
}

/** Draws every prediction over its measurement, both logarithmic. */
export function drawPairs(rows: readonly JudgedRow[]): void {
  const pairs = element<SVGSVGElement>('#pairs');
  element('#pairs-note').textContent =
    'Both axes logarithmic, in the unit of the figure; on the line, predicted is as measured; whiskers: ' +
    'the 90\u00a0% interval.';
  drawPairsChart(
    pairs,
    rows.map((row) => ({
      id: row.id,
      label: `${row.name}, ${row.test}`,
      datapath: row.datapath,
      isHeldOut: row.role === 'held-out',
      measured: row.measured,
      predicted: row.predicted,
      interval: row.interval90,
    })),
    sizeOf(pairs),
    'pairs-detail',
  );
}

function sizeOf(chart: SVGSVGElement): ChartSize {
  const width = chart.parentElement?.clientWidth ?? 0;
  return { width, em: Number.parseFloat(getComputedStyle(chart).fontSize) };
}
