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
import { rateTable } from '../../sentences/rate-table.ts';
import type { CompareState } from './state.ts';
import { drawCharts } from './charts.ts';
import { element } from '../../shell/element.ts';
import { drawLimits } from './limits.ts';
import { drawTableAlternative, tableNode } from '../../parts/table.ts';

/** Draws everything of a study that depends on the state, except which row the reader is at. */
export function drawPage(
  study: StudyComparison,
  rows: readonly StudyRow[],
  state: CompareState,
): void {
  const title = headline(rows, state);
  const heldOut = heldOutOf(study, state.workload);
  element('#headline').textContent = title;
  element('#finding').textContent = finding(rows, heldOut);
  select(element('#doubts'))
    .selectAll('li')
    .data(doubts(study, rows, catalogueHash))
    .join('li')
    .text((doubt) => doubt);
  const interval = intervalNote(rows, heldOut);
  element('#rate-interval').hidden = interval === null;
  element('#rate-interval-note').textContent = interval;
  drawCaptions(rows, state);
  drawCharts(rows);
  drawLimits(rows);
  drawTableAlternative(element('#rate-table'), rateTable(title, rows));
  drawTableAlternative(element('#cpu-table'), cpuTable(title, rows));
  element('#accuracy').replaceChildren(tableNode(accuracyTable(study.accuracy)));
  element('#provenance').textContent = provenance(study);
}

function drawCaptions(rows: readonly StudyRow[], { workload }: CompareState): void {
  const fromCharts = rows.every((row) => row.published?.method !== 'raw-file');
  element('#rate-published').textContent = fromCharts
    ? 'published (hollow: read from a chart)'
    : 'published';
  element('#rate-unit').textContent = rateUnitNote(workload);
  element('#cpu-unit').textContent = `Errors are in CPU time per ${operationNames[workload]}.`;
}

function provenance({ study, hardware, costs, rows }: StudyComparison): string {
  const run = rows[0]?.prediction.run;
  return [
    `Study ${study}, hardware ${hardware}, costs ${costs.id} (${costs.hash})`,
    ...(run === undefined
      ? []
      : [`catalogue ${run.catalogueHash}`, `seed ${run.seed}`, `version ${run.version}`]),
  ].join(', ');
}
