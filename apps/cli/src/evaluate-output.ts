import { type LeftOut, type ScoredRow, type TargetVerdict, testOf } from '@hopwise/calibration';
import type { EvaluationRun } from './evaluation-run.ts';
import type { Solver } from './prediction-task.ts';
import type { EvaluateOutput, EvaluationOutput } from './schema/evaluate.ts';

/** What the runs leave out, all together. */
interface Lists {
  readonly leftOut: readonly LeftOut[];
  readonly assumed: readonly LeftOut[];
  readonly skippedFiles: EvaluateOutput['skippedFiles'];
}

/** Runs as they are told: every report is made from this. */
export const evaluateOutput = (
  runs: readonly EvaluationRun[],
  solver: Solver,
  { leftOut, assumed, skippedFiles }: Lists,
): EvaluateOutput => ({
  format: 'hopwise/evaluation@1',
  solver,
  evaluations: runs.map(evaluationOutput),
  coverage90: coverageOfAll(runs),
  leftOut: [...leftOut],
  assumed: [...assumed],
  skippedFiles,
});

function coverageOfAll(runs: readonly EvaluationRun[]): number | null {
  const judged = runs
    .flatMap(({ report }) => report.rows)
    .filter(({ role }) => role === 'held-out')
    .flatMap(({ interval90, measured }) =>
      interval90 === null ? [] : [interval90.low <= measured && measured <= interval90.high],
    );
  return judged.length === 0 ? null : judged.filter(Boolean).length / judged.length;
}

const evaluationOutput = ({ report, costs, refused }: EvaluationRun): EvaluationOutput => ({
  id: report.evaluation.id,
  title: report.evaluation.title,
  method: report.evaluation.method,
  foldCount: report.foldCount,
  targets: report.targets.map(targetOutput),
  pooled: [...report.pooled],
  tests: [...report.tests],
  coverage90: report.coverage90,
  costs: costs.map(({ doubts, ...rest }) => ({ ...rest, doubts: [...doubts] })),
  worst: report.worst.map(({ row, bottleneck, stages }) => ({
    row: rowOutput({ ...row, role: 'held-out' }),
    bottleneck,
    stages: stages.map(({ end, stage, cores }) => ({ end, stage, cores })),
  })),
  refused: [...refused],
  rows: report.rows.map(rowOutput),
});

const targetOutput = ({
  target,
  ...found
}: TargetVerdict): EvaluationOutput['targets'][number] => ({
  rows: target.rows,
  ...found,
  mdapeTarget: target.mdape ?? null,
  p90Target: target.p90 ?? null,
  kendallTauTarget: target.kendallTau ?? null,
});

const rowOutput = ({
  trial,
  prediction: _prediction,
  cv: _cv,
  baselines,
  ...row
}: ScoredRow & { readonly role: 'held-out' | 'seen' }): EvaluationOutput['rows'][number] => ({
  id: trial.id,
  system: trial.system,
  datapath: trial.scenario.datapath,
  modifiers: [...trial.scenario.modifiers],
  test: testOf(trial),
  ...row,
  baselines: baselines === null ? null : baselines.guesses,
});
