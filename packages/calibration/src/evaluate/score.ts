import { kendallTau, mean, median, quantile } from '@hopwise/stats';
import type { ScoredRow } from './scored-row.ts';
import { type BaselineName, baselineList } from './baselines.ts';

/** Rates this close are ties: charts cannot be read better. */
const tieTolerance = 0.01;

/** How well some rows are predicted. Errors are fractions of the measured value. */
export interface Score {
  readonly rowCount: number;
  /** Median, mean and 90th percentile of the absolute error. */
  readonly mdape: number;
  readonly mape: number;
  readonly p90: number;
  /** Mean signed error. */
  readonly bias: number;
  /** Order of the values by Kendall, those within 1 % being ties; null where fewer than two differ. */
  readonly kendallTau: number | null;
  /** Share of measured values within the intervals; null where no interval was given. */
  readonly coverage50: number | null;
  readonly coverage90: number | null;
  /** Median run-to-run scatter of these rows, standard deviation over mean; null without repeats. */
  readonly noise: number | null;
  /** Null where nothing is known of the same test under another system. */
  readonly baselines: BaselineScores | null;
}

/** What guesses without a model get, and what the model gets on the same rows. */
interface BaselineScores {
  readonly rowCount: number;
  /** Rows whose baselines were told figures of their test that the model was not. */
  readonly toldCount: number;
  readonly modelMdape: number;
  readonly mdape: Readonly<Record<BaselineName, number>>;
}

/**
 * @param rows - Of figures that are judged by their error; the order does not matter.
 * @throws {RangeError} when there are no rows
 */
export function scoreOf(rows: readonly ScoredRow[]): Score {
  const errors = rows.map(({ error }) => error);
  const absolute = errors.map(Math.abs);
  const cvs = rows.flatMap(({ cv }) => cv ?? []);
  return {
    rowCount: rows.length,
    mdape: median(absolute),
    mape: orderedMean(absolute),
    p90: quantile(absolute, 0.9),
    bias: orderedMean(errors),
    kendallTau: kendallTau(
      rows.map(({ predicted }) => predicted),
      rows.map(({ measured }) => measured),
      tieTolerance,
    ),
    coverage50: coverage(rows, 'interval50'),
    coverage90: coverage(rows, 'interval90'),
    noise: cvs.length === 0 ? null : median(cvs),
    baselines: baselineScores(rows),
  };
}

/** Sums in order of size: the order of rows must not move the last digit. */
const orderedMean = (values: readonly number[]): number => mean(values.toSorted((a, b) => a - b));

function coverage(rows: readonly ScoredRow[], level: 'interval50' | 'interval90'): number | null {
  const judged = rows.flatMap((row) => {
    const interval = row[level];
    return interval === null
      ? []
      : [Number(interval.low <= row.measured && row.measured <= interval.high)];
  });
  return judged.length === 0 ? null : mean(judged);
}

function baselineScores(rows: readonly ScoredRow[]): BaselineScores | null {
  const guessed = rows.flatMap(({ measured, error, baselines }) =>
    baselines === null ? [] : [{ measured, error, ...baselines }],
  );
  if (guessed.length === 0) return null;
  const mdape = (name: BaselineName): number =>
    median(guessed.map(({ measured, guesses }) => Math.abs(guesses[name] / measured - 1)));
  return {
    rowCount: guessed.length,
    toldCount: guessed.filter(({ areTold }) => areTold).length,
    modelMdape: median(guessed.map(({ error }) => Math.abs(error))),
    mdape: Object.fromEntries(baselineList.map((name) => [name, mdape(name)])) as Record<
      BaselineName,
      number
    >,
  };
}
