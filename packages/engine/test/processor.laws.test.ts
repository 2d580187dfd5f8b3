import { ns } from '@hopwise/units';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type OnSlice, Processor, type ProcessorOptions, Simulation } from '@hopwise/engine';
import { arrivalTimes, CLASSES, type Job, jobs, sum } from './support/jobs.ts';
import { type Done, serveByHand } from './support/serve-by-hand.ts';

/** A processor, a trace on its way to it, and what gets done. */
function prepare(trace: readonly Job[], options: Partial<ProcessorOptions> = {}) {
  const simulation = new Simulation();
  const done: Done[] = [];
  const processor = new Processor(simulation, {
    classes: CLASSES,
    onDone: (job) => done.push({ job, at: simulation.now }),
    ...options,
  });
  const arrival = simulation.handler((job) => {
    const { urgency, service, tail } = trace[job] as Job;
    processor.arrive(job, urgency, service, tail);
  });
  arrivalTimes(trace).forEach((at, job) => {
    simulation.at(at, arrival, job);
  });
  return { simulation, processor, done };
}

function serve(trace: readonly Job[], options: Partial<ProcessorOptions> = {}) {
  const prepared = prepare(trace, options);
  prepared.simulation.run();
  // The last tail has no event of its own.
  const end = prepared.simulation.now + Math.max(0, ...trace.map(({ tail }) => 10 * tail));
  prepared.simulation.run(ns(end));
  return prepared;
}

const urgencies = Array.from({ length: CLASSES }, (_, urgency) => urgency);
const totalBusy = (processor: Processor): number => sum(urgencies.map((k) => processor.busy(k)));

describe('a processor', () => {
  it('does every job when the slow way of working it out says', () => {
    fc.assert(
      fc.property(jobs, (trace) => {
        expect(serve(trace).done).toEqual(serveByHand(trace));
      }),
      { numRuns: 500 },
    );
  });

  it('conserves jobs: every arrival is done once', () => {
    fc.assert(
      fc.property(jobs, (trace) => {
        const { processor, done } = serve(trace);
        expect(done.map(({ job }) => job).toSorted((a, b) => a - b)).toEqual(
          trace.map((_, i) => i),
        );
        expect(processor.doneCount).toBe(trace.length);
        expect(processor.queueLength).toBe(0);
        expect(processor.isBusy).toBe(false);
      }),
    );
  });

  it('loses no work and invents none: each class is charged its services and tails', () => {
    fc.assert(
      fc.property(jobs, (trace) => {
        const { processor } = serve(trace);
        for (const urgency of urgencies) {
          const own = trace.filter((job) => job.urgency === urgency);
          expect(processor.busy(urgency)).toBe(sum(own.map(({ service, tail }) => service + tail)));
        }
      }),
    );
  });

  it('tells slices that do not overlap and are its busy time, and does the same untold', () => {
    fc.assert(
      fc.property(jobs, (trace) => {
        const slices: { urgency: number; job: number; since: number; until: number }[] = [];
        const onSlice: OnSlice = (job, urgency, _isTail, since, until) =>
          slices.push({ urgency, job, since, until });
        const { processor, done } = serve(trace, { onSlice });
        processor.tellSlice();
        expect(done).toEqual(serve(trace).done);
        const told = (own: typeof slices): number =>
          sum(own.map(({ since, until }) => until - since));
        for (const urgency of urgencies) {
          const own = slices.filter((slice) => slice.urgency === urgency);
          expect(told(own)).toBe(processor.busy(urgency));
        }
        for (const [job, { service, tail }] of trace.entries()) {
          expect(told(slices.filter((slice) => slice.job === job))).toBe(service + tail);
        }
        for (const [index, { since }] of slices.entries()) {
          expect(since).toBeGreaterThanOrEqual(slices[index - 1]?.until ?? 0);
        }
      }),
    );
  });

  it('is work-conserving: until the work that has arrived is done, every nanosecond is charged', () => {
    fc.assert(
      fc.property(jobs, fc.array(fc.nat(600)), (trace, probes) => {
        const { simulation, processor } = prepare(trace);
        const arrivals = arrivalTimes(trace);
        for (const probe of probes.toSorted((a, b) => a - b)) {
          simulation.run(ns(probe));
          expect(totalBusy(processor)).toBe(workDoneBy(probe, trace, arrivals));
        }
      }),
    );
  });

  it('serves a class as if the less urgent ones were absent', () => {
    fc.assert(
      fc.property(jobs, fc.nat(CLASSES - 1), (trace, urgency) => {
        const isUrgent = trace.map((job) => job.urgency <= urgency);
        const alone = serveOnly(trace, isUrgent);
        expect(serve(trace).done.filter(({ job }) => isUrgent[job])).toEqual(alone);
      }),
    );
  });

  it('is first come, first served within a class', () => {
    fc.assert(
      fc.property(jobs, (trace) => {
        const { done } = serve(trace);
        for (const urgency of urgencies) {
          const own = done.map(({ job }) => job).filter((job) => trace[job]?.urgency === urgency);
          expect(own).toEqual(own.toSorted((a, b) => a - b));
        }
      }),
    );
  });

  it('takes k times as long when everything arrives k times as slowly and is stretched by k', () => {
    fc.assert(
      fc.property(jobs, fc.integer({ min: 1, max: 8 }), (trace, k) => {
        const slower = trace.map((job) => ({ ...job, gap: job.gap * k }));
        const stretched = serve(slower, { stretch: () => k });
        expect(stretched.done).toEqual(
          serve(trace).done.map(({ job, at }) => ({ job, at: at * k })),
        );
        expect(totalBusy(stretched.processor)).toBe(
          k * sum(trace.map(({ service, tail }) => service + tail)),
        );
      }),
    );
  });

  it('asks for the stretch once per job', () => {
    fc.assert(
      fc.property(jobs, (trace) => {
        let asked = 0;
        serve(trace, {
          stretch: () => {
            asked++;
            return 1;
          },
        });
        expect(asked).toBe(trace.length);
      }),
    );
  });

  it('serves what is brought while a job is reported, after its tail or before it', () => {
    const { simulation, processor } = prepare([]);
    const trail: Done[] = [];
    const reporting = new Processor(simulation, {
      classes: CLASSES,
      onDone: (job) => {
        trail.push({ job, at: simulation.now });
        if (job !== 0) return;
        reporting.arrive(1, 1, 10, 0); // Its own urgency: waits for the tail.
        reporting.arrive(2, 0, 5, 0); // More urgent: preempts the tail.
        reporting.arrive(3, 2, 1, 0); // Less urgent: last.
        processor.arrive(4, 0, 1, 0); // Elsewhere: at once.
      },
    });
    reporting.arrive(0, 1, 100, 20);
    simulation.run();
    expect(trail).toEqual([
      { job: 0, at: 100 },
      { job: 2, at: 105 },
      { job: 1, at: 135 },
      { job: 3, at: 136 },
    ]);
    expect(processor.doneCount).toBe(1);
  });

  it('needs one event per job when nobody waits', () => {
    const trace = Array.from({ length: 100 }, () => ({
      gap: 50,
      service: 10,
      tail: 5,
      urgency: 1,
    }));
    const { simulation } = serve(trace);
    expect(simulation.eventCount).toBe(2 * trace.length); // One more is the arrival.
  });
});

/** Work of an always-busy server up to `time`: the classic reflection of the arrivals. */
function workDoneBy(time: number, trace: readonly Job[], arrivals: readonly number[]): number {
  let done = 0;
  let freeAt = 0;
  trace.forEach(({ service, tail }, job) => {
    const begin = Math.max(freeAt, arrivals[job] ?? 0);
    freeAt = begin + service + tail;
    done += Math.max(0, Math.min(time, freeAt) - begin);
  });
  return done;
}

/** What gets done if only the chosen jobs of a trace arrive. */
function serveOnly(trace: readonly Job[], isChosen: readonly boolean[]): Done[] {
  const arrivals = arrivalTimes(trace);
  const chosen = trace.map((_, job) => job).filter((job) => isChosen[job]);
  const gaps = chosen.map((job, i) => (arrivals[job] ?? 0) - (arrivals[chosen[i - 1] ?? -1] ?? 0));
  const thinned = chosen.map((job, i) => ({ ...(trace[job] as Job), gap: gaps[i] ?? 0 }));
  return serve(thinned).done.map(({ job, at }) => ({ job: chosen[job] ?? -1, at }));
}
