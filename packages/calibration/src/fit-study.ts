import { contentHash, type Hardware } from '@hopwise/datapath';
import type { ParsedCosts } from '@hopwise/dataset';
import type { CostFit } from './cost-fit.ts';
import { fitCosts } from './fit-costs.ts';
import { type Observation, observationsOf } from './observation.ts';
import { planStudy } from './plan-study.ts';
import { scenarioSolver } from './scenario-solver.ts';
import type { StudyData } from './study-data.ts';
import { trainingObservations } from './training-observations.ts';

/** Costs fitted to a study, and everything that they are a function of. */
export interface StudyFit {
  readonly study: string;
  readonly hardware: string;
  /** Split that says which rows the fit may see. */
  readonly split: string;
  /** Scenarios that it saw, and their process counts. */
  readonly rowCount: number;
  readonly processes: readonly number[];
  /** Hash of the study's own measurements, systems and splits, of hardware and of priors, as parsed. */
  readonly dataHash: string;
  readonly modelVersion: string;
  readonly fit: CostFit;
}

/** The machine of a study, and its costs before the fit. */
export interface FitPlatform {
  readonly hardware: Hardware;
  readonly priors: ParsedCosts;
}

/**
 * Fits a platform's costs to the rows of a study whose role is `fit`, by the analytic solver.
 *
 * @throws {RangeError} when no row has that role, or the study ran on another machine
 */
export function fitStudy(study: StudyData, { hardware, priors }: FitPlatform): StudyFit {
  const plan = planStudy(study);
  if (plan.hardware !== hardware.id) {
    throw new RangeError(`${study.id} ran on ${plan.hardware}, not on ${hardware.id}`);
  }
  const rows = plan.scenarios.filter(({ role }) => role === 'fit');
  if (rows.length === 0) throw new RangeError(`no row of ${study.id} may be fitted to`);
  const split = study.splits.find((rule) => rule.source === study.id)?.split ?? '';
  return fitOf({ study, split }, { hardware, priors }, rows.flatMap(observationsOf));
}

/**
 * Fits a platform's costs to the rows of a study that a split lets train: medians of their runs.
 *
 * @throws {RangeError} when the split lets no row of this machine train
 */
export function fitSplit(study: StudyData, split: string, platform: FitPlatform): StudyFit {
  const observations = trainingObservations(study, split, platform.hardware.id);
  if (observations.length === 0) {
    throw new RangeError(`split ${split} lets no row of ${study.id} train`);
  }
  return fitOf({ study, split }, platform, observations);
}

function fitOf(
  { study, split }: { readonly study: StudyData; readonly split: string },
  { hardware, priors }: FitPlatform,
  observations: readonly Observation[],
): StudyFit {
  const scenarios = [...new Set(observations.map(({ scenario }) => scenario))];
  const solve = scenarioSolver(hardware);
  const effort = hardware.costScale === undefined ? 'thorough' : 'scaled';
  const fit = fitCosts(priors, observations, solve, effort);
  return {
    study: study.id,
    hardware: hardware.id,
    split,
    rowCount: scenarios.length,
    processes: [...new Set(scenarios.map(({ workload }) => workload.processes))],
    dataHash: contentHash(JSON.stringify([ownPart(study), hardware, priors.costs])),
    modelVersion: scenarios[0] === undefined ? '' : solve(scenarios[0], fit.costs).run.version,
    fit,
  };
}

/** Without what the shared tables say of other studies and in other splits: that moves no fit of this one. */
function ownPart({ id, measurements, systems, splits }: StudyData): StudyData {
  const used = splits.find(({ source }) => source === id)?.split;
  return {
    id,
    measurements,
    systems: systems.filter(({ source }) => source === id),
    splits: splits.filter(
      ({ split, source }) => split === used && (source === null || source === id),
    ),
  };
}
