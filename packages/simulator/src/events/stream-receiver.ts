import type { Processor, Simulation } from '@hopwise/engine';
import type { Entry } from '../ledger.ts';
import type { Platform } from '../platform.ts';
import { napiBudget } from '../stream-batch.ts';
import type { StreamParts } from '../stream-parts.ts';
import { processClass, softirqClass } from './hosts.ts';
import { Interrupt } from './interrupt.ts';
import { processCpu } from './placement.ts';
import type { Ack } from './ack.ts';
import { Work } from './stream-costs.ts';
import type { StreamOptions } from './stream-options.ts';
import type { Wire } from './wire.ts';

interface ReceivingFlow {
  queue: number;
  /** Payload that polls have taken from the ring [byte]. */
  polled: number;
  /** Payload in the GRO list, not yet given to TCP [byte]. */
  held: number;
  /** Payload that TCP has, and what the application has read [byte]. */
  received: number;
  read: number;
  /** Right edge of the window last advertised [byte]. */
  rightEdge: number;
  /** Aggregates in the socket's queue. */
  skbs: number;
  isAsleep: boolean;
  /** Bytes and aggregates that the running read copies. */
  reading: number;
}

/** The receiving host: NAPI polls cut arrivals into aggregates, TCP acknowledges, processes read. */
export class StreamReceiver {
  aggregates = 0;
  bytesReceived = 0;
  readonly #platform: Platform;
  readonly #options: StreamOptions;
  readonly #cpus: readonly Processor[];
  readonly #wire: Wire;
  readonly #onAck: (ack: Ack) => void;
  readonly #dataIn: Work;
  readonly #ackOut: Work;
  readonly #read: Work;
  readonly #flows: readonly ReceivingFlow[];
  readonly #interrupts: readonly Interrupt[];
  /** Aggregates that the running poll of a queue delivers, per flow [byte, count]. */
  readonly #delivering: Map<number, { bytes: number; count: number }>[];
  readonly #members: Set<number>[];

  constructor(
    simulation: Simulation,
    platform: Platform,
    parts: StreamParts,
    options: StreamOptions,
    cpus: readonly Processor[],
    wire: Wire,
    onAck: (ack: Ack) => void,
  ) {
    this.#platform = platform;
    this.#options = options;
    this.#cpus = cpus;
    this.#wire = wire;
    this.#onAck = onAck;
    this.#dataIn = new Work('server', parts.dataIn);
    this.#ackOut = new Work('server', parts.ackOut);
    this.#read = new Work('server', parts.read, options.copying.server);
    this.#flows = Array.from({ length: options.flows }, () => ({
      queue: -1,
      polled: 0,
      held: 0,
      received: 0,
      read: 0,
      rightEdge: platform.windowBytes,
      skbs: 0,
      isAsleep: true,
      reading: 0,
    }));
    const handler = simulation.handler((queue) => this.#onInterrupt(queue));
    this.#interrupts = cpus.map((_, queue) => new Interrupt(simulation, platform, handler, queue));
    this.#delivering = cpus.map(() => new Map());
    this.#members = cpus.map(() => new Set());
  }

  setQueue(flow: number, queue: number): void {
    const state = this.#flow(flow);
    this.#members[state.queue]?.delete(flow);
    this.#members[queue]?.add(flow);
    state.queue = queue;
    if (this.#waiting(flow) > 0) this.#interrupts[queue]?.request(0);
  }

  /** Frames of this flow arrive, the first after `delay` ns. */
  onFrames(flow: number, delay: number): void {
    this.#interrupts[this.#flow(flow).queue]?.request(delay);
  }

  /** A run of this host has ended: job = queue x 2, or flow x 2 + 1. */
  onDone(job: number): void {
    if ((job & 1) === 0) this.#onPolled(job >> 1);
    else this.#onRead(job >> 1);
  }

  resetCounts(): void {
    this.aggregates = 0;
    this.bytesReceived = 0;
    for (const work of [this.#dataIn, this.#ackOut, this.#read]) work.reset();
  }

  entries(operations: number): readonly Entry[] {
    return [this.#dataIn, this.#ackOut, this.#read].flatMap((work) => work.entries(operations));
  }

  #flow(flow: number): ReceivingFlow {
    return this.#flows[flow] as ReceivingFlow;
  }

  /** Payload in the ring [byte]: what has passed the wire and no poll has taken. */
  #waiting(flow: number): number {
    return this.#wire.passed(flow) - this.#flow(flow).polled;
  }

  /** Whole frames in the ring; the last of an skb may be short. */
  #framesWaiting(flow: number): number {
    const frames = this.#waiting(flow) / this.#platform.mss;
    return this.#wire.isActive(flow) ? Math.floor(frames + 1e-9) : Math.ceil(frames - 1e-9);
  }

  /** Time of one full frame on an unshared line [ns]. */
  #frameNs(): number {
    return (this.#platform.mss + this.#platform.headerBytes) / this.#platform.lineBytesPerNs;
  }

  #onInterrupt(queue: number): void {
    this.#interrupts[queue]?.take();
    this.#poll(queue, 1);
  }

  /** Takes up to a budget of frames from the ring and works on them as one run. */
  #poll(queue: number, visits: number): void {
    const { mss, aggregateMaxBytes } = this.#platform;
    const members = this.#members[queue] as Set<number>;
    const deliveries = this.#delivering[queue] as Map<number, { bytes: number; count: number }>;
    let frames = 0;
    let delivered = 0;
    let wakes = 0;
    deliveries.clear();
    let there = 0;
    for (const flow of members) there += this.#framesWaiting(flow);
    const scale = Math.min(1, napiBudget / Math.max(1, there));
    for (const flow of members) {
      const taken = Math.min(Math.ceil(this.#framesWaiting(flow) * scale), napiBudget - frames);
      if (taken <= 0) continue;
      const state = this.#flow(flow);
      const bytes = Math.min(this.#waiting(flow), taken * mss);
      state.polled += bytes;
      state.held += bytes;
      frames += taken;
    }
    const isLast = frames < napiBudget;
    for (const flow of members) {
      const state = this.#flow(flow);
      const whole = Math.floor(state.held / aggregateMaxBytes);
      const count = isLast ? Math.ceil(state.held / aggregateMaxBytes - 1e-9) : whole;
      if (count === 0) continue;
      const bytes = isLast ? state.held : whole * aggregateMaxBytes;
      state.held -= bytes;
      deliveries.set(flow, { bytes, count });
      delivered += count;
      if (state.isAsleep) wakes++;
    }
    if (frames === 0 && delivered === 0) {
      // The first frame is still on the wire: nothing to do, and nothing paid.
      this.#interrupts[queue]?.complete();
      this.#interrupts[queue]?.request(napiBudget * this.#frameNs());
      return;
    }
    this.#interrupts[queue]?.found(frames);
    this.#dataIn.book(visits, wakes, delivered, frames, 0);
    this.#ackOut.book(visits, 0, delivered, delivered, 0);
    this.#cpus[queue]?.arrive(
      queue * 2,
      softirqClass,
      this.#dataIn.onPathNs(visits, wakes, delivered, frames, 0) +
        this.#ackOut.onPathNs(visits, 0, delivered, delivered, 0),
      this.#dataIn.tailNs(visits, wakes, delivered) +
        this.#ackOut.tailNs(visits, 0, delivered) +
        this.#dataIn.bookIdle(this.#cpus[queue]?.isBusy === true ? 0 : visits),
    );
  }

  /** TCP has the aggregates: acknowledge, wake readers, go on polling or wait for an interrupt. */
  #onPolled(queue: number): void {
    const deliveries = this.#delivering[queue] as Map<number, { bytes: number; count: number }>;
    for (const [flow, { bytes, count }] of deliveries) {
      const state = this.#flow(flow);
      state.received += bytes;
      this.bytesReceived += bytes;
      state.skbs += count;
      this.aggregates += count;
      this.#advertise(flow, count);
      if (state.isAsleep) this.#startReading(flow, true);
    }
    deliveries.clear();
    const members = this.#members[queue] as Set<number>;
    let waiting = 0;
    let isActive = false;
    for (const flow of members) {
      waiting += this.#framesWaiting(flow);
      if (this.#wire.isActive(flow) || this.#waiting(flow) > 0) isActive = true;
    }
    if (waiting >= napiBudget) {
      this.#poll(queue, 0);
      return;
    }
    this.#interrupts[queue]?.complete();
    if (isActive) this.#interrupts[queue]?.request(0);
  }

  #advertise(flow: number, count: number): void {
    const state = this.#flow(flow);
    state.rightEdge = Math.max(state.rightEdge, state.read + this.#platform.windowBytes);
    this.#onAck({ flow, count, received: state.received, rightEdge: state.rightEdge });
  }

  #startReading(flow: number, isWoken: boolean): void {
    const state = this.#flow(flow);
    const cpu = this.#cpus[processCpu(flow, this.#platform)];
    if (cpu === undefined) return;
    state.isAsleep = false;
    const bytes = state.received - state.read;
    const { skbs } = state;
    const wakes = isWoken ? 1 : 0;
    state.reading = bytes;
    state.skbs = 0;
    this.#read.book(wakes, wakes, skbs, 0, bytes);
    cpu.arrive(
      flow * 2 + 1,
      processClass,
      this.#read.onPathNs(wakes, wakes, skbs, 0, bytes),
      this.#read.tailNs(wakes, wakes, skbs) + this.#read.bookIdle(cpu.isBusy ? 0 : wakes),
    );
  }

  #onRead(flow: number): void {
    const state = this.#flow(flow);
    state.read += state.reading;
    state.reading = 0;
    const window = state.rightEdge - state.received;
    const possible = state.read + this.#platform.windowBytes - state.received;
    if (2 * window <= this.#platform.windowBytes && possible >= 2 * window)
      this.#advertise(flow, 1);
    if (state.received > state.read) this.#startReading(flow, false);
    else state.isAsleep = true;
  }
}
