import { exponential, RandomStreams, Simulation, Station } from '@hopwise/engine';
import { ns } from '@hopwise/units';
import { describe, expect, it } from 'vitest';
import { estimate, expectToAgree } from './support/estimate.ts';

const THINK = 500;
const DEMANDS = [100, 60] as const;
const WINDOW = 20_000;
const WINDOWS = 4000;

/** Departures from the last station per window of time, with customers going round for ever. */
function departuresPerWindow(customers: number, seed = 11): number[] {
  const simulation = new Simulation();
  const streams = new RandomStreams(seed);
  const [think, first, second] = ['think', 'first', 'second'].map((name) => streams.stream(name));
  if (!think || !first || !second) throw new Error('three names make three streams');
  const last = new Station(simulation, {
    servers: 1,
    onDeparture: (job) => simulation.after(exponential(THINK)(think), back, job),
  });
  const station = new Station(simulation, {
    servers: 1,
    onDeparture: (job) => last.arrive(job, exponential(DEMANDS[1])(second)),
  });
  const back = simulation.handler((job) => station.arrive(job, exponential(DEMANDS[0])(first)));
  for (let job = 0; job < customers; job++) simulation.after(0, back, job);
  return Array.from({ length: WINDOWS }, (_, i) => {
    const before = last.departures;
    simulation.run(ns((i + 1) * WINDOW));
    return last.departures - before;
  });
}

/**
 * Throughput of a closed product-form system by exact mean value analysis [per ns].
 *
 * @source Reiser and Lavenberg (1980), https://doi.org/10.1145/322186.322195
 */
function throughput(customers: number): number {
  let present = DEMANDS.map(() => 0);
  let rate = 0;
  for (let n = 1; n <= customers; n++) {
    const sojourn = DEMANDS.map((demand, i) => demand * (1 + (present[i] ?? 0)));
    rate = n / (THINK + sojourn.reduce((a, b) => a + b, 0));
    present = sojourn.map((time) => time * rate);
  }
  return rate;
}

describe('a closed system of a delay and two stations', () => {
  it.each([1, 4, 8, 16])(
    'has the throughput of exact mean value analysis with %d customers',
    (customers) => {
      expectToAgree(estimate(departuresPerWindow(customers)), throughput(customers) * WINDOW);
    },
  );

  it('gives the same trace from the same seed, and another from another', () => {
    expect(departuresPerWindow(4)).toEqual(departuresPerWindow(4));
    expect(departuresPerWindow(4, 12)).not.toEqual(departuresPerWindow(4));
  });
});
