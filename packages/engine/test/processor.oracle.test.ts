import { deterministic, exponential, lognormal, Processor } from '@hopwise/engine';
import { describe, it } from 'vitest';
import { estimate, expectToAgree } from './support/estimate.ts';
import { type Customers, sojournTimes } from './support/open-queue.ts';

const COUNT = 400_000;

function sojourns(kinds: readonly Customers[], tail: number): number[][] {
  return sojournTimes(kinds, COUNT, (simulation, leave) => {
    const processor = new Processor(simulation, { classes: kinds.length, onDone: leave });
    return { arrive: (job, service, kind) => processor.arrive(job, kind, service, tail) };
  });
}

describe('a processor', () => {
  /**
   * M/G/1 with preemptive-resume priorities: the urgent class sees only itself; the other sees the
   * residual work of both, and its service and wait grow by what the urgent class takes meanwhile.
   *
   * @source Kleinrock, Queueing Systems volume II (1976), section 3.4
   */
  it('agrees with M/G/1 preemptive-resume priorities for both classes', () => {
    const urgent = { load: 0.3, mean: 100, cv: 1 };
    const other = { load: 0.4, mean: 400, cv: 0.5 };
    const residual = ({ load, mean, cv }: typeof urgent) => (load * mean * (1 + cv ** 2)) / 2;
    const [first = [], second = []] = sojourns(
      [
        { rate: urgent.load / urgent.mean, service: exponential(urgent.mean) },
        { rate: other.load / other.mean, service: lognormal(other.mean, other.cv) },
      ],
      0,
    );
    const left = 1 - urgent.load;
    expectToAgree(estimate(first), urgent.mean + residual(urgent) / left);
    expectToAgree(
      estimate(second),
      other.mean / left + (residual(urgent) + residual(other)) / (left * (left - other.load)),
    );
  });

  /** A tail delays the jobs behind: they wait as in M/G/1 with service plus tail as service. */
  it('agrees with Pollaczek-Khinchine when a tail follows each service', () => {
    const rate = 0.004;
    const service = 100;
    const tail = 75;
    const [observed = []] = sojourns([{ rate, service: exponential(service) }], tail);
    const secondMoment = 2 * service ** 2 + 2 * service * tail + tail ** 2;
    const wait = (rate * secondMoment) / 2 / (1 - rate * (service + tail));
    expectToAgree(estimate(observed), service + wait);
  });

  it('agrees with M/D/1 when there is one class and no tail', () => {
    const [observed = []] = sojourns([{ rate: 0.007, service: deterministic(100) }], 0);
    expectToAgree(estimate(observed), 100 * (1 + 0.7 / 2 / 0.3));
  });
});
