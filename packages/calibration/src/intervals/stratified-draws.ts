import { RandomStreams } from '@hopwise/simulator';
import { normalQuantile, tQuantile } from '@hopwise/stats';

/** Draws of a quantity, one for each sample; the same name gives the same draws. */
export type Draws = (name: string) => readonly number[];

/** Draws of standard normal quantities. */
export const normalDraws = (count: number, seed: number): Draws =>
  stratifiedDraws(normalQuantile, count, seed);

/** Run-to-run scatter has long tails: its 90th percentile over systems is three times its median. */
const degreesOfFreedom = 6;

/** Draws of quantities with Student's distribution, whose tails are longer. */
export const longTailedDraws = (count: number, seed: number): Draws =>
  stratifiedDraws((p) => tQuantile(p, degreesOfFreedom), count, seed);

/**
 * Each quantity takes each of `count` equally probable values once, in an order of its own. A hundred
 * of them give quantiles that plain chance needs a thousand for.
 *
 * @source M. D. McKay, R. J. Beckman and W. J. Conover, 1979 (Latin hypercube)
 */
function stratifiedDraws(quantileOf: (p: number) => number, count: number, seed: number): Draws {
  const scores = Array.from({ length: count }, (_, i) => quantileOf((i + 0.5) / count));
  const streams = new RandomStreams(seed);
  const known = new Map<string, readonly number[]>();
  return (name) => {
    const draws = known.get(name) ?? shuffled(scores, streams.stream(name));
    known.set(name, draws);
    return draws;
  };
}

/** @source R. A. Fisher and F. Yates; D. E. Knuth: The Art of Computer Programming 2, algorithm P */
function shuffled(
  values: readonly number[],
  stream: ReturnType<RandomStreams['stream']>,
): readonly number[] {
  const order = [...values];
  for (let last = order.length - 1; last > 0; last--) {
    const other = stream.integer(last + 1);
    [order[last], order[other]] = [order[other] ?? 0, order[last] ?? 0];
  }
  return order;
}
