import type { StudyComparison, StudyRow } from '@hopwise/calibration';
import { catalogueHash } from '@hopwise/datapath';
import { select } from 'd3';
import { heldOutOf } from '../../held-out.ts';
import { operationNames, rateUnitNote } from '../../names.ts';
import { accuracyTable } from '../../sentences/accuracy-table.ts';
import { cpuTable } from '../../sentences/cpu-table.ts';
import { doubts } from '../../sentences/doubts.ts';
import { finding } from '../../sentences/finding.ts';
import { headline } from '../../sentences/headline.ts';
import { intervalNote } from '../../sentences/interval-note.ts';
import { latencyTable } from '../../sentences/latency-table.ts';
import { rateTable } from '../../sentences/rate-table.ts';
import type { Shown } from './shown.ts';
import type { CompareState } from './state.ts';
import { element } from '../../shell/element.ts';
import { drawLimits } from './limits.ts';
import { drawTableAlternative, tableNode } from '../../parts/table.ts';

/** Draws everything of a study that depends on the state, except which row the reader is at. */
export function drawPage(
  study: StudyComparison,
  rows: readonly StudyRow[],
  state: CompareState,
  { leftOutCount, hardware }: Pick<Shown, 'leftOutCount' | 'hardware'>,
): void {
  const title = headline(rows, state, hardware);
  const heldOut = heldOutOf(study, state.workload);
  element('#headline').textContent = title;
  element('#finding').textContent = finding(rows, heldOut) + leftOutNote(leftOutCount);
  select(element('#doubts'))
    .selectAll('li')
    .data(doubts(study, rows, catalogueHash))
    .join('li')
    .text((doubt) => doubt);
  const interval = intervalNote(rows, heldOut);
  element('#rate-interval').hidden = interval === null;
  element('#rate-interval-note').textContent = interval;
  drawCaptions(rows, state);
  drawLimits(rows);
  drawTableAlternative(element('#rate-table'), rateTable(title, rows));
  drawTableAlternative(element('#cpu-table'), cpuTable(title, rows));
  const latencies = latencyTable(title, rows);
  if (latencies !== null) drawTableAlternative(element('#latency-table'), latencies);
  element('#accuracy').replaceChildren(tableNode(accuracyTable(study.accuracy)));
  element('#provenance').textContent = provenance(study);
}

/** What is to be seen where bars are not drawn. */
const chartNotes = {
  bars: '',
  scatter:
    'On the line, predicted is as measured. Grey: what repeated runs alone scatter, 19 times of 20. ' +
    'Whiskers: where 90\u00a0% of measurements are expected. Colours: families.',
  residuals:
    'How far predictions are above (right) or below what was measured. Grey: what repeated runs alone ' +
    'scatter, 19 times of 20. Lines: the 90\u00a0% interval, seen from the measurement.',
} as const;

function drawCaptions(rows: readonly StudyRow[], { workload, chart }: CompareState): void {
  element('#chart-note').textContent = chartNotes[chart];
  element('.bars-only').hidden = chart !== 'bars';
  const fromCharts = rows.every((row) => row.published?.method !== 'raw-file');
  element('#rate-published').textContent = fromCharts
    ? 'measured (hollow: read from a chart), line: where nine repeats of ten would be'
    : 'measured (hollow: read from a chart), every run a dot; a line, where there are not three: where nine repeats of ten would be';
  element('#rate-unit').textContent = rateUnitNote(workload);
  element('#cpu-unit').textContent = `Errors are in CPU time per ${operationNames[workload]}.`;
}

const leftOutNote = (count: number): string =>
  count === 0
    ? ''
    : ` ${count} ${count === 1 ? 'row is' : 'rows are'} left out: nothing says that the product has what is asked for.`;

function provenance({ study, hardware, costs, rows }: StudyComparison): string {
  const run = rows[0]?.prediction.run;
  return [
    `Study ${study}, hardware ${hardware}, costs ${costs.id} (${costs.hash})`,
    ...(run === undefined
      ? []
      : [`catalogue ${run.catalogueHash}`, `seed ${run.seed}`, `version ${run.version}`]),
  ].join(', ');
}
