import { type CostPosterior, posteriorOfPriors } from '@hopwise/calibration';
import type { ParsedCosts } from '@hopwise/dataset';
import type { FitRecord } from './fit-record.ts';

/** What a fit's record says of how sure its table is; without a record, what the table's bounds say. */
export function costPosterior(costs: ParsedCosts, fit: FitRecord | null): CostPosterior {
  if (fit === null) return posteriorOfPriors(costs);
  const { factors, covariance, modelError, residuals } = fit;
  return {
    costs,
    factors: factors.map(({ name, sigmaLog, systems }) => ({ name, sigmaLog, systems })),
    covariance: covariance.map((row, i) =>
      covariance.map((other, j) => (j <= i ? row[j] : other[i]) ?? 0),
    ),
    modelError,
    seen: residuals,
  };
}
