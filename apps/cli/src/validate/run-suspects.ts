import { type ResidualFinding, type ResidualRow, stageResiduals } from '@hopwise/calibration';
import { median } from '@hopwise/stats';
import type { PredictedTrial } from './report-rows.ts';

/** Which stage the rates of a run point to, all tests together. */
export function runSuspects(trials: readonly PredictedTrial[]): ResidualFinding {
  const rates = trials.flatMap(({ prediction, rows }) => {
    const rate = rows.find(({ figure }) => figure === 'rate');
    return rate === undefined ? [] : [{ prediction, rate }];
  });
  const scatter = rates.flatMap(({ rate: { measured } }) =>
    measured.interval === null
      ? []
      : [(measured.interval.high - measured.interval.low) / 2 / measured.median],
  );
  return stageResiduals(
    rates.map(({ prediction, rate }): ResidualRow => {
      const total = prediction.stages.reduce((sum, { cores }) => sum + cores, 0);
      const shares = new Map<string, number>();
      for (const { stage, cores } of prediction.stages) {
        shares.set(stage, (shares.get(stage) ?? 0) + cores / total);
      }
      // Time is the inverse of a rate: predicted over measured rate is measured over predicted time.
      return { excess: rate.predicted.value / rate.measured.median - 1, shares };
    }),
    scatter.length === 0 ? 0 : median(scatter),
  );
}
