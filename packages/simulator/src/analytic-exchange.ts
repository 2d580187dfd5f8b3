import type { End } from '@hopwise/datapath';
import { type Crowd, groupKey, groupsOf } from './exchange-groups.ts';
import type { ExchangeModel } from './exchange-model.ts';
import { type HostTable, hostState, hostTable } from './host-state.ts';
import type { Entry } from './ledger.ts';
import type { Platform } from './platform.ts';
import type { Slot } from './slot.ts';

/** Operating point of an exchange. */
export interface ExchangePoint {
  /** Operations per ns. */
  readonly rate: number;
  /** Mean time of one operation [ns]. */
  readonly operationNs: number;
  /** Busy share of a logical CPU at each end. */
  readonly utilisation: Readonly<Record<End, number>>;
  readonly slowdown: Readonly<Record<End, number>>;
  /** Busy share of the busiest CPUs, and what runs there. */
  readonly busiest: { readonly end: End; readonly key: string; readonly share: number };
  /** Time of the cycle that is CPU work, waiting for a CPU, and neither [ns]. */
  readonly cycle: { readonly work: number; readonly waiting: number; readonly latency: number };
  readonly entries: readonly Entry[];
  readonly wireBytesPerOperation: number;
  /** Time of the fuller direction of the line per operation [ns]. */
  readonly lineNsPerOperation: number;
  /** Whether operations arrive at the rate that was offered. */
  readonly isOffered: boolean;
}

/** Who asks, and how. */
export interface Customers extends Crowd {
  /** Offered operations per ns; null in a closed loop. */
  readonly offered: number | null;
  /** Whether both ends are programs of one machine. */
  readonly isOneHost: boolean;
  readonly clock: number;
}

/**
 * Solves a loop of operations by operational laws.
 *
 * One process meets nobody: the time of an operation is the sum of its work and its latencies, exactly.
 * With more, a run is slowed by the clock and by a busy sibling, and waits for the runs that it meets on
 * its CPU (M/G/1, first come first served: bottom halves are disabled for most of a short send or
 * receive call). The utilisation that a customer meets is that of the others (arrival theorem:
 * (N - 1) / N of the whole; all of it where operations arrive by themselves). A softirq that finds
 * another running joins it and is not entered again; a core that is busy already does not leave the
 * idle loop. CPUs or a direction of the line that are full let no more through, and the rest of the
 * operation's time is waiting for them.
 *
 * @source Lazowska et al., Quantitative System Performance (1984), chapters 5 to 7
 */
export function solveExchange(
  model: ExchangeModel,
  platform: Platform,
  customers: Customers,
): ExchangePoint {
  const { count, offered } = customers;
  const loop = loopOf(model, platform, customers);
  const at = (rate: number) => evaluate(loop, rate);
  const sent = { client: sentBy(model, 'client'), server: sentBy(model, 'server') };
  const lineNsPerOperation = Math.max(sent.client, sent.server) / platform.lineBytesPerNs;
  const lineRate = lineNsPerOperation > 0 ? 1 / lineNsPerOperation : Number.POSITIVE_INFINITY;
  // Without load, and with CPUs that leave idle at once: nothing is faster.
  const { operationNs: leastNs } = evaluate({ ...loop, platform: awake(platform) }, 0);
  const high = Math.min(count / leastNs, lineRate);
  /** How much more than this rate is possible, by answers and by room on CPUs [1/ns]. */
  const excess = (rate: number): number => {
    const { heldNs, busiest } = at(rate);
    return Math.min(count / heldNs - rate, high * (1 - busiest.share));
  };
  const wanted = offered ?? Number.POSITIVE_INFINITY;
  // On one CPU what follows an answer delays the other end's next turn.
  const isAlone =
    offered === null && count <= 1 && platform.idleStates.length === 0 && !platform.isOneCpu;
  const isOffered = wanted <= high && excess(wanted) >= 0;
  const rate = isOffered ? wanted : isAlone ? high : highestPossible(excess, high);
  const point = at(rate);
  const operationNs = isOffered ? point.operationNs : count / rate;
  const waiting = point.cycle.waiting + Math.max(0, operationNs - point.operationNs);
  return {
    ...point,
    rate,
    operationNs,
    cycle: { ...point.cycle, waiting },
    entries: entriesOf(model, loop),
    wireBytesPerOperation: sent.client + sent.server,
    lineNsPerOperation,
    isOffered,
  };
}

const awake = (platform: Platform): Platform => ({ ...platform, idleStates: [] });

/**
 * The highest rate without a negative excess, which falls with the rate: by false position, where an
 * end that stays twice counts half (Illinois), so that both ends close in.
 */
function highestPossible(excess: (rate: number) => number, most: number): number {
  let low = 0;
  let high = most;
  let lowExcess = most;
  let highExcess = excess(most);
  if (highExcess >= 0) return most;
  let moved = 0;
  for (let step = 0; step < stepsMax && high - low > precision * most; step++) {
    const rate = low + ((high - low) * lowExcess) / (lowExcess - highExcess);
    const found = excess(rate);
    if (found >= 0) {
      if (found < precision * most) return rate;
      low = rate;
      lowExcess = found;
      if (moved === 1) highExcess /= 2;
      moved = 1;
    } else {
      high = rate;
      highExcess = found;
      if (moved === -1) lowExcess /= 2;
      moved = -1;
    }
  }
  return low;
}

/** Of the rate; false position reaches it within some ten steps. */
const precision = 1e-9;
const stepsMax = 60;

/** What one end puts on the wire per operation [byte]. */
const sentBy = ({ slots }: ExchangeModel, end: End): number =>
  sum(
    slots
      .filter((slot) => slot.end === end && !isWithinMachine(slot))
      .map(({ wireBytes }) => wireBytes),
  );

/** Whether what a run sends stays on its machine; what nobody waits for goes the way it came. */
const isWithinMachine = ({ next, turn }: Slot): boolean =>
  next.some(({ via }) => isLocal(via)) ||
  (isLocal(turn.via) && !next.some(({ via }) => via === 'wire'));

const isLocal = (via: Slot['next'][number]['via']): boolean =>
  via === 'same-node' || via === 'loopback' || via === 'veth';

interface Loop {
  readonly tables: Readonly<Record<End, HostTable>>;
  /** Devices, wire and serialisation of one cycle [ns]. */
  readonly transitNs: number;
  /** Runs that one operation waits for, and sums of the squares of their times at each end [ns^2]. */
  readonly runs: number;
  readonly squares: Readonly<Record<End, number>>;
  readonly platform: Platform;
  readonly customers: Customers;
  readonly others: number;
}

function loopOf(model: ExchangeModel, platform: Platform, customers: Customers): Loop {
  const { count, offered, isOneHost } = customers;
  const groups = groupsOf(model, platform, customers, (end) => (isOneHost ? 'client' : end));
  const crossing = model.slots.filter(
    ({ isCritical, next }) =>
      isCritical && next.some(({ to, via }) => via === 'wire' && model.slots[to]?.isCritical),
  );
  const critical = model.slots.filter(({ isCritical }) => isCritical);
  const squaresOf = (end: End): number =>
    sum(
      critical
        .filter((slot) => slot.end === end)
        .map(({ run }) => (run.time.onPath + run.time.onPathVisit) ** 2),
    );
  return {
    runs: critical.length,
    squares: { client: squaresOf('client'), server: squaresOf('server') },
    tables: {
      client: hostTable(groups.filter(({ host }) => host === 'client')),
      server: hostTable(groups.filter(({ host }) => host === 'server')),
    },
    transitNs:
      crossing.length * (platform.deviceLatencyNs + platform.propagationNs) +
      sum(crossing.map(({ wireBytes }) => wireBytes)) / platform.lineBytesPerNs,
    platform,
    customers,
    others: offered === null ? (count - 1) / count : 1,
  };
}

/** Operations at a rate; `heldNs` is how long each keeps its connection. */
function evaluate(loop: Loop, rate: number) {
  const { tables, transitNs, runs, squares, platform, customers, others } = loop;
  const { clock, isOneHost, count, offered } = customers;
  const load = { rate, others, customers: count, clock };
  const client = hostState(tables.client, platform, load);
  const server = hostState(tables.server, platform, load);
  const hosts = { client, server: isOneHost ? client : server };
  const work = client.work + server.work;
  const latency = transitNs + client.wakeLatency + server.wakeLatency;
  const heldNs = work + client.waiting + server.waiting + latency;
  const waited = client.waiting + server.waiting;
  const waiting = waited + (offered === null ? 0 : waitForConnection());
  const end = client.busiest >= server.busiest ? ('client' as const) : ('server' as const);
  /**
   * An operation that is due while its connection is busy waits for it. Operations of a connection are
   * due evenly, so only the scatter of what they take makes one meet another.
   *
   * @source Kingman, The single server queue in heavy traffic (1961), without scatter of arrivals
   */
  function waitForConnection(): number {
    const busy = Math.min(0.999, (rate * heldNs) / count);
    const variance =
      platform.runTimeCv ** 2 *
        (squares.client * client.slowdown ** 2 + squares.server * server.slowdown ** 2) +
      waited ** 2 / runs;
    return ((busy / (1 - busy)) * variance) / (2 * heldNs);
  }
  return {
    operationNs: work + waiting + latency,
    heldNs,
    cycle: { work, waiting, latency },
    utilisation: { client: hosts.client.utilisation, server: hosts.server.utilisation },
    busiest: { end, key: hosts[end].busiestKey, share: hosts[end].busiest },
    slowdown: { client: hosts.client.slowdown, server: hosts.server.slowdown },
  };
}

const sum = (values: readonly number[]): number => values.reduce((total, each) => total + each, 0);

const entriesOf = ({ slots }: ExchangeModel, { tables, customers }: Loop): readonly Entry[] =>
  slots.flatMap((slot) => {
    const host = customers.isOneHost ? 'client' : slot.end;
    const { groups, joined, met } = tables[host];
    const key = groupKey(slot);
    const index = groups.findIndex((group) => group.key === key);
    return slot.run.items.map(({ part, units }) => ({
      end: slot.end,
      part,
      units,
      entered: 1 - (joined[index] ?? 0),
      fromIdle: 1 - (met[index] ?? 0),
    }));
  });
