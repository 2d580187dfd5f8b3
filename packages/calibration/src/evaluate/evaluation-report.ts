import type { Evaluation } from './evaluation.ts';
import { type FigureName, figureNameList, figureNames } from './figure-names.ts';
import { grouped } from './grouped.ts';
import { type MagnitudeScore, magnitudeScore } from './magnitude-score.ts';
import { type Score, scoreOf } from './score.ts';
import { type Outcome, type ScoredRow, scoredRows } from './scored-row.ts';
import { type TargetVerdict, targetVerdicts } from './target-verdicts.ts';
import { type Test, testKey, testOf } from './test-of.ts';
import type { Trial } from './trial.ts';
import { type WorstRow, worstRows } from './worst-rows.ts';

/** How rows of one figure are predicted. */
export interface FigureScore {
  readonly figure: FigureName;
  /** One of the two, as the figure is judged. */
  readonly error: Score | null;
  readonly magnitude: MagnitudeScore | null;
}

/** The same, of one test. */
export interface TestScore extends FigureScore {
  readonly test: Test;
  /** `seen`: kept out of every other score. */
  readonly role: 'held-out' | 'seen';
}

/** What came of one evaluation. */
export interface EvaluationReport {
  readonly evaluation: Evaluation;
  readonly foldCount: number;
  /** Over all tests, held-out rows only; without an order, which only a test has. */
  readonly pooled: readonly FigureScore[];
  readonly tests: readonly TestScore[];
  readonly targets: readonly TargetVerdict[];
  /** Share of held-out values within 90 % intervals; null where there are none. */
  readonly coverage90: number | null;
  readonly worst: readonly WorstRow[];
  readonly rows: readonly (ScoredRow & { readonly role: TestScore['role'] })[];
}

/**
 * Scores the outcomes of an evaluation; their order does not matter.
 *
 * @param all - Every trial of the evaluation's split.
 */
export function evaluationReport(
  evaluation: Evaluation,
  outcomes: readonly Outcome[],
  all: readonly Trial[],
): EvaluationReport {
  const rows = outcomes
    .flatMap((outcome) => scoredRows(outcome, all))
    .map((row) => ({ ...row, role: row.trial.role === 'seen' ? 'seen' : 'held-out' }) as const)
    .toSorted((a, b) => order(a, b));
  const heldOut = rows.filter(({ role }) => role === 'held-out');
  const judged = heldOut.filter(({ figure }) => figureNames[figure].judgedBy === 'error');
  return {
    evaluation,
    foldCount: new Set(outcomes.map(({ fold }) => fold.name)).size,
    pooled: figureNameList.flatMap((figure) =>
      figureScore(
        figure,
        heldOut.filter((row) => row.figure === figure),
      ).map(withoutOrder),
    ),
    tests: testScores(rows),
    targets: targetVerdicts(evaluation.id, heldOut),
    coverage90: judged.length === 0 ? null : scoreOf(judged).coverage90,
    worst: worstRows(heldOut),
    rows,
  };
}

function testScores(rows: EvaluationReport['rows']): readonly TestScore[] {
  const groups = grouped(rows, ({ trial, role }) => `${testKey(trial)} ${role}`);
  return groups.flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { trial, role } = first;
    return figureNameList.flatMap((figure) =>
      figureScore(
        figure,
        group.filter((row) => row.figure === figure),
      ).map((score) => ({ test: testOf(trial), role, ...score })),
    );
  });
}

function figureScore(figure: FigureName, rows: readonly ScoredRow[]): readonly FigureScore[] {
  if (rows.length === 0) return [];
  return figureNames[figure].judgedBy === 'error'
    ? [{ figure, error: scoreOf(rows), magnitude: null }]
    : [{ figure, error: null, magnitude: magnitudeScore(rows) }];
}

const withoutOrder = (score: FigureScore): FigureScore => ({
  ...score,
  error: score.error === null ? null : { ...score.error, kendallTau: null },
});

function order(a: ScoredRow, b: ScoredRow): number {
  const [keyA, keyB] = [a, b].map(({ trial, figure, fold }) =>
    [testKey(trial), trial.id, figure, fold].join(' '),
  );
  return keyA === keyB ? 0 : (keyA ?? '') < (keyB ?? '') ? -1 : 1;
}
