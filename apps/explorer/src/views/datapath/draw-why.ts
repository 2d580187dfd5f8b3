import { select } from 'd3';
import { markRow } from '../../charts/row-keys.ts';
import { formatDuration, formatNumber } from '../../format.ts';
import { drawChoice } from '../../parts/choice.ts';
import { drawTableAlternative } from '../../parts/table.ts';
import { element } from '../../shell/element.ts';
import { chartSize } from './chart-size.ts';
import { drawWaterfall } from './draw-waterfall.ts';
import { formatStep, nameOf, perWhat, stepName, sumSentence } from './sentences.ts';
import type { Difference } from './shown.ts';
import { stageTitle } from './stage-detail.ts';
import { type DatapathState, type Measure, measures } from './state.ts';
import { stepsTable } from './tables.ts';
import { type WaterfallRow, waterfallLayout, waterfallRows } from './waterfall-layout.ts';

const measureNames: Readonly<Record<Measure, string>> = {
  time: 'time',
  cpu: 'CPU of both ends',
  'client-cpu': 'CPU of the client',
  'server-cpu': 'CPU of the server',
};

/** Draws the way from A's figure to B's. */
export function drawWhy(
  difference: Difference,
  state: DatapathState,
  change: (part: Partial<DatapathState>, how: 'push') => void,
): void {
  const { comparison, steps } = difference;
  const { a, b, unit } = comparison;
  drawChoice(
    element('#path-measure'),
    measures.map((measure) => ({ value: measure, label: measureNames[measure] })),
    state.measure,
    (value) => change({ measure: measures.find((each) => each === value) ?? 'time' }, 'push'),
  );
  const what = state.measure === 'time' ? 'Time' : 'CPU time';
  const process = state.measure === 'time' ? ' and process' : '';
  element('#steps-caption').textContent =
    `${what} ${perWhat(a)}${process}, by the closed form: from ${nameOf(a)}, step by step, to ${nameOf(b)}. The axis need not begin at zero. ${sumSentence(steps)}`;
  const rows = waterfallRows(steps);
  const names = new Map(
    rows.map((row) => [row.id, rowName(row, { a: nameOf(a), b: nameOf(b) })] as const),
  );
  const chart = element<SVGSVGElement>('#waterfall');
  const layout = waterfallLayout(rows, names, chartSize(chart));
  const scale = unit === 'ns' ? 1 : 1000;
  const largest = Math.max(...layout.ticks.map(({ value }) => Math.abs(value) * scale));
  const inMicroseconds = largest >= 9_995;
  drawWaterfall(chart, layout, {
    figure: (value) => formatStep(value, unit),
    step: (value) => `${value > 0 ? '+' : ''}${formatStep(value, unit)}`,
    ticks: {
      texts: layout.ticks.map(({ value }) =>
        formatNumber((value * scale) / (inMicroseconds ? 1000 : 1)).replace(/\.0+$/, ''),
      ),
      unit: inMicroseconds ? 'us' : 'ns',
    },
    detailId: 'waterfall-detail',
  });
  visitStep(difference, undefined);
  drawTableAlternative(element('#steps-table'), stepsTable(comparison, steps));
}

function rowName(
  { id, step, count }: WaterfallRow,
  names: { readonly a: string; readonly b: string },
): { readonly name: string; readonly note: string } {
  if (step === null) return { name: id === 'a' ? names.a : names.b, note: '' };
  return { name: stepName(step, count), note: step.stage ?? '' };
}

/** Says everything about the row that the reader is at. */
export function visitStep({ steps, comparison }: Difference, id: string | undefined): void {
  const rows = waterfallRows(steps);
  const row = rows.find((each) => each.id === id) ?? rows[1] ?? rows[0];
  markRow(element<SVGSVGElement>('#waterfall'), row?.id);
  const { unit, a } = comparison;
  const step = row?.step ?? null;
  const changes = {
    added: 'only in the second',
    skipped: 'only in the first',
    moved: 'in another context',
    same: 'in both',
  };
  const what =
    row === undefined || step === null
      ? ''
      : [
          `${stepName(step, row.count)}${step.stage === null ? '' : ` (${step.stage}, ${changes[step.change ?? 'same']})`}: ${formatStep(step.value, unit)} ${perWhat(a)}.`,
          step.stage === null ? '' : `${stageTitle(step.stage)}.`,
          `From ${formatStep(row.before, unit)} to ${formatStep(row.after, unit)}.`,
        ].join(' ');
  select('#waterfall-detail').text(
    what === '' ? `${formatDuration(steps.from)} to ${formatDuration(steps.to)}.` : what,
  );
}
