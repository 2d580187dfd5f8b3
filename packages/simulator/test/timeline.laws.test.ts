import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type PredictionInput,
  predictEvents,
  recordTimeline,
  TimelineRun,
  type Timeline,
  walkOf,
} from '../src/index.ts';
import { anyDatapath, exchanges, streams } from './arbitraries.ts';
import { clusterInput } from './exchange-testing.ts';
import { datapathOf, inputOf, steadyMachine, workloadOf } from './testing.ts';
import { udpInput } from './udp.ts';

const few = fc.integer({ min: 1, max: 4 });

const inputs: fc.Arbitrary<PredictionInput> = fc.oneof(
  fc.tuple(anyDatapath, exchanges(few)).map(([datapath, load]) => inputOf(datapath, load)),
  fc.tuple(anyDatapath, streams(few)).map(([datapath, load]) => inputOf(datapath, load)),
  fc.tuple(anyDatapath, few).map(([datapath, processes]) => udpInput(datapath, processes)),
  few.map((processes) =>
    clusterInput(datapathOf('calico-iptables'), workloadOf('tcp-stream', processes), {
      placement: 'same-node',
    }),
  ),
);

const short = { maxEvents: 3000 };
const durationNs = 3e5;

/** Rows of each lane, in their order. */
const byLane = (timeline: Timeline): readonly (readonly number[])[] =>
  timeline.lanes.map((_, lane) =>
    [...timeline.lane.keys()].filter((row) => timeline.lane[row] === lane),
  );

describe('a timeline', () => {
  it('changes nothing: a run that is watched predicts what one does that is not', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        let slices = 0;
        const watched = predictEvents(input, { ...short, onSlice: () => slices++ });
        expect(watched).toEqual(predictEvents(input, short));
        expect(slices).toBeGreaterThan(0);
      }),
      { numRuns: 6 },
    );
  });

  it('has no CPU do two things at once, and nothing outside its window', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const timeline = recordTimeline(input, { durationNs });
        const { fromNs, toNs } = timeline;
        for (const rows of byLane(timeline)) {
          let before = 0;
          for (const row of rows) {
            expect(fromNs[row]).toBeGreaterThanOrEqual(before);
            before = toNs[row] ?? 0;
          }
          expect(before).toBeLessThanOrEqual(durationNs);
        }
      }),
      { numRuns: 10 },
    );
  });

  it('says of each slice what it is and for whom', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const { labels, flowSets, label, flowSet, fromNs } = recordTimeline(input, { durationNs });
        const { processes } = input.scenario.workload;
        for (const row of fromNs.keys()) expect(labels[label[row] ?? -1]?.name).toBeTruthy();
        for (const row of fromNs.keys()) expect(flowSets[flowSet[row] ?? -1]).toBeDefined();
        for (const flow of flowSets.flat()) expect(flow).toBeLessThan(processes);
      }),
      { numRuns: 10 },
    );
  });

  it('is the same for the same seed', () => {
    const input = inputOf(datapathOf('calico-iptables'), workloadOf('tcp-rr', 4));
    expect(recordTimeline(input, { durationNs })).toEqual(recordTimeline(input, { durationNs }));
  });

  it('is the same in steps as in one go, and tells how far it is', () => {
    const input = inputOf(datapathOf('calico-iptables'), workloadOf('tcp-stream', 4));
    const run = new TimelineRun(input, { durationNs });
    const fractions: number[] = [];
    for (let isDone = false; !isDone; ) {
      const { done, fraction } = run.advance(997);
      fractions.push(fraction);
      isDone = done;
    }
    expect(run.timeline()).toEqual(recordTimeline(input, { durationNs }));
    expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
    expect(fractions.length).toBeGreaterThan(3);
    expect(fractions.at(-1)).toBe(1);
  });

  it('of one process shows the runs of its walk, as long as they are there', () => {
    const input = inputOf(datapathOf('calico-iptables'), workloadOf('tcp-rr', 1), {
      hardware: steadyMachine,
    });
    const timeline = recordTimeline(input, { durationNs });
    const onPath = [...timeline.fromNs.keys()].filter(
      (row) => timeline.operation[row] === 1 && timeline.isTail[row] === 0,
    );
    const lengths = onPath.map((row) => (timeline.toNs[row] ?? 0) - (timeline.fromNs[row] ?? 0));
    const walked = walkOf(input).runs.map(({ stages }) =>
      stages.filter((stage) => stage.onPath).reduce((sum, { ns }) => sum + ns, 0),
    );
    // The operation's first run is the process that sends its request; the walk begins there as well.
    expect(lengths.length).toBe(walked.length);
    for (const [index, length] of lengths.entries()) {
      expect(length).toBeCloseTo(walked[index] ?? 0, 4);
    }
  });

  it('keeps as many cores busy as the closed form says, where streams fill one', () => {
    const input = inputOf(datapathOf('host'), workloadOf('tcp-stream', 1));
    const { toNs, fromNs, lane, lanes } = recordTimeline(input, { durationNs: 2e6 });
    const busy = [...fromNs.keys()].filter((row) => lanes[lane[row] ?? 0]?.end === 'server');
    const cores = busy.reduce((sum, row) => sum + (toNs[row] ?? 0) - (fromNs[row] ?? 0), 0) / 2e6;
    const { cpu } = predictEvents(input, { maxEvents: 50_000 });
    // Some hundred interrupts in the window: their number scatters by a few per cent.
    expect(Math.abs(cores / cpu.server.total - 1)).toBeLessThan(0.1);
  });
});
