import type { Prediction } from '@hopwise/datapath';
import { median } from '@hopwise/stats';
import { figureOf, type ObservedFigure } from './observation.ts';

/** How far apart the solvers are on one load: (events - closed form) / closed form. */
export interface SolverDifference {
  readonly datapath: string;
  readonly modifiers: readonly string[];
  readonly workload: Prediction['scenario']['workload']['kind'];
  readonly processes: number;
  readonly rate: number;
  readonly cpuClient: number;
  readonly cpuServer: number;
}

/** What the event solver says of rows that a fit took the closed form's word for. */
export interface Verification {
  readonly rows: readonly SolverDifference[];
  /** Of rates and CPU alike, without their signs. */
  readonly median: number;
  readonly worst: number;
}

/**
 * Puts predictions by events beside those in closed form of the same loads.
 *
 * @throws {RangeError} when there are more of one than of the other, or none
 */
export function solverDifferences(
  events: readonly Prediction[],
  closedForm: readonly Prediction[],
): Verification {
  if (events.length !== closedForm.length || events.length === 0) {
    throw new RangeError(`${events.length} by events, ${closedForm.length} in closed form`);
  }
  const rows = events.flatMap((prediction, i) => {
    const other = closedForm[i];
    return other === undefined ? [] : [differenceOf(prediction, other)];
  });
  const sizes = rows.flatMap((row) => [row.rate, row.cpuClient, row.cpuServer].map(Math.abs));
  return { rows, median: median(sizes), worst: Math.max(...sizes) };
}

function differenceOf(events: Prediction, closedForm: Prediction): SolverDifference {
  const { datapath, modifiers, workload } = events.scenario;
  const of = (figure: ObservedFigure): number =>
    figureOf(events, figure) / figureOf(closedForm, figure) - 1;
  return {
    ...{ datapath, modifiers, workload: workload.kind, processes: workload.processes },
    ...{ rate: of('rate'), cpuClient: of('cpuClient'), cpuServer: of('cpuServer') },
  };
}
