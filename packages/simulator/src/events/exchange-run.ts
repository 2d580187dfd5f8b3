import type { End } from '@hopwise/datapath';
import { LatencyHistogram, type RandomStream, RandomStreams, Simulation } from '@hopwise/engine';
import { isStarted, isWoken } from '../exchange-groups.ts';
import type { ExchangeModel } from '../exchange-model.ts';
import { deeperExitNs } from '../idle-states.ts';
import type { Entry } from '../ledger.ts';
import type { Platform } from '../platform.ts';
import type { Hop, Slot } from '../slot.ts';
import type { OnCpuSlice } from './cpu-slice.ts';
import { ExchangePlacement } from './exchange-placement.ts';
import { type Hosts, makeHosts } from './hosts.ts';
import { perOperation, type RunCounter, runCounter, start } from './run-counter.ts';
import type { RunStarted } from './run-started.ts';

interface ExchangeOptions {
  readonly processes: number;
  /** Operations that can be under way at once: some of each process. */
  readonly customers: number;
  /** Operations per ns that are offered; null in a closed loop. */
  readonly offered: number | null;
  readonly isOneHost: boolean;
  readonly clock: number;
  readonly seed: number;
  /** Told of every run as it is handed to its CPU. */
  readonly onRun?: ((started: RunStarted) => void) | undefined;
  readonly onSlice?: OnCpuSlice | undefined;
}

/**
 * Loops of turns on two hosts, or on one, by events.
 *
 * A job number is customer x slots + slot.
 */
export class ExchangeRun {
  readonly simulation = new Simulation();
  readonly latency = new LatencyHistogram();
  readonly hosts: Hosts;
  operations = 0;

  readonly #model: ExchangeModel;
  readonly #slots: readonly Slot[];
  readonly #counters: readonly RunCounter[];
  readonly #platform: Platform;
  readonly #options: ExchangeOptions;
  readonly #placement: ExchangePlacement;
  /** When the operation under way began or was due; 0 before the first. */
  readonly #startedAt: Float64Array;
  /** Softirq runs begun or waiting on each CPU, and the CPU of each job's run. */
  readonly #softirqs: Readonly<Record<End, Int32Array>>;
  readonly #runsOn: Int32Array;
  readonly #linkFreeAt: Record<End, number> = { client: 0, server: 0 };
  readonly #arrival: number;
  readonly #interrupt: number;
  readonly #phase: RandomStream;

  constructor(model: ExchangeModel, platform: Platform, options: ExchangeOptions) {
    const { customers, processes, clock, seed, isOneHost, onSlice } = options;
    this.#model = model;
    this.#options = options;
    this.#platform = platform;
    this.#slots = model.slots;
    this.#counters = model.slots.map(({ run }) => runCounter(run));
    this.#placement = new ExchangePlacement(model, platform, { processes, seed, isOneHost });
    const present = () => new Int32Array(platform.logicalCpus);
    const client = present();
    this.#softirqs = { client, server: isOneHost ? client : present() };
    this.#runsOn = new Int32Array(customers * model.slots.length);
    this.#startedAt = new Float64Array(customers);
    const making = { clock, seed, isOneHost, onSlice };
    this.hosts = makeHosts(this.simulation, platform, making, (_, job, cpu) =>
      this.#onDone(job, cpu),
    );
    this.#arrival = this.simulation.handler((job) => this.#begin(job));
    const isShallow = platform.idleStates.length === 0;
    this.#interrupt = isShallow
      ? this.#arrival
      : this.simulation.handler((job) => this.#leaveIdle(job));
    this.#phase = new RandomStreams(seed).stream('arrivals');
    for (let customer = 0; customer < customers; customer++) this.#beginFirst(customer);
  }

  /** Gives every flow new receive queues, as another run of the benchmark would have. */
  redraw(): void {
    this.#placement.redraw();
  }

  /** Forgets what was counted so far; the state of the hosts stays. */
  resetCounts(): void {
    this.operations = 0;
    this.latency.reset();
    for (const counter of this.#counters) {
      counter.count = 0;
      counter.enteredCount = 0;
      counter.idleCount = 0;
    }
  }

  /** What every part handled per operation since the last reset. */
  entries(): readonly Entry[] {
    return this.#entriesOf(() => true);
  }

  /** The same for the runs that an operation waits for. */
  criticalEntries(): readonly Entry[] {
    return this.#entriesOf(({ isCritical }) => isCritical);
  }

  #entriesOf(isWanted: (slot: Slot) => boolean): readonly Entry[] {
    return this.#slots.flatMap((slot, index) =>
      isWanted(slot)
        ? slot.run.items.map(({ part, units }) => ({
            end: slot.end,
            part,
            units: perOperation(units, this.#counters[index] as RunCounter, this.operations),
          }))
        : [],
    );
  }

  #beginFirst(customer: number): void {
    const { offered, customers } = this.#options;
    const job = customer * this.#slots.length + this.#model.first;
    // Staggered starts: real clients do not begin in the same nanosecond.
    if (offered === null) this.simulation.after(customer * 97, this.#arrival, job);
    else {
      const due = (this.#phase.next() * customers) / offered;
      this.#startedAt[customer] = due;
      this.simulation.after(due + this.#platform.wakeLatencyNs, this.#interrupt, job);
    }
  }

  /** Begins a run when its CPU has left the idle state that it is in. */
  #leaveIdle(job: number): void {
    const exitNs = this.#deeperExitNs(job, this.#slots[job % this.#slots.length] as Slot);
    if (exitNs > 0) this.simulation.after(exitNs, this.#arrival, job);
    else this.#begin(job);
  }

  /** How much longer leaving idle takes the CPU of a run than the shallowest state would [ns]. */
  #deeperExitNs(job: number, slot: Slot): number {
    const { idleStates } = this.#platform;
    if (idleStates.length === 0 || !isStarted(slot)) return 0;
    const processor = this.hosts.cpus[slot.end][this.#cpuOf(job, slot)];
    if (processor === undefined || processor.isBusy) return 0;
    return deeperExitNs(idleStates, this.simulation.now - processor.idleSince);
  }

  /** Hands a run to its CPU. */
  #begin(job: number): void {
    const index = job % this.#slots.length;
    const slot = this.#slots[index] as Slot;
    const cpu = this.#cpuOf(job, slot);
    const joins = isJoining(slot);
    const present = this.#softirqs[slot.end];
    const isEntered = !joins || (present[cpu] as number) === 0;
    if (this.#options.onRun !== undefined) {
      const customer = (job - index) / this.#slots.length;
      this.#options.onRun({ cpu, job, customer, slot, isEntered });
    }
    const processor = this.hosts.cpus[slot.end][cpu];
    if (processor === undefined) return;
    this.#runsOn[job] = cpu;
    start(processor, job, {
      counter: this.#counters[index] as RunCounter,
      isEntered,
      place: slot.place,
    });
    if (joins) present[cpu] = (present[cpu] as number) + 1;
  }

  #cpuOf(job: number, { place, end }: Slot): number {
    const process = this.#processOf(job);
    switch (place.kind) {
      case 'queue':
      case 'sender':
        return this.#runsOn[job] as number;
      case 'thread':
      case 'rfs':
        return this.#placement.threadCpu(job % this.#slots.length, process);
      case 'rps':
        return this.#placement.rpsCpu(end, process);
      case 'workqueue':
        return this.#placement.nextCpu(end);
      default:
        return this.#placement.serialCpu(place.key);
    }
  }

  #processOf(job: number): number {
    const index = job % this.#slots.length;
    return ((job - index) / this.#slots.length) % this.#options.processes;
  }

  #onDone(job: number, cpu: number): void {
    const index = job % this.#slots.length;
    const slot = this.#slots[index] as Slot;
    // Not by the job's queue: a connection's last segments can overlap with the next connection's.
    if (isJoining(slot)) {
      const present = this.#softirqs[slot.end];
      present[cpu] = (present[cpu] as number) - 1;
    }
    const isLast = index === this.#model.last;
    if (isLast) this.#finishOperation(job - index);
    if (slot.next.length === 0) return;
    const isOld = (isLast && this.#model.isPerConnection) || !slot.isCritical;
    const arrivesAt = slot.wireBytes > 0 ? this.#transmit(slot) : 0;
    for (const hop of slot.next) this.#follow(hop, job - index + hop.to, cpu, arrivesAt, isOld);
  }

  /** One run makes another. */
  #follow({ to, via }: Hop, job: number, cpu: number, arrivesAt: number, isOld: boolean): void {
    const slot = this.#slots[to] as Slot;
    if (via === 'wire') {
      const process = this.#processOf(job);
      const old = isOld && !slot.isCritical;
      this.#runsOn[job] = this.#placement.queueCpu(slot.end, process, old);
      this.simulation.at(arrivesAt, this.#interrupt, job);
      return;
    }
    if (via === 'hand-over' || via === 'wake') {
      const isIdle = isWoken(slot) && !this.#isBusy(job, slot);
      if (!isIdle) return this.#begin(job);
      const { wakeLatencyNs } = this.#platform;
      this.simulation.after(wakeLatencyNs + this.#deeperExitNs(job, slot), this.#arrival, job);
      return;
    }
    this.#runsOn[job] = cpu;
    this.#begin(job);
  }

  /** Whether the CPU that a run is handed to is at work; a worker's CPU is not known before. */
  #isBusy(job: number, slot: Slot): boolean {
    if (slot.place.kind === 'workqueue') return false;
    return this.hosts.cpus[slot.end][this.#cpuOf(job, slot)]?.isBusy === true;
  }

  /** Puts skbs on the line; returns when the last of them raises an interrupt [ns]. */
  #transmit({ end, wireBytes, next }: Slot): number {
    if (!next.some(({ via }) => via === 'wire')) return 0;
    const { deviceLatencyNs, propagationNs, lineBytesPerNs } = this.#platform;
    const gone = Math.max(this.simulation.now, this.#linkFreeAt[end]) + wireBytes / lineBytesPerNs;
    this.#linkFreeAt[end] = gone;
    return gone + deviceLatencyNs + propagationNs;
  }

  #finishOperation(firstJob: number): void {
    const { now } = this.simulation;
    const { offered, customers } = this.#options;
    const customer = firstJob / this.#slots.length;
    const startedAt = this.#startedAt[customer] as number;
    if (startedAt > 0) {
      this.operations++;
      this.latency.record(now - startedAt);
    }
    if (offered === null) this.#startedAt[customer] = now;
    else {
      const due = startedAt + customers / offered;
      this.#startedAt[customer] = due;
      // A timer wakes the client, unless it is late and still awake.
      const awake = Math.max(now, due + this.#platform.wakeLatencyNs);
      this.simulation.at(awake, this.#interrupt, firstJob + this.#model.first);
    }
    if (this.#model.isPerConnection) this.#placement.newConnection(this.#processOf(firstJob));
  }
}

/** Whether the run joins a softirq, or the round of a polling loop, that runs already on its CPU. */
const isJoining = ({ place, run }: Slot): boolean =>
  place.kind === 'poll' ||
  (place.kind !== 'thread' && place.kind !== 'sender' && run.context === 'softirq');
