import { ns } from '@hopwise/units';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SharedServer, Simulation, Station } from '@hopwise/engine';
import { arrivalTimes, type Job, jobs, sum } from './support/jobs.ts';
import type { Done } from './support/serve-by-hand.ts';

const QUEUES = 3;
const CAPACITY = 2;
const everyQueue = Array.from({ length: QUEUES }, (_, queue) => queue);

/** A job's queue is its urgency, its size its service. */
function prepare(trace: readonly Job[]) {
  const simulation = new Simulation();
  const done: Done[] = [];
  const started: number[] = [];
  const server = new SharedServer(simulation, {
    queues: QUEUES,
    capacity: CAPACITY,
    onDone: (_queue, job) => done.push({ job, at: simulation.now }),
    onStart: (_queue, job) => started.push(job),
  });
  const arrival = simulation.handler((job) => {
    const { urgency, service } = trace[job] as Job;
    server.offer(urgency, job, service);
  });
  arrivalTimes(trace).forEach((at, job) => {
    simulation.at(at, arrival, job);
  });
  return { simulation, server, done, started };
}

/** Times here are quotients, so they are compared to nine decimals of a nanosecond. */
const NS_DIGITS = 9;

describe('a shared server', () => {
  it('conserves jobs: every job starts once and is done once, first in, first out per queue', () => {
    fc.assert(
      fc.property(jobs, (trace) => {
        const { simulation, server, done, started } = prepare(trace);
        simulation.run();
        for (const queue of everyQueue) {
          const own = trace.map((_, job) => job).filter((job) => trace[job]?.urgency === queue);
          expect(done.map(({ job }) => job).filter((job) => own.includes(job))).toEqual(own);
          expect(started.filter((job) => own.includes(job))).toEqual(own);
          expect(server.backlog(queue)).toBe(0);
        }
      }),
    );
  });

  it('gives each queue the work that it was offered, and is busy for just the time that takes', () => {
    fc.assert(
      fc.property(jobs, (trace) => {
        const { simulation, server } = prepare(trace);
        simulation.run();
        for (const queue of everyQueue) {
          const own = trace.filter(({ urgency }) => urgency === queue);
          expect(server.served(queue)).toBe(sum(own.map(({ service }) => service)));
        }
        const work = sum(trace.map(({ service }) => service));
        expect(server.busyNs).toBeCloseTo(work / CAPACITY, NS_DIGITS);
      }),
    );
  });

  it('serves work as a fluid: what the queues received is capacity times busy time at any moment', () => {
    fc.assert(
      fc.property(
        jobs,
        fc.array(fc.nat(40_000).map((hundredths) => hundredths / 100)),
        (trace, probes) => {
          const { simulation, server } = prepare(trace);
          for (const probe of probes.toSorted((a, b) => a - b)) {
            simulation.run(ns(probe));
            const served = sum(everyQueue.map((queue) => server.served(queue)));
            expect(served).toBeCloseTo(CAPACITY * server.busyNs, NS_DIGITS);
          }
        },
      ),
    );
  });

  it('gives each queue that holds work the same, and an empty one nothing', () => {
    const step = 0.25;
    fc.assert(
      fc.property(jobs, (trace) => {
        const { simulation, server } = prepare(trace);
        while (simulation.pending > 0) {
          const before = everyQueue.map((queue) => server.served(queue));
          const backlog = everyQueue.map((queue) => server.backlog(queue));
          const until = simulation.now + step;
          const isQuiet = simulation.peekTime() > until;
          simulation.run(ns(until));
          if (!isQuiet) continue;
          const active = backlog.filter((work) => work > 0).length;
          everyQueue.forEach((queue) => {
            const share = (backlog[queue] ?? 0) > 0 ? (CAPACITY * step) / active : 0;
            expect(server.served(queue) - (before[queue] ?? 0)).toBeCloseTo(share, NS_DIGITS);
          });
        }
      }),
    );
  });

  it('with one queue is a station', () => {
    fc.assert(
      fc.property(jobs, (trace) => {
        const single = trace.map((job) => ({ ...job, urgency: 0 }));
        const { simulation, done } = prepare(single);
        simulation.run();
        const expected = stationDepartures(single);
        expect(done.map(({ job }) => job)).toEqual(expected.map(({ job }) => job));
        done.forEach(({ at }, i) => {
          expect(at).toBeCloseTo(expected[i]?.at ?? Number.NaN, NS_DIGITS);
        });
      }),
    );
  });

  it('finishes equal jobs that came together together, after n times the time of one', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 300 }),
        fc.integer({ min: 1, max: 65_536 }),
        (n, size) => {
          const simulation = new Simulation();
          const at: number[] = [];
          const server = new SharedServer(simulation, {
            queues: n,
            capacity: 12.5,
            onDone: () => at.push(simulation.now),
          });
          for (let queue = 0; queue < n; queue++) server.offer(queue, queue, size);
          simulation.run();
          expect(at.length).toBe(n);
          expect(Math.max(...at)).toBe(Math.min(...at));
          expect((at[0] ?? 0) / ((n * size) / 12.5)).toBeCloseTo(1, 12);
        },
      ),
    );
  });

  it('takes what is offered while a job is reported', () => {
    const simulation = new Simulation();
    const done: Done[] = [];
    const server = new SharedServer(simulation, {
      queues: 2,
      capacity: 1,
      onDone: (queue, job) => {
        done.push({ job, at: simulation.now });
        if (job < 3) server.offer(queue, job + 1, 10);
      },
    });
    server.offer(0, 0, 10);
    server.offer(1, 10, 25);
    simulation.run();
    expect(done).toEqual([
      { job: 0, at: 20 },
      { job: 1, at: 40 },
      { job: 10, at: 50 },
      { job: 2, at: 55 },
      { job: 3, at: 65 },
    ]);
  });
});

function stationDepartures(trace: readonly Job[]): Done[] {
  const simulation = new Simulation();
  const done: Done[] = [];
  const station = new Station(simulation, {
    servers: 1,
    onDeparture: (job) => done.push({ job, at: simulation.now }),
  });
  const arrival = simulation.handler((job) => {
    station.arrive(job, (trace[job]?.service ?? 0) / CAPACITY);
  });
  arrivalTimes(trace).forEach((at, job) => {
    simulation.at(at, arrival, job);
  });
  simulation.run();
  return done;
}
