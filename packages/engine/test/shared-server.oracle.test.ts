import {
  deterministic,
  type Distribution,
  exponential,
  lognormal,
  SharedServer,
} from '@hopwise/engine';
import { describe, it } from 'vitest';
import { estimate, expectToAgree } from './support/estimate.ts';
import { sojournTimes } from './support/open-queue.ts';

const COUNT = 400_000;
const SIZE = 1000;
/** Work units per ns. */
const CAPACITY = 10;
const LOAD = 0.7;
/** More customers than ever meet: at load 0.7 the chance of 400 at once is 0.7^400. */
const QUEUES = 400;

/** Sojourn times [ns] of customers who each have a queue to themselves. */
function sojourns(size: Distribution): number[] {
  const [only = []] = sojournTimes(
    [{ rate: (LOAD * CAPACITY) / SIZE, service: size }],
    COUNT,
    (simulation, leave) => {
      const free = Array.from({ length: QUEUES }, (_, queue) => queue);
      const server = new SharedServer(simulation, {
        queues: QUEUES,
        capacity: CAPACITY,
        onDone: (queue, job) => {
          free.push(queue);
          leave(job);
        },
      });
      return { arrive: (job, work) => server.offer(free.pop() ?? Number.NaN, job, work) };
    },
  );
  return only;
}

describe('a shared server', () => {
  /** @source Kleinrock, Queueing Systems volume II (1976), section 4.4 */
  it.each([
    ['deterministic', deterministic(SIZE)],
    ['exponential', exponential(SIZE)],
    ['lognormal of cv 2', lognormal(SIZE, 2)],
  ])(
    'has the sojourn time of M/G/1 processor sharing, which depends on the mean alone: %s',
    (_, size) => {
      expectToAgree(estimate(sojourns(size)), SIZE / CAPACITY / (1 - LOAD));
    },
  );
});
