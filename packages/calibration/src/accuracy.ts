import { type WorkloadKind, workloadKinds } from '@hopwise/datapath';
import { kendallTau, mean, median } from '@hopwise/stats';
import { sameAsHost } from './same-as-host.ts';
import type { Accuracy, StudyRow, WorstMiss } from './study-comparison.ts';

/** Rates this close are ties: charts cannot be read better. */
const tieTolerance = 0.01;

const roles: readonly Accuracy['role'][] = ['held-out', 'seen', 'fit'];

/** The accuracy of every test and role that has a published figure, held-out rows first. */
export const accuracyOf = (rows: readonly StudyRow[]): readonly Accuracy[] =>
  roles.flatMap((role) =>
    workloadKinds.flatMap((workload) => {
      const chosen = rows.filter((row) => row.role === role && row.workload === workload);
      return chosen.some(hasError) ? [accuracyOfTest(workload, role, chosen, rows)] : [];
    }),
  );

function accuracyOfTest(
  workload: WorkloadKind,
  role: Accuracy['role'],
  rows: readonly StudyRow[],
  allRows: readonly StudyRow[],
): Accuracy {
  const rateErrors = defined(rows.map((row) => row.errors.rate));
  const cpuErrors = defined(rows.flatMap((row) => [row.errors.cpuClient, row.errors.cpuServer]));
  const baseline = rows.map((row) => sameAsHost(row, allRows));
  return {
    workload,
    role,
    rowCount: rateErrors.length,
    cpuCount: cpuErrors.length,
    rateMdape: medianAbsolute(rateErrors),
    cpuMdape: medianAbsolute(cpuErrors),
    rateBias: meanOf(rateErrors),
    cpuClientBias: meanOf(defined(rows.map((row) => row.errors.cpuClient))),
    cpuServerBias: meanOf(defined(rows.map((row) => row.errors.cpuServer))),
    worst: worstMiss(rows),
    rateKendallTau: rateOrder(rows),
    sameAsHost: {
      rateMdape: medianAbsolute(defined(baseline.map((errors) => errors.rate))),
      cpuMdape: medianAbsolute(
        defined(baseline.flatMap((errors) => [errors.cpuClient, errors.cpuServer])),
      ),
    },
  };
}

const hasError = ({ errors }: StudyRow): boolean =>
  errors.rate !== null || errors.cpuClient !== null || errors.cpuServer !== null;

const defined = (values: readonly (number | null)[]): readonly number[] =>
  values.filter((value) => value !== null);

const medianAbsolute = (errors: readonly number[]): number | null =>
  errors.length === 0 ? null : median(errors.map(Math.abs));

const meanOf = (errors: readonly number[]): number | null =>
  errors.length === 0 ? null : mean(errors);

function worstMiss(rows: readonly StudyRow[]): WorstMiss | null {
  const misses = rows.flatMap(({ datapath, modifiers, processes, errors }) =>
    (
      [
        ['rate', errors.rate],
        ['CPU of the client', errors.cpuClient],
        ['CPU of the server', errors.cpuServer],
      ] as const
    ).flatMap(([figure, error]) =>
      error === null ? [] : [{ datapath, modifiers, processes, figure, error }],
    ),
  );
  return misses.reduce<WorstMiss | null>(
    (worst, miss) =>
      worst === null || Math.abs(miss.error) > Math.abs(worst.error) ? miss : worst,
    null,
  );
}

function rateOrder(rows: readonly StudyRow[]): number | null {
  const compared = rows.flatMap(({ prediction, published }) =>
    typeof published?.rate === 'number'
      ? [{ predicted: prediction.rate.value, published: published.rate }]
      : [],
  );
  if (compared.length < 2) return null;
  return kendallTau(
    compared.map((pair) => pair.predicted),
    compared.map((pair) => pair.published),
    tieTolerance,
  );
}
