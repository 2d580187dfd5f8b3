import { type Distribution, exponential, RandomStreams, Simulation } from '@hopwise/engine';
import { ns } from '@hopwise/units';

/** A stream of customers who come at random, independently of each other. */
export interface Customers {
  /** Arrivals per ns. */
  readonly rate: number;
  readonly service: Distribution;
}

/** What a system under test is given: jobs are numbered from 0 over all kinds of customers. */
export interface System {
  arrive(job: number, service: number, kind: number): void;
}

/**
 * Sends Poisson customers through a system and returns the sojourn times of each kind [ns], in the
 * order of departure.
 *
 * @param build - Makes the system; it calls `leave` when a job is done.
 */
export function sojournTimes(
  kinds: readonly Customers[],
  count: number,
  build: (simulation: Simulation, leave: (job: number) => void) => System,
): number[][] {
  const simulation = new Simulation();
  const streams = new RandomStreams(20_26);
  const kindOf = new Uint8Array(count);
  const arrivedAt = new Float64Array(count);
  const sojourns: number[][] = kinds.map(() => []);
  let arrived = 0;
  const system = build(simulation, (job) => {
    sojourns[kindOf[job] ?? 0]?.push(simulation.now - (arrivedAt[job] ?? 0));
  });
  kinds.forEach(({ rate, service }, kind) => {
    const gaps = streams.stream(`gaps ${kind}`);
    const services = streams.stream(`services ${kind}`);
    const gap = exponential(1 / rate);
    const arrival = simulation.handler(() => {
      if (arrived === count) return;
      const job = arrived++;
      kindOf[job] = kind;
      arrivedAt[job] = simulation.now;
      system.arrive(job, service(services), kind);
      simulation.after(gap(gaps), arrival);
    });
    simulation.after(gap(gaps), arrival);
  });
  simulation.run(ns(Number.POSITIVE_INFINITY));
  return sojourns;
}
