import type { End } from '@hopwise/datapath';
import { LatencyHistogram, type RandomStream, RandomStreams, Simulation } from '@hopwise/engine';
import type { ExchangeModel } from '../analytic-exchange.ts';
import type { Entry } from '../ledger.ts';
import type { Platform } from '../platform.ts';
import type { Run } from '../run.ts';
import { makeSteps, perOperation, type Step, start } from './exchange-steps.ts';
import { type Hosts, makeHosts } from './hosts.ts';
import { drawQueue, processCpu } from './placement.ts';
import type { RunStarted } from './run-started.ts';

/**
 * Closed loops of turns on two hosts, by events.
 *
 * A job number is (process x steps + step) x 2 + (0 softirq, 1 process).
 */
export class ExchangeRun {
  readonly simulation = new Simulation();
  readonly latency = new LatencyHistogram();
  readonly hosts: Hosts;
  operations = 0;

  readonly #steps: readonly Step[];
  readonly #cycleLength: number;
  readonly #platform: Platform;
  readonly #processes: number;
  readonly #newQueuePerOperation: boolean;
  readonly #onRun: ((started: RunStarted) => void) | undefined;
  readonly #chance: Readonly<Record<End, RandomStream>>;
  readonly #queues: Readonly<Record<End, Int32Array>>;
  readonly #oldQueues: Readonly<Record<End, Int32Array>>;
  readonly #startedAt: Float64Array;
  /** Softirq runs begun or waiting on each CPU, and the CPU of each job's softirq run. */
  readonly #softirqs: Readonly<Record<End, Int32Array>>;
  readonly #runsOn: Int32Array;
  readonly #linkFreeAt: Record<End, number> = { client: 0, server: 0 };
  readonly #arrival: number;
  readonly #wakeup: number;

  constructor(
    model: ExchangeModel,
    platform: Platform,
    options: {
      readonly processes: number;
      readonly clock: number;
      readonly seed: number;
      readonly newQueuePerOperation: boolean;
      /** Told of every run as it is handed to its CPU. */
      readonly onRun?: (started: RunStarted) => void;
    },
  ) {
    const { processes, clock, seed, newQueuePerOperation, onRun } = options;
    this.#onRun = onRun;
    this.#platform = platform;
    this.#processes = processes;
    this.#newQueuePerOperation = newQueuePerOperation;
    this.#steps = makeSteps(model, platform);
    this.#cycleLength = model.cycle.length;
    this.#chance = { client: queueStream(seed, 'client'), server: queueStream(seed, 'server') };
    this.#queues = { client: new Int32Array(processes), server: new Int32Array(processes) };
    this.#oldQueues = { client: new Int32Array(processes), server: new Int32Array(processes) };
    this.#softirqs = {
      client: new Int32Array(platform.logicalCpus),
      server: new Int32Array(platform.logicalCpus),
    };
    this.#runsOn = new Int32Array(processes * this.#steps.length);
    this.#startedAt = new Float64Array(processes);
    this.hosts = makeHosts(this.simulation, platform, { clock, seed }, (end, job, cpu) =>
      this.#onDone(end, job, cpu),
    );
    this.#arrival = this.simulation.handler((job) => this.#onArrival(job));
    this.#wakeup = this.simulation.handler((job) => this.#onWakeup(job));
    this.redraw();
    for (let process = 0; process < processes; process++) {
      // Staggered starts: real clients do not begin in the same nanosecond.
      this.simulation.after(process * 97, this.#wakeup, this.#job(process, 0) + 1);
    }
  }

  /** Gives every flow new receive queues, as another run of the benchmark would have. */
  redraw(): void {
    for (let process = 0; process < this.#processes; process++) this.#newConnection(process);
  }

  /** Forgets what was counted so far; the state of the hosts stays. */
  resetCounts(): void {
    this.operations = 0;
    this.latency.reset();
    for (const { softirq, process } of this.#steps) {
      for (const counter of process === null ? [softirq] : [softirq, process]) {
        counter.count = 0;
        counter.enteredCount = 0;
        counter.idleCount = 0;
      }
    }
  }

  /** What every part handled per operation since the last reset. */
  entries(): readonly Entry[] {
    return this.#entriesOf(this.#steps);
  }

  /** The same for the turns that an operation waits for. */
  criticalEntries(): readonly Entry[] {
    return this.#entriesOf(this.#steps.slice(0, this.#cycleLength));
  }

  #entriesOf(steps: readonly Step[]): readonly Entry[] {
    return steps.flatMap(({ end, softirq, process }) =>
      (process === null ? [softirq] : [softirq, process]).flatMap((counter) =>
        counter.run.items.map(({ part, units }) => ({
          end,
          part,
          units: perOperation(units, counter, this.operations),
        })),
      ),
    );
  }

  #job(process: number, step: number): number {
    return (process * this.#steps.length + step) * 2;
  }

  #newConnection(process: number): void {
    for (const end of ends) {
      this.#oldQueues[end][process] = this.#queues[end][process] as number;
      this.#queues[end][process] = drawQueue(process, this.#platform, this.#chance[end]);
    }
  }

  /** The skbs of a turn raise an interrupt. */
  #onArrival(job: number): void {
    const { end, softirq } = this.#locate(job);
    const queue = this.#runsOn[job >> 1] as number;
    const cpu = this.hosts.cpus[end][queue];
    const present = this.#softirqs[end];
    const isEntered = (present[queue] as number) === 0;
    this.#onRun?.({ end, cpu: queue, job, run: softirq.run, isEntered });
    if (cpu !== undefined) start(cpu, job, softirq, isEntered);
    present[queue] = (present[queue] as number) + 1;
  }

  /** The woken process runs. */
  #onWakeup(job: number): void {
    const step = this.#locate(job);
    const index = processCpu(step.process, this.#platform);
    const cpu = this.hosts.cpus[step.end][index];
    if (cpu !== undefined && step.processRun !== null) {
      const { run } = step.processRun;
      this.#onRun?.({ end: step.end, cpu: index, job, run, isEntered: true });
      start(cpu, job, step.processRun, true);
    }
  }

  #onDone(end: End, job: number, cpu: number): void {
    const { process, stepIndex, processRun } = this.#locate(job);
    const isSoftirq = (job & 1) === 0;
    // Not by the job's queue: a connection's last segments can overlap with the next connection's.
    if (isSoftirq) this.#softirqs[end][cpu] = (this.#softirqs[end][cpu] as number) - 1;
    this.#send(end, process, stepIndex, isSoftirq ? 'softirq' : 'process');
    if (isSoftirq && processRun !== null) {
      const home = this.hosts.cpus[end][processCpu(process, this.#platform)];
      if (home?.isBusy === true) this.#onWakeup(job + 1);
      else this.simulation.after(this.#platform.wakeLatencyNs, this.#wakeup, job + 1);
    }
  }

  /** A run has left its skbs: what it sent reaches the other end. */
  #send(end: End, process: number, stepIndex: number, context: Run['context']): void {
    const step = this.#steps[stepIndex] as Step;
    // The process of the first turn has closed the old connection, and opens the next.
    const isRenewal = stepIndex === 0 && context === 'process';
    if (isRenewal) this.#finishOperation(process);
    const arrivesAt = this.#transmit(end, step.serialisationNs[context]);
    const isOld = isRenewal || stepIndex >= this.#cycleLength;
    for (const next of step.sends[context]) {
      const queues = isOld && next >= this.#cycleLength ? this.#oldQueues : this.#queues;
      const job = this.#job(process, next);
      this.#runsOn[job >> 1] = queues[(this.#steps[next] as Step).end][process] as number;
      this.simulation.at(arrivesAt, this.#arrival, job);
    }
  }

  /** Puts skbs on the line; returns when the last of them raises an interrupt [ns]. */
  #transmit(end: End, serialisationNs: number): number {
    const { now } = this.simulation;
    const gone = Math.max(now, this.#linkFreeAt[end]) + serialisationNs;
    this.#linkFreeAt[end] = gone;
    const { deviceLatencyNs, propagationNs } = this.#platform;
    return gone + deviceLatencyNs + propagationNs;
  }

  #finishOperation(process: number): void {
    const { now } = this.simulation;
    const startedAt = this.#startedAt[process] as number;
    if (startedAt > 0) {
      this.operations++;
      this.latency.record(now - startedAt);
    }
    this.#startedAt[process] = now;
    if (this.#newQueuePerOperation) this.#newConnection(process);
  }

  #locate(job: number) {
    const index = job >> 1;
    const stepIndex = index % this.#steps.length;
    const process = (index - stepIndex) / this.#steps.length;
    const step = this.#steps[stepIndex] as Step;
    return { process, stepIndex, end: step.end, softirq: step.softirq, processRun: step.process };
  }
}

const ends = ['client', 'server'] as const;

const queueStream = (seed: number, end: End) => new RandomStreams(seed).stream(`queue ${end}`);
