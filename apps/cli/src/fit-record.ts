import { identifiabilityOf, modelErrorOf, type StudyFit } from '@hopwise/calibration';
import type * as z from 'zod';
import { fitSchema } from './schema/fit.ts';
import { UserError } from './user-error.ts';

/** What the fit says of itself, beside the table it wrote. */
export type FitRecord = z.infer<typeof fitSchema>;

/** The record of a fit, numbers to six digits so that a line changes only when a number does. */
export function fitRecord(fitted: StudyFit, costsHash: string): FitRecord {
  const known = identifiabilityOf(fitted.fit);
  const { rate, cpu } = modelErrorOf(fitted.fit);
  return {
    format: 'hopwise/fit@1',
    hardware: fitted.hardware,
    study: fitted.study,
    split: fitted.split,
    parameters: fitted.fit.factors.length,
    rows: fitted.rowCount,
    figures: fitted.fit.residuals.length,
    processes: [...fitted.processes],
    dataHash: fitted.dataHash,
    costsHash,
    modelVersion: fitted.modelVersion,
    converged: fitted.fit.converged,
    iterations: fitted.fit.iterations,
    sumOfSquares: rounded(fitted.fit.sumOfSquares),
    misfit: rounded(fitted.fit.posterior.misfit),
    learned: known.learned,
    modelError: { rate: rounded(rate), cpu: rounded(cpu) },
    factors: fitted.fit.factors.map(({ name, sigmaLog, value, atBound }, index) => ({
      name,
      sigmaLog: rounded(sigmaLog),
      value: rounded(value),
      z: rounded(Math.log(value) / sigmaLog),
      atBound,
      sd: rounded(known.factors[index]?.sd ?? 1),
      systems: known.factors[index]?.systems ?? 0,
    })),
    tied: known.tied.map(({ names, likeness }) => ({
      names: [...names],
      likeness: rounded(likeness),
    })),
    covariance: fitted.fit.posterior.covariance.map((row, i) => row.slice(0, i + 1).map(rounded)),
    residuals: fitted.fit.residuals.map(({ observation: { scenario, ...observation }, error }) => ({
      datapath: scenario.datapath,
      modifiers: [...scenario.modifiers],
      workload: scenario.workload.kind,
      processes: scenario.workload.processes,
      mtu: scenario.mtu,
      figure: observation.figure,
      observed: rounded(observation.value),
      sigmaLog: observation.sigmaLog,
      error: rounded(error),
    })),
  };
}

const rounded = (value: number): number => Number(value.toPrecision(6));

/** @throws {UserError} with every problem */
export function parseFitRecord(text: string, file: string): FitRecord {
  const parsed = fitSchema.safeParse(jsonIn(text, file));
  if (parsed.success) return parsed.data;
  throw new UserError(
    parsed.error.issues.map((issue) => `${file}: ${issue.path.join('.')}: ${issue.message}`),
  );
}

function jsonIn(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UserError([`${file}: ${error instanceof Error ? error.message : String(error)}`]);
  }
}
