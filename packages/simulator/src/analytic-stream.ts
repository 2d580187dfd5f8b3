import type { End, Workload } from '@hopwise/datapath';
import type { Entry } from './ledger.ts';
import { serialServers } from './legs.ts';
import type { Platform } from './platform.ts';
import { entriesOf } from './stream-entries.ts';
import { highestPossible, type Tried } from './highest-possible.ts';
import { handedServers } from './stream-legs.ts';
import type { StreamParts } from './stream-parts.ts';
import type { Ceiling, State, Transfer } from './stream-model.ts';
import { stateAt } from './stream-state.ts';
import { costsOf } from './stream-times.ts';

/** Operating point of a bulk transfer; one operation is one aggregate that reaches the receiver. */
export interface StreamPoint {
  /** Goodput of all flows of one direction [byte/ns]. */
  readonly goodput: number;
  readonly aggregateBytes: number;
  readonly slowdown: Readonly<Record<End, number>>;
  readonly utilisation: Readonly<Record<End, number>>;
  /** How much longer a byte is copied while the memory is busy. */
  readonly copying: Readonly<Record<End, number>>;
  readonly entries: readonly Entry[];
  /** What the goodput could be if only this limited it. */
  readonly ceilings: readonly Ceiling[];
}

/** What a transfer is solved with, besides its costs and its platform. */
export interface StreamSetup {
  readonly clock: number;
  readonly directions: 1 | 2;
  /** Whether skbs belong to their socket until the NIC has sent them. */
  readonly isOwned: boolean;
}

/**
 * Solves bulk transfers for the goodput at which the tightest ceiling is reached. The client sends.
 *
 * Between two interrupts a flow's share of the wire becomes one GRO aggregate (up to 64 KiB), each
 * aggregate is answered by one ACK, and each ACK lets one skb out: work per byte rises as the share
 * per flow falls. A visit is shared by the skbs that one interrupt finds.
 */
export function solveStream(
  parts: StreamParts,
  platform: Platform,
  { processes: flows, requestBytes: sendBytes }: Workload,
  { clock, directions, isOwned }: StreamSetup,
): StreamPoint {
  const line = (platform.lineBytesPerNs * platform.mss) / (platform.mss + platform.headerBytes);
  const transfer: Transfer = {
    costs: costsOf(parts),
    servers: handedServers(parts),
    platform,
    flows,
    directions,
    clock,
    line,
    isOwned,
    isMerged: parts.isMerged,
    isSerial: parts.handed.dataOut.some(({ server }) => serialServers.includes(server)),
    sendBytes,
    usedQueues: usedQueues(platform, flows),
    usedQueuesByAll: usedQueues(platform, flows * directions),
    legCores: {
      rps: usedQueues({ queues: platform.rpsCpus }, flows),
      rfs: Math.min(flows, platform.logicalCpus),
      workqueue: platform.logicalCpus,
    },
  };
  const { value: goodput, state } = solved(transfer);
  return {
    goodput,
    aggregateBytes: state.batch.aggregate,
    slowdown: state.slowdown,
    utilisation: state.utilisation,
    copying: state.copying,
    entries: entriesOf(parts, state, transfer),
    ceilings: state.ceilings,
  };
}

/**
 * Receive queues that get at least one flow, in the mean: flows hash into queues at random.
 */
export const usedQueues = ({ queues }: Pick<Platform, 'queues'>, flows: number): number =>
  queues * (1 - (1 - 1 / queues) ** flows);

/** A transfer at a goodput, and how far its tightest ceiling is above that. */
interface TriedTransfer extends Tried {
  readonly state: State;
}

/**
 * The highest goodput that no ceiling forbids.
 *
 * More goodput makes larger aggregates, which cost less per byte: what is possible at a goodput may be
 * impossible at a lower one, and just above it. So the search comes down from the line, and the answer
 * is the last state that it found possible, not one close by.
 */
function solved(transfer: Transfer): TriedTransfer {
  const { flows, directions, platform, line } = transfer;
  // Full CPUs have two states, of small batches and of large: a search that came from one misses the other.
  const isCrowded = flows * directions > platform.logicalCpus;
  let near: State | null = null;
  const from = (goodput: number, start: State | null): TriedTransfer => {
    const state = stateAt(transfer, goodput, start);
    return { value: goodput, excess: lowest(state.ceilings) - goodput, state };
  };
  return highestPossible(line, (goodput) => {
    const tried = from(goodput, near);
    near = tried.state;
    return tried.excess < 0 && isCrowded ? from(goodput, null) : tried;
  });
}

function lowest(ceilings: readonly Ceiling[]): number {
  let least = Number.POSITIVE_INFINITY;
  for (const { goodput } of ceilings) least = Math.min(least, goodput);
  return least;
}
