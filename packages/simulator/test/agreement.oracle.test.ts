import {
  type Datapath,
  datapaths,
  isHandOver,
  type Visit,
  type WorkloadKind,
} from '@hopwise/datapath';
import { describe, expect, it } from 'vitest';
import { predictAnalytic, predictEvents } from '../src/index.ts';
import { inputOf, machine, scattered, workloadOf } from './testing.ts';

/** Largest difference of the rates, and of the CPU of either end [relative]. */
interface Distance {
  readonly rate: number;
  readonly cpu: number;
}

interface Tolerance {
  readonly kind: WorkloadKind;
  readonly processes: number;
  /** Standard deviation over mean of a run's time. */
  readonly cv: number;
  readonly core: Distance;
  /** Of any other datapath. */
  readonly other: Distance;
  /** Of those where flows share a core that is not their own. */
  readonly shared: Distance;
}

const within = (rate: number, cpu: number): Distance => ({ rate, cpu });

/**
 * How far the solvers may be apart on the core study's machine. One process without scatter meets
 * nobody, so a request-response is exact; in a connection the last segments of the one before can be
 * met, more of them on a longer path, and one operation in 400 is the resolution of the count.
 * Elsewhere the interval of the events, 1 % to either side, is part of the tolerance.
 *
 * Flows that share a core, by a hand-over or in the one receive queue of a tunnel, meet where the
 * closed form has each by itself. The last segments of a connection keep workers awake that it lets
 * sleep and be woken again for the next, so connections of one process differ most. Streams and 32
 * processes wait in queues whose bursts it does not see; where they overrun one ring, the windows that
 * are left make smaller skbs.
 */
const tolerances: readonly Tolerance[] = [
  {
    ...{ kind: 'tcp-rr', processes: 1, cv: 0 },
    ...{ core: within(1e-9, 0.001), other: within(1e-9, 0.001), shared: within(0.0075, 0.02) },
  },
  {
    ...{ kind: 'tcp-crr', processes: 1, cv: 0 },
    ...{ core: within(0.005, 0.02), other: within(0.02, 0.04), shared: within(0.22, 0.2) },
  },
  {
    ...{ kind: 'tcp-stream', processes: 1, cv: 0 },
    ...{ core: within(0.015, 0.25), other: within(0.015, 0.25), shared: within(0.06, 0.25) },
  },
  {
    ...{ kind: 'tcp-rr', processes: 32, cv: 0 },
    ...{ core: within(0.1, 0.1), other: within(0.1, 0.1), shared: within(0.15, 0.15) },
  },
  {
    ...{ kind: 'tcp-crr', processes: 32, cv: 0 },
    ...{ core: within(0.1, 0.1), other: within(0.1, 0.1), shared: within(0.15, 0.15) },
  },
  {
    ...{ kind: 'tcp-stream', processes: 32, cv: 0 },
    ...{ core: within(0.01, 0.25), other: within(0.01, 0.25), shared: within(0.06, 0.35) },
  },
  {
    ...{ kind: 'tcp-rr', processes: 1, cv: 1 },
    ...{ core: within(0.04, 0.04), other: within(0.04, 0.04), shared: within(0.04, 0.04) },
  },
  {
    ...{ kind: 'tcp-crr', processes: 1, cv: 1 },
    ...{ core: within(0.04, 0.08), other: within(0.04, 0.08), shared: within(0.2, 0.2) },
  },
  {
    ...{ kind: 'tcp-stream', processes: 1, cv: 1 },
    ...{ core: within(0.02, 0.25), other: within(0.02, 0.25), shared: within(0.06, 0.25) },
  },
  {
    ...{ kind: 'tcp-rr', processes: 32, cv: 1 },
    ...{ core: within(0.1, 0.1), other: within(0.1, 0.1), shared: within(0.17, 0.17) },
  },
  {
    ...{ kind: 'tcp-crr', processes: 32, cv: 1 },
    ...{ core: within(0.1, 0.1), other: within(0.1, 0.1), shared: within(0.15, 0.15) },
  },
  {
    ...{ kind: 'tcp-stream', processes: 32, cv: 1 },
    ...{ core: within(0.01, 0.25), other: within(0.01, 0.25), shared: within(0.06, 0.35) },
  },
];

/** What the core study compared; each is held to everything. */
const coreIds = ['host', 'cilium-ebpf', 'cilium-legacy', 'calico-ebpf', 'calico-iptables'];

const isCore = ({ id }: Datapath): boolean => coreIds.includes(id);

const visitsOf = ({ egress, ingress }: Datapath): readonly Visit[] => [...egress, ...ingress];

const sharesCores = (datapath: Datapath): boolean =>
  datapath.encapsulation.some(({ outerFlowEntropy }) => !outerFlowEntropy) ||
  visitsOf(datapath).some(({ entry, segmented }) => segmented === true || isHandOver(entry));

/** What decides who meets whom: the family, how work is handed over, and in how many queues. */
const kindOf = (datapath: Datapath): string =>
  JSON.stringify([
    datapath.family,
    visitsOf(datapath).flatMap(({ entry }) => (isHandOver(entry) ? entry : [])),
    datapath.encapsulation.some(({ outerFlowEntropy }) => !outerFlowEntropy),
  ]);

const others = datapaths.filter((datapath) => !isCore(datapath));

/** The first of each kind; the page on agreement shows every datapath. */
const firstOfKind = new Set(
  others.filter(
    (datapath) => others.find((other) => kindOf(other) === kindOf(datapath)) === datapath,
  ),
);

/** All of it for the core; where nobody meets anybody, every datapath; in a crowd, one of each kind. */
const isTested = (datapath: Datapath, { processes, cv }: Tolerance): boolean =>
  isCore(datapath) ||
  (processes === 1 && cv === 0) ||
  (processes > 1 && cv > 0 && firstOfKind.has(datapath));

const cases = datapaths.flatMap((datapath) =>
  tolerances
    .filter((tolerance) => isTested(datapath, tolerance))
    .map(({ kind, processes, cv, core, other, shared }) => ({
      ...{ datapath, kind, processes, cv },
      ...(isCore(datapath) ? core : sharesCores(datapath) ? shared : other),
      id: datapath.id,
      scatter: cv === 0 ? 'no scatter' : `scatter ${cv}`,
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
