import type { End } from '@hopwise/datapath';
import type { Assembly } from './assemble.ts';
import { type Aside, type Exchange, exchangeOf } from './exchange.ts';
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
  /** Time of the fuller direction of the line per operation [ns]. */
  readonly lineNsPerOperation: number;
}

export interface ExchangeModel {
  readonly cycle: readonly TurnRuns[];
  readonly aside: readonly TurnRuns[];
  /** What sends the skbs of each aside. */
  readonly after: readonly Aside['after'][];
}

/** The model last made of an assembly: sliders and fits ask for the same one again and again. */
const lastModels = new WeakMap<Assembly, { readonly key: string; readonly model: ExchangeModel }>();

/** Prices every turn of the workload's exchange. */
export function exchangeModel(
  input: PredictionInput,
  assembly: Assembly,
  platform: Platform,
  chainNodes: number,
): ExchangeModel {
  const { workload } = input.scenario;
  const framing = framingOf(platform, chainNodes);
  const { kind, requestBytes, responseBytes } = workload;
  const key = [kind, requestBytes, responseBytes, ...Object.values(framing)].join(' ');
  const last = lastModels.get(assembly);
  if (last?.key === key) return last.model;
  const exchange: Exchange = exchangeOf(workload);
  const model = {
    cycle: exchange.cycle.map((turn) => turnRuns(turn, assembly, framing)),
    aside: exchange.aside.map(({ turn }) => turnRuns(turn, assembly, framing)),
    after: exchange.aside.map(({ after }) => after),
  };
  lastModels.set(assembly, { key, model });
  return model;
}

/**
 * Solves a closed loop of `processes` operations by operational laws.
 *
 * One process meets nobody: the time of an operation is the sum of its work and its latencies, exactly.
 * With more, a run is slowed by the clock and by a busy sibling, and waits for the runs that it meets on
 * its CPU (M/G/1, first come first served: bottom halves are disabled for most of a short send or
 * receive call). The utilisation that a customer meets is that of the others (arrival theorem:
 * (N - 1) / N of the whole). A softirq that finds another running joins it and is not entered again;
 * a core that is busy already does not leave the idle loop. CPUs or a direction of the line that are
 * full let no more through, and the rest of the operation's time is waiting for them.
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
  const serialisation = sum(
    model.cycle.map(({ process, sentBytes }) =>
      process === null ? sentBytes.softirq : sentBytes.process,
    ),
  );
  const loop: Loop = {
    demand: { client: demandsOf(model, 'client'), server: demandsOf(model, 'server') },
    transitNs:
      model.cycle.length * (platform.deviceLatencyNs + platform.propagationNs) +
      serialisation / platform.lineBytesPerNs,
    platform,
    clock,
    others,
    crowding: Math.max(0, 1 - platform.logicalCpus / processes),
  };
  const at = (rate: number) => evaluate(loop, rate);
  let low = 0;
  const sentBy = (end: End): number =>
    sum(
      [...model.cycle, ...model.aside]
        .filter(({ turn }) => turn.end === end)
        .flatMap(({ sentBytes }) => [sentBytes.softirq, sentBytes.process]),
    );
  const sent = { client: sentBy('client'), server: sentBy('server') };
  const lineNsPerOperation = Math.max(sent.client, sent.server) / platform.lineBytesPerNs;
  let high = Math.min(processes / at(0).operationNs, 1 / lineNsPerOperation);
  for (let step = 0; step < 26 && others > 0; step++) {
    const rate = (low + high) / 2;
    const { operationNs, busiest } = at(rate);
    const isPossible = busiest <= 1;
    if (isPossible && processes / operationNs > rate) low = rate;
    else high = rate;
  }
  const rate = others > 0 ? low : high;
  const point = at(rate);
  const operationNs = processes / rate;
  const waiting = point.cycle.waiting + Math.max(0, operationNs - point.operationNs);
  return {
    ...point,
    rate,
    operationNs,
    cycle: { ...point.cycle, waiting },
    entries: entriesOf(model, point),
    wireBytesPerOperation: sent.client + sent.server,
    lineNsPerOperation,
  };
}

/** What one context of one end pays per operation [ns]. */
interface Demand {
  readonly onPath: number;
  readonly onPathVisit: number;
  /** With the tails, without what entering the context or leaving idle costs. */
  readonly whole: number;
  readonly visit: number;
  readonly idle: number;
  /** Sum of the squares of the runs' times [ns^2]. */
  readonly squares: number;
  /** Runs on the critical path, and in all. */
  readonly criticalRuns: number;
  readonly runs: number;
}

type Demands = Readonly<Record<Run['context'], Demand>>;

function demandsOf({ cycle, aside }: ExchangeModel, end: End): Demands {
  const runs = (turns: readonly TurnRuns[]): readonly Run[] =>
    turns
      .filter(({ turn }) => turn.end === end)
      .flatMap(({ softirq, process }) => (process === null ? [softirq] : [softirq, process]));
  const critical = runs(cycle);
  const all = [...critical, ...runs(aside)];
  const demand = (context: Run['context']): Demand => {
    const path = critical.filter((run) => run.context === context);
    const whole = all.filter((run) => run.context === context);
    return {
      onPath: sum(path.map(({ time }) => time.onPath)),
      onPathVisit: sum(path.map(({ time }) => time.onPathVisit)),
      whole: sum(whole.map(({ time }) => time.onPath + time.tail)),
      visit: sum(whole.map(({ time }) => time.onPathVisit + time.tailVisit)),
      idle: sum(whole.map(({ time }) => time.tailIdle)),
      squares: sum(whole.map((run) => wholeOf(run) ** 2)),
      criticalRuns: path.length,
      runs: whole.length,
    };
  };
  return { softirq: demand('softirq'), process: demand('process') };
}

const wholeOf = ({ time }: Run): number =>
  time.onPath + time.onPathVisit + time.tail + time.tailVisit;

interface Loop {
  readonly demand: Readonly<Record<End, Demands>>;
  /** Devices, wire and serialisation of one cycle [ns]. */
  readonly transitNs: number;
  readonly platform: Platform;
  readonly clock: number;
  /** Share of the load that is other customers': (N - 1) / N. */
  readonly others: number;
  /** Share of the processes that have to share a CPU with another: 1 - CPUs / N, or none. */
  readonly crowding: number;
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
    busiest: Math.max(client.busiest, server.busiest),
    slowdown: { client: client.slowdown, server: server.slowdown },
    entered: { client: client.entered, server: server.entered },
    idleShare: { client: client.idleShare, server: server.idleShare },
  };
}

/** State of one end at a rate, by fixed-point iteration: cost depends on utilisation and it on cost. */
function endState({ demand, platform, clock, others, crowding }: Loop, rate: number, end: End) {
  const { softirq, process } = demand[end];
  const { logicalCpus, queues, smtSlowdown, wakeLatencyNs, runTimeCv } = platform;
  // Fewer queues than CPUs put the softirqs of all flows on few of them.
  const density = logicalCpus / Math.min(queues, logicalCpus);
  const mean = softirq.whole + softirq.visit + process.whole + process.visit;
  const residualNominal =
    mean > 0 ? (((1 + runTimeCv ** 2) / 2) * (softirq.squares + process.squares)) / mean : 0;
  let softirqUse = 0;
  let processUse = 0;
  let slowdown = clock;
  let met = { softirq: 0, process: 0 };
  let waits = { softirq: 0, process: 0 };
  let joined = 0;
  for (let step = 0; step < 8; step++) {
    // What a run meets on its CPU: softirqs of other flows; softirqs also meet the process there,
    // a process meets another only when there are more processes than CPUs.
    const softirqs = Math.min(0.999, softirqUse * density * others);
    met = {
      softirq: Math.min(0.999, softirqs + processUse * others),
      process: Math.min(0.999, softirqUse * others + processUse * crowding),
    };
    const sibling = Math.min(1, (softirqUse + processUse) * others);
    slowdown = clock * (1 + (smtSlowdown - 1) * sibling);
    const residual = slowdown * residualNominal;
    waits = {
      softirq: (residual * met.softirq) / (1 - met.softirq),
      process: (residual * met.process) / (1 - met.process),
    };
    // Little's law gives the softirqs present on a CPU, waiting ones too; a run joins any of them.
    const present =
      softirqs + (rate * others * density * softirq.runs * waits.softirq) / logicalCpus;
    joined = 1 - Math.exp(-present);
    const per = (rate * slowdown) / logicalCpus;
    softirqUse =
      per * (softirq.whole + softirq.visit * (1 - joined) + softirq.idle * (1 - met.softirq));
    processUse = per * (process.whole + process.visit + process.idle * (1 - met.process));
  }
  const entered = { softirq: 1 - joined, process: 1 };
  const work =
    slowdown *
    (softirq.onPath + softirq.onPathVisit * entered.softirq + process.onPath + process.onPathVisit);
  return {
    utilisation: softirqUse + processUse,
    /** Of the CPUs that have a queue. */
    busiest: softirqUse * density + processUse,
    slowdown,
    entered,
    idleShare: { softirq: 1 - met.softirq, process: 1 - met.process },
    work,
    waiting: softirq.criticalRuns * waits.softirq + process.criticalRuns * waits.process,
    wakeLatency: process.criticalRuns * wakeLatencyNs * (1 - met.process),
  };
}

const sum = (values: readonly number[]): number => values.reduce((total, each) => total + each, 0);

type Shares = Readonly<Record<End, Readonly<Record<Run['context'], number>>>>;

const entriesOf = (
  model: ExchangeModel,
  { entered, idleShare }: { readonly entered: Shares; readonly idleShare: Shares },
): readonly Entry[] =>
  [...model.cycle, ...model.aside].flatMap(({ turn: { end }, softirq, process }) =>
    (process === null ? [softirq] : [softirq, process]).flatMap(({ context, items }) =>
      items.map(({ part, units }) => ({
        end,
        part,
        units,
        entered: entered[end][context],
        fromIdle: idleShare[end][context],
      })),
    ),
  );
