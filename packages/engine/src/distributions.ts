import type { RandomStream } from './random.ts';

/** Draws one value from a stream. Each draw takes a fixed count of uniforms, so streams stay in step. */
export type Distribution = (stream: RandomStream) => number;

/** Always `value`. */
export const deterministic =
  (value: number): Distribution =>
  () =>
    value;

/** Exponential with the given mean; one uniform per draw. */
export const exponential =
  (mean: number): Distribution =>
  (stream) =>
    -mean * Math.log(1 - stream.next());

/**
 * Lognormal with the given mean and coefficient of variation; two uniforms per draw.
 *
 * @param cv - Standard deviation divided by mean, 0 or more.
 * @source Box and Muller (1958), https://doi.org/10.1214/aoms/1177706645
 */
export function lognormal(mean: number, cv: number): Distribution {
  const variance = Math.log(1 + cv * cv);
  const deviation = Math.sqrt(variance);
  const median = mean * Math.exp(-variance / 2);
  return (stream) => {
    const radius = Math.sqrt(-2 * Math.log(1 - stream.next()));
    const normal = radius * Math.cos(2 * Math.PI * stream.next());
    return median * Math.exp(deviation * normal);
  };
}

/** One point of a quantile table: a share `probability` of the values is at most `value`. */
export interface QuantilePoint {
  readonly probability: number;
  readonly value: number;
}

/**
 * Whatever a quantile table says, straight lines between its points; one uniform per draw.
 *
 * @param table - From probability 0 (the minimum) to 1 (the maximum), both columns ascending.
 * @throws {RangeError} if the table does not run from 0 to 1 or a column descends
 */
export function empirical(table: readonly QuantilePoint[]): Distribution {
  const isOrdered = table.every((point, i) => {
    const next = table[i + 1] ?? point;
    return point.probability <= next.probability && point.value <= next.value;
  });
  if (table.at(0)?.probability !== 0 || table.at(-1)?.probability !== 1 || !isOrdered) {
    throw new RangeError('a quantile table ascends in both columns, from probability 0 to 1');
  }
  return (stream) => valueAt(table, stream.next());
}

function valueAt(table: readonly QuantilePoint[], probability: number): number {
  const above = table.findIndex((point) => point.probability > probability);
  const right = table[above] as QuantilePoint; // The last probability, 1, is above every uniform.
  const left = table[above - 1] as QuantilePoint;
  const share = (probability - left.probability) / (right.probability - left.probability);
  return left.value + share * (right.value - left.value);
}
