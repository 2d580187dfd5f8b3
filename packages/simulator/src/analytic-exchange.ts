import type { End } from '@hopwise/datapath';
import type { Assembly } from './assemble.ts';
import { type Exchange, exchangeOf } from './exchange.ts';
import type { Entry } from './ledger.ts';
import { framingOf, type Platform } from './platform.ts';
import type { PredictionInput } from './prediction-input.ts';
import type { Run } from './run.ts';
import { type TurnRuns, turnRuns } from './turn-runs.ts';

/** Operating point of an exchange. */
export interface ExchangePoint {
  /** Operations per ns. */
  readonly rate: number;
  /** Mean time of one operation [ns]. */
  readonly operationNs: number;
  /** Busy share of a logical CPU at each end. */
  readonly utilisation: Readonly<Record<End, number>>;
  readonly slowdown: Readonly<Record<End, number>>;
  /** Time of the cycle that is CPU work, waiting for a CPU, and neither [ns]. */
  readonly cycle: { readonly work: number; readonly waiting: number; readonly latency: number };
  readonly entries: readonly Entry[];
  readonly wireBytesPerOperation: number;
}

export interface ExchangeModel {
  readonly cycle: readonly TurnRuns[];
  readonly aside: readonly TurnRuns[];
}

/** Prices every turn of the workload's exchange. */
export function exchangeModel(
  input: PredictionInput,
  assembly: Assembly,
  platform: Platform,
  chainNodes: number,
): ExchangeModel {
  const exchange: Exchange = exchangeOf(input.scenario.workload);
  const framing = framingOf(platform, chainNodes);
  return {
    cycle: exchange.cycle.map((turn) => turnRuns(turn, assembly, framing)),
    aside: exchange.aside.map((turn) => turnRuns(turn, assembly, framing)),
  };
}

/**
 * Solves a closed loop of `processes` operations by operational laws.
 *
 * One process meets nobody: the time of an operation is the sum of its work and its latencies, exactly.
 * With more, a run is slowed by the clock, by its busy sibling, and by sharing its logical CPU
 * (processor sharing, 1 / (1 - u)); the utilisation that a customer sees is that of the others
 * (arrival theorem: (N - 1) / N of the whole). A context that finds its CPU busy does not start from
 * idle and does not pay the visit again.
 *
 * @source Lazowska et al., Quantitative System Performance (1984), chapters 5 to 7
 */
export function solveExchange(
  model: ExchangeModel,
  platform: Platform,
  processes: number,
  clock: number,
): ExchangePoint {
  const others = (processes - 1) / processes;
  const serialisation = sum(model.cycle.flatMap(({ sentBytes }) => sentBytes));
  const loop: Loop = {
    demand: { client: demandOf(model, 'client'), server: demandOf(model, 'server') },
    transitNs:
      model.cycle.length * (platform.deviceLatencyNs + platform.propagationNs) +
      serialisation / platform.lineBytesPerNs,
    platform,
    clock,
    others,
  };
  const at = (rate: number) => evaluate(loop, rate);
  let low = 0;
  let high = processes / at(0).operationNs;
  for (let step = 0; step < 50 && others > 0; step++) {
    const rate = (low + high) / 2;
    if (processes / at(rate).operationNs > rate) low = rate;
    else high = rate;
  }
  const rate = others > 0 ? (low + high) / 2 : high;
  const point = at(rate);
  const wireBytesPerOperation = sum(
    [...model.cycle, ...model.aside].flatMap(({ sentBytes }) => sentBytes),
  );
  return { ...point, rate, entries: entriesOf(model, point.visitShare), wireBytesPerOperation };
}

/** What one end pays per operation, in the terms that depend on its state [ns]. */
interface Demand {
  readonly onPath: number;
  readonly onPathVisit: number;
  readonly whole: number;
  readonly wholeVisit: number;
  /** Processes woken on the critical path. */
  readonly wakes: number;
}

function demandOf({ cycle, aside }: ExchangeModel, end: End): Demand {
  const at = (turns: readonly TurnRuns[]): readonly TurnRuns[] =>
    turns.filter(({ turn }) => turn.end === end);
  const runs = (turns: readonly TurnRuns[]): readonly Run[] =>
    at(turns).flatMap(({ softirq, process }) => (process === null ? [softirq] : [softirq, process]));
  const critical = runs(cycle);
  const all = [...critical, ...runs(aside)];
  return {
    onPath: sum(critical.map(({ time }) => time.onPath)),
    onPathVisit: sum(critical.map(({ time }) => time.onPathVisit)),
    whole: sum(all.map(({ time }) => time.onPath + time.tail)),
    wholeVisit: sum(all.map(({ time }) => time.onPathVisit + time.tailVisit)),
    wakes: at(cycle).filter(({ process }) => process !== null).length,
  };
}

interface Loop {
  readonly demand: Readonly<Record<End, Demand>>;
  /** Devices, wire and serialisation of one cycle [ns]. */
  readonly transitNs: number;
  readonly platform: Platform;
  readonly clock: number;
  readonly others: number;
}

function evaluate(loop: Loop, rate: number) {
  const client = endState(loop, rate, 'client');
  const server = endState(loop, rate, 'server');
  const work = client.work + server.work;
  const waiting = client.waiting + server.waiting;
  const latency = loop.transitNs + client.wakeLatency + server.wakeLatency;
  return {
    operationNs: work + waiting + latency,
    cycle: { work, waiting, latency },
    utilisation: { client: client.utilisation, server: server.utilisation },
    slowdown: { client: client.slowdown, server: server.slowdown },
    visitShare: { client: 1 - client.seen, server: 1 - server.seen },
  };
}

/** State of one end at a rate, by fixed-point iteration: cost depends on utilisation and it on cost. */
function endState({ demand, platform, clock, others }: Loop, rate: number, end: End) {
  const { onPath, onPathVisit, whole, wholeVisit, wakes } = demand[end];
  let utilisation = 0;
  let seen = 0;
  let slowdown = clock;
  for (let step = 0; step < 12; step++) {
    seen = Math.min(0.999, utilisation * others);
    slowdown = clock * (1 + (platform.smtSlowdown - 1) * seen);
    utilisation = (rate * slowdown * (whole + wholeVisit * (1 - seen))) / platform.logicalCpus;
  }
  const work = slowdown * (onPath + onPathVisit * (1 - seen));
  return {
    utilisation,
    seen,
    slowdown,
    work,
    waiting: work / (1 - seen) - work,
    wakeLatency: wakes * platform.wakeLatencyNs * (1 - seen),
  };
}

const sum = (values: readonly number[]): number => values.reduce((total, each) => total + each, 0);

const entriesOf = (
  model: ExchangeModel,
  visitShare: Readonly<Record<End, number>>,
): readonly Entry[] =>
  [...model.cycle, ...model.aside].flatMap(({ turn: { end }, softirq, process }) =>
    [...softirq.items, ...(process?.items ?? [])].map(({ part, units }) => ({
      end,
      part,
      units: { ...units, visit: (units.visit ?? 0) * visitShare[end] },
    })),
  );
