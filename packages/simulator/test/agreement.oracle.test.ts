import { type Datapath, datapaths, isHandOver, type WorkloadKind } from '@hopwise/datapath';
import { describe, expect, it } from 'vitest';
import { predictAnalytic, predictEvents } from '../src/index.ts';
import { ownsSocket } from '../src/owns-socket.ts';
import { inputOf, machine, scattered, workloadOf } from './testing.ts';

interface Tolerance {
  readonly kind: WorkloadKind;
  readonly processes: number;
  /** Standard deviation over mean of a run's time. */
  readonly cv: number;
  /** Largest difference of the rates, and of the CPU of either end [relative]. */
  readonly rate: number;
  readonly cpu: number;
}

/**
 * How far the solvers may be apart on the core study's machine. One process without scatter meets
 * nobody, so a request-response is exact; in a connection the last segments of the one before can be
 * met, and one operation in 400 is the resolution of the count. Elsewhere the interval of the events,
 * 1 % to either side, is part of the tolerance.
 */
const tolerances: readonly Tolerance[] = [
  { kind: 'tcp-rr', processes: 1, cv: 0, rate: 1e-9, cpu: 0.001 },
  { kind: 'tcp-crr', processes: 1, cv: 0, rate: 0.005, cpu: 0.02 },
  { kind: 'tcp-stream', processes: 1, cv: 0, rate: 0.015, cpu: 0.25 },
  { kind: 'tcp-rr', processes: 32, cv: 0, rate: 0.1, cpu: 0.1 },
  { kind: 'tcp-crr', processes: 32, cv: 0, rate: 0.1, cpu: 0.1 },
  { kind: 'tcp-stream', processes: 32, cv: 0, rate: 0.01, cpu: 0.25 },
  { kind: 'tcp-rr', processes: 1, cv: 1, rate: 0.04, cpu: 0.04 },
  { kind: 'tcp-crr', processes: 1, cv: 1, rate: 0.04, cpu: 0.08 },
  { kind: 'tcp-stream', processes: 1, cv: 1, rate: 0.02, cpu: 0.25 },
  { kind: 'tcp-rr', processes: 32, cv: 1, rate: 0.1, cpu: 0.1 },
  { kind: 'tcp-crr', processes: 32, cv: 1, rate: 0.1, cpu: 0.1 },
  { kind: 'tcp-stream', processes: 32, cv: 1, rate: 0.01, cpu: 0.25 },
];

/**
 * Streams that one core serves for all flows, by a hand-over or in the one receive queue of a tunnel,
 * wait in queues whose bursts the closed form does not see.
 */
const sharedCoreRate = 0.06;

const sharesCores = ({ egress, ingress, encapsulation }: Datapath): boolean =>
  encapsulation.some(({ outerFlowEntropy }) => !outerFlowEntropy) ||
  [...egress, ...ingress].some(({ entry, segmented }) => segmented === true || isHandOver(entry));

/** Datapaths of one shape differ in what their runs cost, not in who runs when. */
function shapeOf(datapath: Datapath): string {
  const visits = [...datapath.egress, ...datapath.ingress];
  const runs = visits.map(({ entry, context }) => [entry, context]);
  const { conntrack, nuisances } = datapath;
  return JSON.stringify([runs, ownsSocket(datapath), conntrack?.buckets, nuisances]);
}

const stageCount = ({ egress, ingress }: Datapath): number =>
  [...egress, ...ingress].reduce((sum, { stages }) => sum + stages.length, 0);

/** The first and the longest of each shape; where nobody meets anybody, every datapath is compared. */
const sampled = datapaths.filter((datapath) => {
  const alike = datapaths.filter((other) => shapeOf(other) === shapeOf(datapath));
  const [longest] = alike.toSorted((a, b) => stageCount(b) - stageCount(a));
  return datapath === alike[0] || datapath === longest;
});

const cases = datapaths.flatMap((datapath) =>
  tolerances
    .filter(({ cv, processes }) => (cv === 0 && processes === 1) || sampled.includes(datapath))
    .map((tolerance) => ({
      datapath,
      ...tolerance,
      rate:
        tolerance.kind === 'tcp-stream' && sharesCores(datapath)
          ? Math.max(sharedCoreRate, tolerance.rate)
          : tolerance.rate,
      id: datapath.id,
      scatter: tolerance.cv === 0 ? 'no scatter' : `scatter ${tolerance.cv}`,
    })),
);

describe('events and operational laws agree', () => {
  it.each(cases)(
    '$id, $kind, $processes, $scatter: rate within $rate, CPU within $cpu',
    ({ datapath, kind, processes, cv, rate, cpu }) => {
      const input = inputOf(datapath, workloadOf(kind, processes), {
        hardware: scattered(machine, cv),
      });
      const events = predictEvents(input);
      const analytic = predictAnalytic(input);
      const apart = (a: number, b: number): number => Math.abs(a / b - 1);
      expect(apart(events.rate.value, analytic.rate.value)).toBeLessThanOrEqual(rate);
      expect(apart(events.cpu.client.total, analytic.cpu.client.total)).toBeLessThanOrEqual(cpu);
      expect(apart(events.cpu.server.total, analytic.cpu.server.total)).toBeLessThanOrEqual(cpu);
    },
  );
});
