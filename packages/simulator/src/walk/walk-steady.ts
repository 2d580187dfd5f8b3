import { type End, isHandOver, workloadFacts } from '@hopwise/datapath';
import type { Entry } from '../ledger.ts';
import { mirrored } from '../mirrored.ts';
import type { Platform } from '../platform.ts';
import type { PredictionInput } from '../prediction-input.ts';
import { isWithinNode } from '../solved-transfer.ts';
import { solveTransfer } from '../transfer.ts';
import { solveUdpInput } from '../udp/predict-udp.ts';
import type { Walk, WalkedRun } from './walk.ts';
import { walkedStages } from './walked-stages.ts';

/**
 * What one aggregate of a transfer, or one datagram, meets when the stream has reached its operating
 * point, and then what answers it.
 *
 * Visits and wake-ups that several skbs share are shares here as well, so that the times of the
 * stages add up to the CPU time of one aggregate or datagram. Between runs pass the latencies of
 * devices, wire and wake-ups; not the time that skbs wait in queues.
 */
export function walkSteady(input: PredictionInput): Walk {
  return workloadFacts(input.scenario.workload.kind).class === 'transfer'
    ? walkTransfer(input)
    : walkDatagram(input);
}

function walkTransfer(input: PredictionInput): Walk {
  const solved = solveTransfer(input);
  const { platform, facts } = solved;
  const [from, to]: readonly [End, End] =
    facts.source === 'server' ? ['server', 'client'] : ['client', 'server'];
  const point = facts.source === 'server' ? mirrored(solved.point) : solved.point;
  return walkOf(
    'aggregate',
    point.entries,
    { from, to },
    {
      ...{ slowdown: point.slowdown, platform, payloadBytes: point.aggregateBytes },
      isWithinNode: isWithinNode(input.scenario),
    },
  );
}

function walkDatagram(input: PredictionInput): Walk {
  const { point, model } = solveUdpInput(input);
  return walkOf(
    'datagram',
    point.entries,
    { from: 'client', to: 'server' },
    {
      slowdown: point.slowdown,
      platform: model.platform,
      payloadBytes: model.datagram.payload,
      isWithinNode: false,
    },
  );
}

interface Pace {
  readonly slowdown: Readonly<Record<End, number>>;
  readonly platform: Platform;
  readonly payloadBytes: number;
  readonly isWithinNode: boolean;
}

type Way = Readonly<Record<'from' | 'to', End>>;

function walkOf(subject: Walk['subject'], entries: readonly Entry[], way: Way, pace: Pace): Walk {
  const { platform, payloadBytes } = pace;
  const runs: WalkedRun[] = [];
  let atNs = 0;
  for (const group of runsOf(entries, way)) {
    const { end } = group;
    const stages = walkedStages(group.entries, {
      ...{ isEntered: true, isIdle: true, slowdown: pace.slowdown[end] },
    });
    if (stages.length === 0) continue;
    const reachedBy = reachedFrom(runs.at(-1), group, pace);
    atNs += gapNs(reachedBy, runs.at(-1), way, pace);
    runs.push({
      ...{ atNs, end, cpu: null, reachedBy, isCritical: true, stages },
      context: group.context,
      receives: group.step === 'in' && end === way.to ? [payloadBytes] : [],
      sends: group.step === 'out' && end === way.from ? [payloadBytes] : [],
    });
    for (const { onPath, ns } of stages) if (onPath) atNs += ns;
  }
  return { subject, runs, endNs: atNs, mss: platform.mss, payloadBytes };
}

/** Entries that run together. */
interface Group {
  readonly end: End;
  readonly context: WalkedRun['context'];
  /** A process sends, the skb goes out, comes in, a process reads. */
  readonly step: 'send' | 'out' | 'in' | 'read';
  readonly isHandedOver: boolean;
  readonly entries: readonly Entry[];
}

/** What runs together, in the order of the data's way and then of what answers. */
function runsOf(entries: readonly Entry[], { from, to }: Way): readonly Group[] {
  const groups = new Map<string, { -readonly [Key in keyof Group]: Group[Key] }>();
  const order = [
    `${from} send`,
    `${from} out`,
    `${to} in`,
    `${to} read`,
    `${to} out`,
    `${from} in`,
  ];
  let leg = '';
  for (const entry of entries) {
    const { part, end } = entry;
    const [first] = part.stages;
    if (first === undefined) continue;
    if (isHandOver(part.entry)) leg = `${part.entry} ${first.key}`;
    else if (part.entry !== 'backlog' && part.entry !== 'gro-cells' && part.entry !== 'gso')
      leg = '';
    const context = first.context === 'process' ? 'process' : 'softirq';
    const isOut = part.direction === 'egress';
    const isProcess = context === 'process' && leg === '';
    const step = isOut ? (isProcess ? 'send' : 'out') : isProcess ? 'read' : 'in';
    const key = `${end} ${step} ${leg}`;
    const known = groups.get(key);
    if (known === undefined) {
      groups.set(key, { end, context, step, isHandedOver: leg !== '', entries: [entry] });
    } else known.entries = [...known.entries, entry];
  }
  const place = ({ end, step }: Group): number => {
    const index = order.indexOf(`${end} ${step}`);
    return index < 0 ? order.length : index;
  };
  return [...groups.values()].toSorted((a, b) => place(a) - place(b));
}

function reachedFrom(
  before: WalkedRun | undefined,
  group: Group,
  pace: Pace,
): WalkedRun['reachedBy'] {
  if (before === undefined) return 'start';
  if (group.step === 'read') return 'wake';
  if (before.end !== group.end) return pace.isWithinNode ? 'same-core' : 'wire';
  return group.isHandedOver ? 'hand-over' : 'same-core';
}

/** Time without CPU between two runs [ns]. */
function gapNs(
  reachedBy: WalkedRun['reachedBy'],
  before: WalkedRun | undefined,
  { from }: Way,
  { platform, payloadBytes }: Pace,
): number {
  const { deviceLatencyNs, propagationNs, lineBytesPerNs, mss, headerBytes, wakeLatencyNs } =
    platform;
  if (reachedBy === 'wake') return wakeLatencyNs;
  if (reachedBy !== 'wire') return 0;
  const bytes = before?.end === from ? payloadBytes : 0;
  const frames = Math.max(1, Math.ceil(bytes / mss));
  return deviceLatencyNs + propagationNs + (bytes + frames * headerBytes) / lineBytesPerNs;
}
