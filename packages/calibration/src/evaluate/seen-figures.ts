import type { WorkloadKind } from '@hopwise/datapath';
import { type ObservedFigure, observedFigures } from '../observation.ts';
import type { Trial } from './trial.ts';

/** A figure that a committed fit was made with, as its record says. */
export interface SeenFigure {
  readonly datapath: string;
  readonly modifiers: readonly string[];
  readonly workload: WorkloadKind;
  readonly processes: number;
  readonly mtu: number;
  readonly figure: ObservedFigure;
  readonly observed: number;
}

/** Records keep six digits; two readings of one bar of a chart differ by more than this. */
const sameValue = 1e-4;

/** Whether a fit saw a figure of this trial: told by its value, so that a renamed source does not hide it. */
export const hasSeen = (trial: Trial, seen: readonly SeenFigure[]): boolean =>
  seen.some((figure) => isOf(figure, trial));

/** Whether everything that a fit saw is among these trials: it may then stand in for a fit to them. */
export const sawOnly = (trials: readonly Trial[], seen: readonly SeenFigure[]): boolean =>
  seen.every((figure) => trials.some((trial) => isOf(figure, trial)));

function isOf(seen: SeenFigure, { scenario, figures }: Trial): boolean {
  const value = figures.find(({ name }) => name === observedFigures[seen.figure])?.value;
  return (
    value !== undefined &&
    seen.datapath === scenario.datapath &&
    seen.modifiers.join('+') === scenario.modifiers.join('+') &&
    seen.workload === scenario.workload.kind &&
    seen.processes === scenario.workload.processes &&
    seen.mtu === scenario.mtu &&
    Math.abs(value - seen.observed) <= sameValue * seen.observed
  );
}
