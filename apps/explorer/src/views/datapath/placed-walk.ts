import type { Context, End } from '@hopwise/datapath';
import type { Walk, WalkedRun, WalkedStage } from '@hopwise/simulator';

/** A lane of the picture: one context of one CPU, or what lies between the machines. */
export interface Lane {
  readonly id: string;
  readonly end: End | null;
  readonly kind: Context | 'wire';
  /** Null where any core may be meant. */
  readonly cpu: number | null;
}

/** A stage with its place in time and its lane. */
export interface PlacedStage {
  /** `run.stage`, both from zero. */
  readonly id: string;
  readonly run: number;
  readonly end: End;
  readonly lane: string;
  readonly stage: WalkedStage;
  readonly isCritical: boolean;
  readonly fromNs: number;
  readonly toNs: number;
}

/** Time without CPU between two runs that an operation waits for. */
export interface PlacedGap {
  readonly id: string;
  readonly kind: Exclude<WalkedRun['reachedBy'], 'start'>;
  readonly fromLane: string;
  readonly toLane: string;
  readonly fromNs: number;
  readonly toNs: number;
}

/** A walk laid out in time: no pixels yet. */
export interface PlacedWalk {
  readonly lanes: readonly Lane[];
  readonly stages: readonly PlacedStage[];
  readonly gaps: readonly PlacedGap[];
  readonly endNs: number;
}

export const wireLane = 'wire';

const laneId = (end: End, context: Context, cpu: number | null): string =>
  `${end} ${context} ${cpu ?? ''}`;

/**
 * Places every stage of a walk in time and on its lane. A run begins when it is handed to its core and
 * the core is free of what ran there before.
 */
export function placedWalk({ runs, endNs, subject }: Walk): PlacedWalk {
  const lanes = new Map<string, Lane>();
  const stages: PlacedStage[] = [];
  const gaps: PlacedGap[] = [];
  const freeAt = new Map<string, number>();
  let before: PlacedStage | undefined;
  for (const [
    run,
    { end, cpu, context, atNs, isCritical, reachedBy, stages: paid },
  ] of runs.entries()) {
    const core = cpu === null ? laneId(end, context, cpu) : `${end} ${cpu}`;
    // Where any core may be meant, a run still waits for what is on its lanes.
    const own = [core, ...paid.map(({ context: lane }) => laneId(end, lane, cpu))];
    const begin = Math.max(atNs, ...own.map((key) => freeAt.get(key) ?? 0));
    let now = begin;
    const placed = paid.map((stage, index): PlacedStage => {
      const lane = laneId(end, stage.context, cpu);
      lanes.set(lane, { id: lane, end, kind: stage.context, cpu });
      const fromNs = now;
      now += stage.ns;
      return {
        ...{ id: `${run}.${index}`, run, end, lane, stage, isCritical, fromNs, toNs: now },
      };
    });
    freeAt.set(core, now);
    for (const { lane, toNs } of placed) freeAt.set(lane, toNs);
    stages.push(...placed);
    const onPath = placed.filter(({ stage }) => stage.onPath);
    const [first] = onPath;
    if (!isCritical || first === undefined) continue;
    if (before !== undefined && reachedBy !== 'start') {
      if (reachedBy === 'wire') lanes.set(wireLane, wireOf());
      gaps.push({
        ...{ id: `gap ${run}`, kind: reachedBy, fromLane: before.lane, toLane: first.lane },
        ...{ fromNs: before.toNs, toNs: Math.max(before.toNs, first.fromNs) },
      });
    }
    before = onPath.at(-1);
  }
  const [first] = stages;
  // The answer wakes whoever asked: the next operation begins where this one began.
  if (
    subject === 'operation' &&
    before !== undefined &&
    first !== undefined &&
    endNs > before.toNs
  ) {
    gaps.push({
      ...{ id: 'gap end', kind: 'wake', fromLane: before.lane, toLane: first.lane },
      ...{ fromNs: before.toNs, toNs: endNs },
    });
  }
  const last = Math.max(endNs, ...stages.map(({ toNs }) => toNs));
  return { lanes: [...lanes.values()].toSorted(byPlace), stages, gaps, endNs: last };
}

const wireOf = (): Lane => ({ id: wireLane, end: null, kind: 'wire', cpu: null });

const order: readonly (readonly [Lane['end'], Lane['kind']])[] = [
  ['client', 'process'],
  ['client', 'softirq'],
  ['client', 'hardirq'],
  [null, 'wire'],
  ['server', 'hardirq'],
  ['server', 'softirq'],
  ['server', 'process'],
];

/** The client's process on top, then down to the wire; the server is its mirror image. */
function byPlace(a: Lane, b: Lane): number {
  const place = ({ end, kind }: Lane): number =>
    order.findIndex(([atEnd, atKind]) => atEnd === end && atKind === kind);
  return place(a) - place(b) || (a.cpu ?? 0) - (b.cpu ?? 0);
}
