import type { StudyComparison } from '@hopwise/calibration';
import { type WorkloadKind, workloadKinds } from '@hopwise/datapath';
import { needs } from '@hopwise/dataset';
import { workloadShortNames } from '../../names.ts';
import { drawChecks } from '../../parts/checks.ts';
import { drawChoice } from '../../parts/choice.ts';
import { drawSelect } from '../../parts/select.ts';
import type { ExplorerModel } from '../../model/explorer-model.ts';
import { element } from '../../shell/element.ts';
import { studiesOn } from './shown.ts';
import { type CompareState, charts, sorts } from './state.ts';

const testsOf = (study: StudyComparison): readonly WorkloadKind[] =>
  workloadKinds.filter((kind) => study.rows.some(({ workload }) => workload === kind));

const processCountsOf = (study: StudyComparison, kind: WorkloadKind): readonly number[] =>
  [
    ...new Set(
      study.rows.flatMap(({ workload, processes }) => (workload === kind ? [processes] : [])),
    ),
  ].sort((a, b) => a - b);

/** Shows which study, test and order are chosen, and tells which are chosen next. */
export function drawControls(
  { comparisons, platforms }: Pick<ExplorerModel, 'comparisons' | 'platforms'>,
  study: StudyComparison,
  state: CompareState,
  change: (part: Partial<CompareState>, how: 'push') => void,
): void {
  const studies = studiesOn(comparisons, state.hardware);
  drawSelect(
    element<HTMLSelectElement>('#study-choice'),
    studies.map((each) => ({ value: each.study, label: each.study })),
    study.study,
    (value) => change({ study: value === studies[0]?.study ? '' : value }, 'push'),
  );
  drawSelect(
    element<HTMLSelectElement>('#hardware-choice'),
    [
      { value: '', label: 'any' },
      ...[...new Set(comparisons.map(({ hardware }) => hardware))].map((value) => ({
        value,
        label: platforms.find(({ hardware }) => hardware.id === value)?.hardware.title ?? value,
      })),
    ],
    state.hardware,
    (hardware) => change({ hardware, study: '' }, 'push'),
  );
  drawChoice(
    element('#workload'),
    testsOf(study).map((kind) => ({ value: kind, label: workloadShortNames[kind] })),
    state.workload,
    (value) => {
      const workload = workloadKinds.find((kind) => kind === value) ?? state.workload;
      const counts = processCountsOf(study, workload);
      const processes = counts.includes(state.processes) ? state.processes : (counts[0] ?? 1);
      change({ workload, processes }, 'push');
    },
  );
  drawChoice(
    element('#processes'),
    processCountsOf(study, state.workload).map((count) => ({
      value: String(count),
      label: String(count),
    })),
    String(state.processes),
    (value) => change({ processes: Number(value) }, 'push'),
  );
  const labels = { predicted: 'by prediction', published: 'by measurement' } as const;
  drawChoice(
    element('#sort'),
    sorts.map((sort) => ({ value: sort, label: labels[sort] })),
    state.sort,
    (value) => change({ sort: sorts.find((sort) => sort === value) ?? state.sort }, 'push'),
  );
  const drawnAs = { bars: 'bars', scatter: 'scatter', residuals: 'residuals' } as const;
  drawChoice(
    element('#chart-choice'),
    charts.map((chart) => ({ value: chart, label: drawnAs[chart] })),
    state.chart,
    (value) => change({ chart: charts.find((chart) => chart === value) ?? state.chart }, 'push'),
  );
  drawChecks(
    element('#needs'),
    needs.map((need) => ({ value: need, label: need.replaceAll('-', ' ').replace('mtu', 'MTU') })),
    state.needs,
    (chosen) => change({ needs: chosen }, 'push'),
  );
}
