import { medianInterval } from '@hopwise/stats';

/** Probability that the interval of a median covers; five samples reach it, and no fewer do. */
const intervalLevel = 0.9;

/** A case that gave nothing this often in a row will not give anything. */
const failuresInARow = 3;

/** What is known of a case so far. Null is a sample that failed. */
export type CaseValues = readonly (number | null)[];

type CaseState =
  | { readonly isDone: false }
  | {
      readonly isDone: true;
      readonly why: /** Its interval is narrow. */
        | 'narrow'
        /** It has as many samples as a case may have. */
        | 'capped'
        /** It gave nothing, several times in a row. */
        | 'failing';
    };

/** Whether a case has samples enough: a sequential rule on the interval of its median. */
export function caseState(
  values: CaseValues,
  {
    min,
    max,
    intervalPct,
  }: { readonly min: number; readonly max: number; readonly intervalPct: number },
): CaseState {
  const last = values.slice(-failuresInARow);
  if (last.length === failuresInARow && last.every((value) => value === null)) {
    return { isDone: true, why: 'failing' };
  }
  const good = values.filter((value) => value !== null);
  if (good.length >= min && (halfWidthPct(good) ?? Infinity) <= intervalPct) {
    return { isDone: true, why: 'narrow' };
  }
  return values.length >= max ? { isDone: true, why: 'capped' } : { isDone: false };
}

/** Half of the interval of a median, of the median [%]; null where there are too few values. */
function halfWidthPct(values: readonly number[]): number | null {
  const found = medianInterval(values, intervalLevel);
  if (found === null || found.median === 0) return null;
  return (50 * (found.high - found.low)) / Math.abs(found.median);
}
