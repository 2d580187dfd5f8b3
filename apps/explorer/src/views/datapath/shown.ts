import {
  cpuSteps,
  type DatapathComparison,
  type DifferenceSteps,
  timeSteps,
} from '@hopwise/calibration';
import type { CostTable } from '@hopwise/datapath';
import type { PathAnswer } from '../../worker/path-answer.ts';
import type { Refusal } from '../../worker/question.ts';
import { compared } from './shown-path.ts';
import type { DatapathState, Measure } from './state.ts';

/** What there is to draw. */
export interface Shown {
  readonly a: PathAnswer;
  readonly b: PathAnswer | null;
  readonly difference: Difference | null;
  readonly costs: CostTable;
}

/** Two paths, and the way from the one figure to the other. */
export interface Difference {
  readonly comparison: DatapathComparison;
  readonly time: DifferenceSteps;
  /** Of what the reader asked for. */
  readonly steps: DifferenceSteps;
}

/** Joins answers; sentences where one of them is a refusal. */
export function shownOf(
  answers: readonly (PathAnswer | Refusal)[],
  { measure }: Pick<DatapathState, 'measure'>,
  costs: CostTable,
): Shown | readonly string[] {
  const because = answers.flatMap((answer) => (answer.kind === 'refusal' ? answer.because : []));
  const [a, b = null] = answers.flatMap((answer) => (answer.kind === 'path' ? [answer] : []));
  if (because.length > 0 || a === undefined) return [...new Set(because)];
  return { a, b, costs, difference: b === null ? null : differenceOf(a, b, measure) };
}

function differenceOf(a: PathAnswer, b: PathAnswer, measure: Measure): Difference | null {
  const comparison = compared(a, b);
  if (comparison === null) return null;
  const times = a.times === null || b.times === null ? null : { a: a.times, b: b.times };
  const time = timeSteps(comparison, times);
  const steps: Readonly<Record<Measure, () => DifferenceSteps>> = {
    time: () => time,
    cpu: () => cpuSteps(comparison, ['client', 'server']),
    'client-cpu': () => cpuSteps(comparison, ['client']),
    'server-cpu': () => cpuSteps(comparison, ['server']),
  };
  return { comparison, time, steps: steps[measure]() };
}
