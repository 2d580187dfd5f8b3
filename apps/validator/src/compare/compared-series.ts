import {
  detectableDifference,
  median,
  pairedShiftInterval,
  shiftInterval,
  standardDeviation,
} from '@hopwise/stats';

/** A value, and which round of its run it is of. */
export interface Observation {
  readonly round: number;
  /** Above 0. */
  readonly value: number;
}

/** How it is judged. */
export interface Judgement {
  /** Probability that the interval of a change covers the true one. */
  readonly level: number;
  /** A change that is smaller does not matter [fraction]. */
  readonly tolerance: number;
  /** A comparison that could not show a change of this size says nothing [fraction]. */
  readonly resolution: number;
  readonly better: 'higher' | 'lower';
  /** Whether the values of one round belong together. */
  readonly isPaired: boolean;
}

export type ComparisonVerdict =
  | 'better'
  | 'worse'
  /** A change that matters would probably have been seen, and none was. */
  | 'no evidence'
  /** Too few or too scattered values to have seen one. */
  | 'inconclusive';

interface SeriesSummary {
  /** Null without a value. */
  readonly median: number | null;
  readonly count: number;
}

/** What changed from one series to another, as fractions of the first: 0.05 is 5 % more. */
export interface ComparedSeries {
  readonly verdict: ComparisonVerdict;
  readonly a: SeriesSummary;
  readonly b: SeriesSummary;
  /** Null where there are too few values for any. */
  readonly change: {
    readonly estimate: number;
    readonly low: number;
    readonly high: number;
  } | null;
  /** Pairs that were compared; null where the values do not pair. */
  readonly pairCount: number | null;
  /** Least change that would have been seen four times of five; null of fewer than two values. */
  readonly detectable: number | null;
}

/** Chance to see a change of the least size that is called detectable. */
const power = 0.8;

/** Compares two series of measurements, on their logarithms: a change is a factor. */
export function comparedSeries(
  a: readonly Observation[],
  b: readonly Observation[],
  judgement: Judgement,
): ComparedSeries {
  const pairs = judgement.isPaired ? roundPairs(a, b) : null;
  const logs = (some: readonly Observation[]): readonly number[] =>
    some.map(({ value }) => Math.log(value));
  const shift =
    pairs === null
      ? shiftInterval(logs(a), logs(b), judgement.level)
      : pairedShiftInterval(pairs, judgement.level);
  const error = pairs === null ? unpairedError(logs(a), logs(b)) : pairedError(pairs);
  const fraction = (log: number): number => Math.expm1(log);
  const change = shift && {
    estimate: fraction(shift.estimate),
    low: fraction(shift.low),
    high: fraction(shift.high),
  };
  const detectable =
    error === null ? null : fraction(detectableDifference(error, { ...judgement, power }));
  const summary = (some: readonly Observation[]): SeriesSummary => ({
    median: some.length === 0 ? null : median(some.map(({ value }) => value)),
    count: some.length,
  });
  return {
    verdict: verdictOf(change, detectable, judgement),
    a: summary(a),
    b: summary(b),
    change,
    pairCount: pairs?.length ?? null,
    detectable,
  };
}

/** Logarithm of the change within each round that has both. */
function roundPairs(a: readonly Observation[], b: readonly Observation[]): readonly number[] {
  const of = (some: readonly Observation[], round: number): number | null => {
    const values = some.filter((one) => one.round === round).map(({ value }) => value);
    return values.length === 0 ? null : median(values);
  };
  const rounds = [...new Set(a.map(({ round }) => round))];
  return rounds.flatMap((round) => {
    const [first, second] = [of(a, round), of(b, round)];
    return first === null || second === null ? [] : [Math.log(second / first)];
  });
}

const unpairedError = (a: readonly number[], b: readonly number[]): number | null =>
  a.length < 2 || b.length < 2
    ? null
    : Math.hypot(
        standardDeviation(a) / Math.sqrt(a.length),
        standardDeviation(b) / Math.sqrt(b.length),
      );

const pairedError = (pairs: readonly number[]): number | null =>
  pairs.length < 2 ? null : standardDeviation(pairs) / Math.sqrt(pairs.length);

function verdictOf(
  change: ComparedSeries['change'],
  detectable: number | null,
  { tolerance, resolution, better }: Judgement,
): ComparisonVerdict {
  if (change === null || detectable === null) return 'inconclusive';
  const isOneSided = change.low > 0 || change.high < 0;
  if (isOneSided && Math.abs(change.estimate) > tolerance) {
    return change.estimate > 0 === (better === 'higher') ? 'better' : 'worse';
  }
  return detectable <= resolution ? 'no evidence' : 'inconclusive';
}
