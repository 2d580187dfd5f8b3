import { mean } from '@hopwise/stats';
import { grouped } from './grouped.ts';
import { scoreOf } from './score.ts';
import type { ScoredRow } from './scored-row.ts';
import { type EvaluationTarget, evaluationTargets } from './targets.ts';
import { testKey } from './test-of.ts';

/** A target beside what the held-out rows give. */
export interface TargetVerdict {
  readonly target: EvaluationTarget;
  readonly rowCount: number;
  /** Null without rows. */
  readonly mdape: number | null;
  readonly p90: number | null;
  /** Mean over tests, each weighted by its rows; null where none has an order. */
  readonly kendallTau: number | null;
  /** Null without rows: nothing is known. */
  readonly isMet: boolean | null;
}

/** @param rows - Held-out rows of the evaluation. */
export const targetVerdicts = (
  evaluation: string,
  rows: readonly ScoredRow[],
): readonly TargetVerdict[] =>
  evaluationTargets
    .filter((target) => target.evaluation === evaluation)
    .map((target) =>
      verdict(
        target,
        rows.filter((row) => isMeant(target, row)),
      ),
    );

const isMeant = (
  { figures, workloads, processes }: EvaluationTarget,
  { figure, trial }: ScoredRow,
): boolean => {
  const { kind, processes: count } = trial.scenario.workload;
  return (
    figures.includes(figure) &&
    (workloads === 'all' || workloads.includes(kind)) &&
    (processes === 'all' || processes === count)
  );
};

function verdict(target: EvaluationTarget, rows: readonly ScoredRow[]): TargetVerdict {
  if (rows.length === 0) {
    return { target, rowCount: 0, mdape: null, p90: null, kendallTau: null, isMet: null };
  }
  const { mdape, p90 } = scoreOf(rows);
  const kendallTau = orderOf(rows);
  const isMet =
    (target.mdape === undefined || mdape <= target.mdape) &&
    (target.p90 === undefined || p90 <= target.p90) &&
    (target.kendallTau === undefined || (kendallTau ?? -1) >= target.kendallTau);
  return { target, rowCount: rows.length, mdape, p90, kendallTau, isMet };
}

/** Only rows of one test and figure have an order. */
function orderOf(rows: readonly ScoredRow[]): number | null {
  const groups = grouped(rows, ({ trial, figure }) => `${testKey(trial)} ${figure}`);
  const taus = groups.flatMap((group) => {
    const tau = scoreOf(group).kendallTau;
    return tau === null ? [] : group.map(() => tau);
  });
  return taus.length === 0 ? null : mean(taus.toSorted((a, b) => a - b));
}
