import {
  type Datapath,
  type End,
  isHandOver,
  type Prediction,
  type StageId,
  type StageShare,
  stages,
  type Visit,
} from '@hopwise/datapath';
import { sum } from '../sum.ts';
import type { FigureName } from './figure-names.ts';
import { isUserMode } from './is-user-mode.ts';

/**
 * What a prediction says of every figure, in the figure's unit; null where it says nothing.
 *
 * CPU is compared with the same contexts as were measured: `cpu` is the whole node, `system` the
 * node's process context without user mode (softirq and interrupts left out), `process` the program
 * that sends or receives, with the softirq that its own system calls run.
 */
export function predictedFigures(
  prediction: Prediction,
  datapath: Datapath,
): Readonly<Record<FigureName, number | null>> {
  const { rate, cpuPerUnit, datagrams, latency, retransmitsPerS, goodputBitPerS } = prediction;
  // CPU of a sender of datagrams is judged per byte sent: how many are lost is another figure.
  const sentPerReceived =
    datagrams === null || datagrams.receivedPerS === 0
      ? 1
      : datagrams.sentPerS / datagrams.receivedPerS;
  const unitsPerS = (end: End): number =>
    (rate.unit === '1/s' ? rate.value : goodputBitPerS / 8) *
    (end === 'client' ? sentPerReceived : 1);
  const perUnit = (cores: number, end: End): number => (cores * 1e9) / unitsPerS(end);
  const node = (end: End): number => cpuPerUnit[end] / (end === 'client' ? sentPerReceived : 1);
  const system = (end: End): number =>
    perUnit(
      coresOf(prediction.stages, (share) => isSystem(share, end)),
      end,
    );
  const process = (end: End): number =>
    perUnit(
      processCores(
        prediction.stages.filter((share) => share.end === end),
        datapath,
      ),
      end,
    );
  return {
    rate: rate.value,
    sent: datagrams?.sentPerS ?? null,
    latency: latency?.meanNs ?? null,
    'cpu-client': node('client'),
    'cpu-server': node('server'),
    'system-client': system('client'),
    'system-server': system('server'),
    'process-client': process('client'),
    'process-server': process('server'),
    retransmits: retransmitsPerS,
  };
}

const coresOf = (
  shares: readonly StageShare[],
  isCounted: (share: StageShare) => boolean,
): number => sum(shares.filter(isCounted).map(({ cores }) => cores));

const isSystem = (share: StageShare, end: End): boolean =>
  share.end === end &&
  share.context === 'process' &&
  (share.stage === 'netnsConnect' || !isUserMode(share.stage));

/** @param shares - Of one end. */
function processCores(shares: readonly StageShare[], { egress, ingress }: Datapath): number {
  const elsewhere = { egress: handedOver(egress), ingress: handedOver(beforeProcess(ingress)) };
  const isElsewhere = ({ direction, stage }: StageShare): boolean =>
    direction !== 'background' && stage !== 'netnsConnect' && elsewhere[direction].has(stage);
  const own = shares.filter((share) => !isElsewhere(share));
  const called = coresOf(own, ({ context }) => context === 'process');
  const inline = coresOf(
    own,
    ({ context, direction }) => context === 'softirq' && direction === 'egress',
  );
  return called + sentByProcess(own, egress) * inline;
}

/**
 * Share of what is sent that a process sends, rather than a softirq that an ACK woke: softirq behind
 * the former is accounted to the process.
 */
function sentByProcess(shares: readonly StageShare[], [first]: readonly Visit[]): number {
  const sends = shares.filter(
    ({ direction, stage }) =>
      direction === 'egress' &&
      stage !== 'netnsConnect' &&
      stages[stage].layer === 'transport' &&
      first?.stages.includes(stage) === true,
  );
  const all = coresOf(sends, () => true);
  return all === 0 ? 1 : coresOf(sends, ({ context }) => context === 'process') / all;
}

/** What comes before the program is woken. */
const beforeProcess = (visits: readonly Visit[]): readonly Visit[] => {
  const wakeup = visits.findIndex(({ entry }) => entry === 'wakeup');
  return wakeup < 0 ? visits : visits.slice(0, wakeup);
};

/** Stages that only run after work was handed to another core. */
function handedOver(visits: readonly Visit[]): ReadonlySet<StageId> {
  const first = visits.findIndex(({ entry }) => isHandOver(entry));
  if (first < 0) return new Set();
  const stagesIn = (some: readonly Visit[]): readonly StageId[] =>
    some.flatMap((visit) => [...visit.stages, ...(visit.epilogue ?? [])]);
  const before = new Set(stagesIn(visits.slice(0, first)));
  return new Set(stagesIn(visits.slice(first)).filter((stage) => !before.has(stage)));
}
