import { type BaselineName, baselineList } from './baselines.ts';
import type { ScoredRow } from './scored-row.ts';

/** How often the order of magnitude is right; errors of such figures say nothing. */
export interface MagnitudeScore {
  readonly rowCount: number;
  readonly rightShare: number;
  /** The same of each baseline, on the rows that have one. */
  readonly baselines: {
    readonly rowCount: number;
    readonly modelShare: number;
    readonly share: Readonly<Record<BaselineName, number>>;
  } | null;
}

/** Counts below one in 1000 s are none. */
const floor = 1e-3;

/** Whether two values are within half an order of magnitude of each other, either way. */
const isSameMagnitude = (a: number, b: number): boolean =>
  Math.abs(Math.log10(Math.max(a, floor) / Math.max(b, floor))) <= 0.5;

/** @param rows - Of figures that are judged by their magnitude; one or more. */
export function magnitudeScore(rows: readonly ScoredRow[]): MagnitudeScore {
  const guessed = rows.flatMap(({ measured, predicted, baselines }) =>
    baselines === null ? [] : [{ measured, predicted, guesses: baselines.guesses }],
  );
  const share = (name: BaselineName): number =>
    shareOf(guessed, ({ guesses, measured }) => isSameMagnitude(guesses[name], measured));
  return {
    rowCount: rows.length,
    rightShare: shareOf(rows, ({ predicted, measured }) => isSameMagnitude(predicted, measured)),
    baselines:
      guessed.length === 0
        ? null
        : {
            rowCount: guessed.length,
            modelShare: shareOf(guessed, (row) => isSameMagnitude(row.predicted, row.measured)),
            share: Object.fromEntries(baselineList.map((name) => [name, share(name)])) as Record<
              BaselineName,
              number
            >,
          },
  };
}

const shareOf = <Row>(rows: readonly Row[], isCounted: (row: Row) => boolean): number =>
  rows.filter(isCounted).length / rows.length;
