import { noiseOf, type StudyRow } from '@hopwise/calibration';
import type { NoiseFloor } from '@hopwise/dataset';
import type { MeasuredMark } from '../../layout/rate-bars.ts';
import { measuredInterval } from '../../model/measured-interval.ts';
import type { MeasuredRate } from '../../model/measured-rates.ts';

/** As many runs of one source show themselves what repeats scatter. */
const runsThatShow = 3;

/** Measured rates as marks: each with its interval, unless repeats of it are marks themselves. */
export function measuredMarks(
  rates: readonly MeasuredRate[],
  scatter: number,
): readonly MeasuredMark[] {
  return rates.map(({ value, method, note, source, isDropped }) => ({
    ...{ value, isRead: method === 'chart-read', isDropped },
    interval:
      rates.filter((other) => other.source === source).length >= runsThatShow
        ? null
        : measuredInterval(value, scatter, note),
  }));
}

/** Scatter of repeated runs of the test that is shown: standard deviation over mean. */
export function scatterOf(rows: readonly StudyRow[], noise: readonly NoiseFloor[]): number {
  const [first] = rows;
  return first === undefined
    ? 0
    : noiseOf(noise, { kind: first.workload, processes: first.processes }, 'rate');
}
