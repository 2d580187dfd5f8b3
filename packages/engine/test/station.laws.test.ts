import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Simulation, Station } from '@hopwise/engine';
import { arrivalTimes, type Job, jobs, sum } from './support/jobs.ts';

interface Departure {
  readonly job: number;
  readonly at: number;
}

/** Runs a trace through a station until it is empty. */
function serve(trace: readonly Job[], servers: number, capacity = Number.POSITIVE_INFINITY) {
  const simulation = new Simulation();
  const departed: Departure[] = [];
  const dropped: number[] = [];
  const station = new Station(simulation, {
    servers,
    capacity,
    onDeparture: (job) => departed.push({ job, at: simulation.now }),
  });
  const arrival = simulation.handler((job) => {
    if (!station.arrive(job, trace[job]?.service ?? 0)) dropped.push(job);
    expect(station.arrivals).toBe(station.departures + station.drops + station.present);
  });
  arrivalTimes(trace).forEach((at, job) => {
    simulation.at(at, arrival, job);
  });
  simulation.run();
  return { simulation, station, departed, dropped };
}

/** When each job departs: the earliest free server takes the next job. The textbook recursion. */
function departureTimes(trace: readonly Job[], servers: number): number[] {
  const free = Array.from({ length: servers }, () => 0);
  return arrivalTimes(trace).map((arrival, job) => {
    const earliest = free.indexOf(Math.min(...free));
    const begin = Math.max(arrival, free[earliest] ?? 0);
    free[earliest] = begin + (trace[job]?.service ?? 0);
    return free[earliest] ?? 0;
  });
}

const servers = fc.integer({ min: 1, max: 4 });

describe('a station', () => {
  it('conserves jobs: every arrival departs, is dropped or is present', () => {
    fc.assert(
      fc.property(jobs, servers, fc.integer({ min: 1, max: 8 }), (trace, count, capacity) => {
        const { station, departed, dropped } = serve(trace, count, capacity);
        expect(departed.length + dropped.length).toBe(trace.length);
        expect([station.departures, station.drops]).toEqual([departed.length, dropped.length]);
        expect(station.present).toBe(0);
      }),
    );
  });

  it('never holds more jobs than its capacity', () => {
    fc.assert(
      fc.property(jobs, servers, fc.integer({ min: 1, max: 4 }), (trace, count, capacity) => {
        const simulation = new Simulation();
        const station = new Station(simulation, { servers: count, capacity });
        const arrival = simulation.handler((job) => {
          const hadRoom = station.present < capacity;
          expect(station.arrive(job, trace[job]?.service ?? 0)).toBe(hadRoom);
          expect(station.present).toBeLessThanOrEqual(capacity);
        });
        arrivalTimes(trace).forEach((at, job) => {
          simulation.at(at, arrival, job);
        });
        simulation.run();
      }),
    );
  });

  it('serves first come, first served and never idles while a job waits', () => {
    fc.assert(
      fc.property(jobs, servers, (trace, count) => {
        const { departed } = serve(trace, count);
        const at = departed.toSorted((a, b) => a.job - b.job).map((departure) => departure.at);
        expect(at).toEqual(departureTimes(trace, count));
      }),
    );
  });

  it('is busy for exactly the service time of the jobs that it completes', () => {
    fc.assert(
      fc.property(jobs, servers, fc.integer({ min: 1, max: 8 }), (trace, count, capacity) => {
        const { station, departed } = serve(trace, count, capacity);
        expect(station.busyTime).toBe(sum(departed.map(({ job }) => trace[job]?.service ?? 0)));
      }),
    );
  });

  it("obeys Little's law: jobs present, summed over time, are the sojourn times", () => {
    fc.assert(
      fc.property(jobs, servers, (trace, count) => {
        const { simulation, station, departed } = serve(trace, count);
        const arrivals = arrivalTimes(trace);
        const sojourn = sum(departed.map(({ job, at }) => at - (arrivals[job] ?? 0)));
        expect(station.meanPresent * simulation.now).toBeCloseTo(sojourn, 6);
      }),
    );
  });

  it('is never busier than its servers', () => {
    fc.assert(
      fc.property(jobs, servers, (trace, count) => {
        const { simulation, station } = serve(trace, count);
        expect(station.busyTime).toBeLessThanOrEqual(count * simulation.now);
      }),
    );
  });
});
