import type { StudyComparison } from '@hopwise/calibration';
import { type WorkloadKind, workloadKinds } from '@hopwise/datapath';
import { workloadShortNames } from '../names.ts';
import type { PageState } from '../state.ts';
import { drawChoice } from './choice.ts';
import { element } from './element.ts';

const testsOf = (study: StudyComparison): readonly WorkloadKind[] =>
  workloadKinds.filter((kind) => study.rows.some(({ workload }) => workload === kind));

/** Shows which test, order and theme are chosen, and tells which are chosen next. */
export function drawControls(
  study: StudyComparison,
  state: PageState,
  change: (part: Partial<PageState>) => void,
): void {
  const processCounts = [
    ...new Set([state.processes, ...study.rows.map((row) => row.processes)]),
  ].sort((a, b) => a - b);
  drawChoice(
    element('#workload'),
    testsOf(study).map((kind) => ({ value: kind, label: workloadShortNames[kind] })),
    state.workload,
    (value) => change({ workload: workloadKinds.find((kind) => kind === value) ?? state.workload }),
  );
  drawChoice(
    element('#processes'),
    processCounts.map((count) => ({ value: String(count), label: String(count) })),
    String(state.processes),
    (value) => change({ processes: Number(value) }),
  );
  drawChoice(
    element('#sort'),
    [
      { value: 'predicted', label: 'by prediction' },
      { value: 'published', label: 'by publication' },
    ],
    state.sort,
    (value) => change({ sort: value === 'published' ? 'published' : 'predicted' }),
  );
}
