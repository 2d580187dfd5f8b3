/** Mean and standard deviation of a sum. */
export interface Spread {
  readonly mean: number;
  readonly deviation: number;
}

/**
 * Sum over queues of what each does with the flows that hash to it.
 *
 * Each queue's number of flows is binomial. All flows are in some queue, so what is proportional to
 * their number does not vary: only the rest does, and its deviation takes queues as independent.
 *
 * @param of - What a queue with this many flows does.
 */
export function overQueues(flows: number, queues: number, of: (flows: number) => number): Spread {
  if (queues <= 1 || flows === 0) return { mean: queues * of(flows), deviation: 0 };
  const expected = flows / queues;
  if (expected > crowded) return { mean: queues * of(expected), deviation: 0 };
  const chance = 1 / queues;
  let weight = (1 - chance) ** flows;
  let mean = 0;
  let square = 0;
  let product = 0;
  for (let count = 0; count <= flows && (weight > leastWeight || count < expected); count++) {
    const value = of(count);
    mean += weight * value;
    square += weight * value * value;
    product += weight * value * count;
    weight *= ((flows - count) / (count + 1)) * (chance / (1 - chance));
  }
  const proportional = (product - mean * expected) ** 2 / (expected * (1 - chance));
  const variance = Math.max(0, square - mean * mean - proportional);
  // What rounding leaves of a difference of equal numbers is not a deviation.
  const deviation = variance > negligible * square ? Math.sqrt(queues * variance) : 0;
  return { mean: queues * mean, deviation };
}

/** With more flows per queue than this the counts hardly differ. */
const crowded = 200;
const leastWeight = 1e-18;
const negligible = 1e-12;
