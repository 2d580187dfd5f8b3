import {
  type Observation,
  type ObservedFigure,
  observedFigureList,
  observedFigures,
  sigmaLogOf,
} from '../observation.ts';
import type { Trial, TrialFigure } from './trial.ts';

/**
 * What a fit may learn from trials: rates, and CPU with the accounting that it was published with.
 *
 * Rows of a Service are left out where the same was measured without: they hardly differ, and take as
 * long to solve.
 */
export const trialObservations = (trials: readonly Trial[]): readonly Observation[] =>
  trials
    .filter((trial) => trial.scenario.cluster === undefined || !isRepeated(trial, trials))
    .flatMap(({ scenario, figures }) =>
      observedFigureList.flatMap((figure): readonly Observation[] => {
        const found = figures.find(({ name }) => name === observedFigures[figure]);
        if (found === undefined) return [];
        const { value } = found;
        return [{ scenario, role: 'fit', figure, value, sigmaLog: sigmaOf(figure, found) }];
      }),
    );

const isRepeated = ({ source, system, scenario }: Trial, trials: readonly Trial[]): boolean =>
  trials.some(
    (other) =>
      other.source === source &&
      other.system === system &&
      other.scenario.cluster === undefined &&
      other.scenario.workload.kind === scenario.workload.kind &&
      other.scenario.workload.processes === scenario.workload.processes,
  );

/** Runs that were repeated show that they scatter; a single figure stands for a chart's bar. */
const sigmaOf = (figure: ObservedFigure, { cv }: TrialFigure): number =>
  sigmaLogOf(figure, cv === null ? 'chart' : 'runs');
