import type { Context, Datapath, End, Prediction, StageShare } from '@hopwise/datapath';
import { costPerCore } from './cost-per-core.ts';
import { sum } from './sum.ts';

/** What happens to a stage on the way from one datapath to the other. */
export type StageChange = 'same' | 'added' | 'skipped' | 'moved';

/** One stage at one end, in two datapaths. */
export interface StageDifference {
  readonly end: End;
  readonly direction: StageShare['direction'];
  readonly stage: StageShare['stage'];
  readonly change: StageChange;
  /** The context that most of its time is accounted to; null where the stage is not met. */
  readonly contextA: Context | null;
  readonly contextB: Context | null;
  /** How often the path names it. */
  readonly countA: number;
  readonly countB: number;
  /** CPU time per operation [ns], or per byte of goodput [ns/byte]. */
  readonly costA: number;
  readonly costB: number;
  /** costB - costA, in the same unit. */
  readonly difference: number;
}

/** One side: what is on the path, and what was predicted for it. */
export interface DatapathSide {
  readonly datapath: Datapath;
  readonly prediction: Prediction;
}

interface Side {
  readonly context: Context | null;
  readonly count: number;
  readonly cost: number;
}

/** Every stage that either side pays for, in path order. */
export function stageDifferences(
  sideA: DatapathSide,
  sideB: DatapathSide,
): readonly StageDifference[] {
  const keys = mergeOrders(keysInOrder(sideA), keysInOrder(sideB));
  return keys.map(({ end, direction, stage }) => {
    const a = sideOf(sideA, { end, direction, stage });
    const b = sideOf(sideB, { end, direction, stage });
    return {
      end,
      direction,
      stage,
      change: changeOf(a, b),
      contextA: a.context,
      contextB: b.context,
      countA: a.count,
      countB: b.count,
      costA: a.cost,
      costB: b.cost,
      difference: b.cost - a.cost,
    };
  });
}

type Key = Pick<StageShare, 'end' | 'direction' | 'stage'>;

const sameKey = (a: Key, b: Key): boolean =>
  a.end === b.end && a.direction === b.direction && a.stage === b.stage;

/** An operation's way there and back. */
const legs = [
  { end: 'client', direction: 'egress' },
  { end: 'server', direction: 'ingress' },
  { end: 'server', direction: 'egress' },
  { end: 'client', direction: 'ingress' },
  { end: 'client', direction: 'background' },
  { end: 'server', direction: 'background' },
] as const;

/** Every stage that costs something, in path order. */
function keysInOrder({ datapath, prediction }: DatapathSide): readonly Key[] {
  const order = {
    egress: stagesOf(datapath, 'egress'),
    ingress: stagesOf(datapath, 'ingress'),
    background: [],
  } as const;
  const place = ({ direction, stage }: Key): number => {
    const index = (order[direction] as readonly string[]).indexOf(stage);
    return index < 0 ? Infinity : index;
  };
  return legs.flatMap(({ end, direction }) =>
    unique(prediction.stages.filter((share) => share.end === end && share.direction === direction))
      .map((share) => ({ end, direction, stage: share.stage }))
      .toSorted((x, y) => (place(x) === place(y) ? 0 : place(x) - place(y))),
  );
}

const stagesOf = (datapath: Datapath, direction: 'egress' | 'ingress'): readonly string[] =>
  datapath[direction].flatMap((visit) => [...visit.stages, ...(visit.epilogue ?? [])]);

const unique = (shares: readonly StageShare[]): readonly StageShare[] =>
  shares.filter((share, i) => shares.findIndex((other) => sameKey(other, share)) === i);

/** One list with the order of both: what only `b` has stands where it would follow its neighbour. */
function mergeOrders(a: readonly Key[], b: readonly Key[]): readonly Key[] {
  const merged = [...a];
  let at = 0;
  for (const key of b) {
    const index = merged.findIndex((other) => sameKey(other, key));
    if (index >= 0) at = index + 1;
    else merged.splice(at++, 0, key);
  }
  return merged;
}

function sideOf({ datapath, prediction }: DatapathSide, key: Key): Side {
  const shares = prediction.stages.filter((share) => sameKey(share, key));
  if (shares.length === 0) return { context: null, count: 0, cost: 0 };
  const main = shares.reduce((most, share) => (share.cores > most.cores ? share : most));
  const named =
    key.direction === 'background'
      ? 0
      : stagesOf(datapath, key.direction).filter((stage) => stage === key.stage).length;
  return {
    context: main.context,
    count: Math.max(1, named),
    cost: sum(shares.map((share) => share.cores)) * costPerCore(prediction),
  };
}

function changeOf(a: Side, b: Side): StageChange {
  if (a.context === null) return 'added';
  if (b.context === null) return 'skipped';
  return a.context === b.context ? 'same' : 'moved';
}
