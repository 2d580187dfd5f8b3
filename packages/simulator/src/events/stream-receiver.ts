import type { End } from '@hopwise/datapath';
import type { Processor, Simulation } from '@hopwise/engine';
import type { Entry } from '../ledger.ts';
import type { Platform } from '../platform.ts';
import { acksFor, napiBudget } from '../stream-batch.ts';
import type { StreamParts } from '../stream-parts.ts';
import { processClass, softirqClass } from './hosts.ts';
import { Interrupt } from './interrupt.ts';
import { processCpu } from './placement.ts';
import type { Ack } from './ack.ts';
import type { Errand } from './errand.ts';
import { type LegPath, legPath } from './leg-path.ts';
import { ReceiveRing } from './receive-ring.ts';
import { type ReceivingFlow, receivingFlow } from './receiving-flow.ts';
import { Work } from './stream-costs.ts';
import type { StreamHost } from './stream-host.ts';
import type { StreamOptions } from './stream-options.ts';
import type { Wire } from './wire.ts';

/** The receiving host: NAPI polls cut arrivals into aggregates, TCP acknowledges, processes read. */
export class StreamReceiver {
  readonly end: End;
  aggregates = 0;
  bytesReceived = 0;
  /** Payload of all flows that has come since the beginning [byte]. */
  bytesEver = 0;
  /** When all bytes of the files had come [ns]; null until then. */
  filledAt: number | null = null;
  readonly #simulation: Simulation;
  readonly #platform: Platform;
  readonly #options: StreamOptions;
  readonly #host: StreamHost;
  readonly #cpus: readonly Processor[];
  readonly #wire: Wire;
  readonly #onAck: (ack: Ack) => void;
  readonly #isMerged: boolean;
  readonly #in: LegPath | null;
  readonly #out: LegPath | null;
  readonly #dataIn: Work;
  readonly #ackOut: Work;
  readonly #read: Work;
  readonly #flows: readonly ReceivingFlow[];
  readonly #interrupts: readonly Interrupt[];
  /** Aggregates that the running poll of a queue delivers, per flow [byte, count]. */
  readonly #delivering: Map<number, { bytes: number; count: number }>[];
  readonly #rings: readonly ReceiveRing[];

  constructor(
    simulation: Simulation,
    platform: Platform,
    parts: StreamParts,
    options: StreamOptions,
    host: StreamHost,
    wire: Wire,
    onAck: (ack: Ack) => void,
  ) {
    const { end, cpus } = host;
    const { policyRules } = parts;
    this.#simulation = simulation;
    this.end = end;
    this.#host = host;
    this.#isMerged = parts.isMerged;
    this.#platform = platform;
    this.#options = options;
    this.#cpus = cpus;
    this.#wire = wire;
    this.#onAck = onAck;
    this.#in = legPath(parts.handed.dataIn, host, policyRules, {
      atLast: (errand, visits) => this.#atTcp(errand, visits),
      onDone: ({ flow, bytes, skbs }) => this.#deliver(flow, bytes, skbs),
    });
    this.#out = legPath(parts.handed.ackOut, host, policyRules, {
      onDone: ({ flow, skbs, acknowledged, lost, rightEdge }) =>
        onAck({ flow, count: skbs, acknowledged, lost, rightEdge }),
    });
    this.#dataIn = new Work(end, parts.dataIn, { policyRules });
    this.#ackOut = new Work(end, parts.ackOut, { policyRules });
    this.#read = new Work(end, parts.read, { policyRules, byteSlowdown: options.copying.server });
    this.#flows = Array.from({ length: options.flows }, () => receivingFlow(platform));
    const handler = simulation.handler((queue) => this.#onInterrupt(queue));
    this.#interrupts = cpus.map((_, queue) => new Interrupt(simulation, platform, handler, queue));
    this.#delivering = cpus.map(() => new Map());
    const { mss } = platform;
    const around = { wire, flows: this.#flows, mss, capacity: options.ringFrames };
    this.#rings = cpus.map(() => new ReceiveRing(around));
  }

  setQueue(flow: number, queue: number): void {
    const state = this.#flow(flow);
    this.#rings[state.queue]?.remove(flow);
    this.#rings[queue]?.add(flow);
    state.queue = queue;
    if ((this.#rings[queue]?.waiting(flow) ?? 0) > 0) this.#interrupts[queue]?.request(0);
  }

  /** Frames of this flow arrive, the first after `delay` ns. */
  onFrames(flow: number, delay: number): void {
    this.#interrupts[this.#flow(flow).queue]?.request(delay);
  }

  /** A run of this host has ended: job = queue x 4 + 2, or flow x 4 + 3. */
  onDone(job: number): void {
    if ((job & 1) === 0) this.#onPolled(job >> 2);
    else this.#onRead(job >> 2);
  }

  resetCounts(): void {
    this.aggregates = 0;
    this.bytesReceived = 0;
    for (const work of [this.#dataIn, this.#ackOut, this.#read]) work.reset();
    this.#in?.resetCounts();
    this.#out?.resetCounts();
  }

  entries(operations: number): readonly Entry[] {
    return [
      ...[this.#dataIn, this.#ackOut, this.#read].flatMap((work) => work.entries(operations)),
      ...this.#handed(operations, false),
    ];
  }

  /** What cores that poll have done per operation. */
  polled(operations: number): readonly Entry[] {
    return this.#handed(operations, true);
  }

  #handed(operations: number, isPolling: boolean): readonly Entry[] {
    return [this.#out, this.#in].flatMap((path) => path?.entries(operations, isPolling) ?? []);
  }

  #flow(flow: number): ReceivingFlow {
    return this.#flows[flow] as ReceivingFlow;
  }

  #onInterrupt(queue: number): void {
    this.#interrupts[queue]?.take();
    this.#poll(queue, 1);
  }

  /** Takes up to a budget of frames from the ring and works on them as one run. */
  #poll(queue: number, visits: number): void {
    const { aggregateMaxBytes } = this.#platform;
    const ring = this.#rings[queue] as ReceiveRing;
    const deliveries = this.#delivering[queue] as Map<number, { bytes: number; count: number }>;
    let delivered = 0;
    let wakes = 0;
    deliveries.clear();
    ring.take();
    const { frames, bytes: taking } = ring;
    const isLast = frames < napiBudget;
    for (const flow of ring.members) {
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
      this.#interrupts[queue]?.request(napiBudget * this.#wire.frameNs);
      return;
    }
    this.#interrupts[queue]?.found(frames);
    const isHandedOn = this.#in !== null;
    const woken = isHandedOn ? 0 : wakes;
    const acks = isHandedOn ? 0 : acksFor(this.#isMerged, delivered, frames);
    const ackVisits = isHandedOn ? 0 : visits;
    this.#dataIn.book(visits, woken, delivered, frames, taking);
    this.#ackOut.book(ackVisits, 0, acks, acks, 0);
    this.#cpus[queue]?.arrive(
      queue * 4 + 2,
      softirqClass,
      this.#dataIn.onPathNs(visits, woken, delivered, frames, taking) +
        this.#ackOut.onPathNs(ackVisits, 0, acks, acks, 0),
      this.#dataIn.tailNs(visits, woken, delivered, frames) +
        this.#ackOut.tailNs(ackVisits, 0, acks, acks) +
        this.#dataIn.bookIdle(this.#cpus[queue]?.isBusy === true ? 0 : visits),
    );
  }

  /** The poll has passed its aggregates on: go on polling or wait for an interrupt. */
  #onPolled(queue: number): void {
    const deliveries = this.#delivering[queue] as Map<number, { bytes: number; count: number }>;
    for (const [flow, { bytes, count }] of deliveries) {
      if (this.#in === null) this.#deliver(flow, bytes, count);
      else this.#in.enter({ flow, bytes, skbs: count, segments: bytes / this.#platform.mss });
    }
    deliveries.clear();
    const ring = this.#rings[queue] as ReceiveRing;
    const { isActive } = ring;
    // A poll that finds its whole budget and nothing after it is polled again, and then GRO flushes.
    if (ring.framesWaiting() >= napiBudget || (!isActive && ring.holds)) {
      this.#poll(queue, 0);
      return;
    }
    this.#interrupts[queue]?.complete();
    if (isActive) this.#interrupts[queue]?.request(0);
  }

  /** Data come to TCP on a core that they were handed to: whom they wake, and what the ACK costs. */
  #atTcp(errand: Errand, visits: number): number {
    const { flow, skbs, segments } = errand;
    const acks = acksFor(this.#isMerged, skbs, segments);
    errand.wakes = this.#flow(flow).isAsleep ? 1 : 0;
    this.#ackOut.book(visits, 0, acks, acks, 0);
    return (
      this.#ackOut.onPathNs(visits, 0, acks, acks, 0) +
      this.#ackOut.tailNs(visits, 0, acks, acks) +
      this.#ackOut.bookIdle(visits)
    );
  }

  /** TCP has the aggregates: acknowledge, wake the reader. */
  #deliver(flow: number, bytes: number, count: number): void {
    const state = this.#flow(flow);
    state.received += bytes;
    this.bytesReceived += bytes;
    this.bytesEver += bytes;
    if (this.filledAt === null && this.bytesEver >= this.#options.fileBytes) {
      this.filledAt = this.#simulation.now;
    }
    state.skbs += count;
    this.aggregates += count;
    this.#advertise(flow, acksFor(this.#isMerged, count, bytes / this.#platform.mss));
    if (state.isAsleep) this.#startReading(flow, true);
  }

  #advertise(flow: number, count: number): void {
    const state = this.#flow(flow);
    state.rightEdge = Math.max(state.rightEdge, state.read + this.#platform.windowBytes);
    const { lost } = state;
    // To the sender what was dropped is settled too: it goes out again as something new.
    const ack = {
      flow,
      acknowledged: state.received + lost,
      lost,
      rightEdge: state.rightEdge + lost,
    };
    if (this.#out === null) this.#onAck({ ...ack, count });
    else this.#out.enter({ ...ack, skbs: count, segments: count, bytes: 0 });
  }

  #startReading(flow: number, isWoken: boolean): void {
    const state = this.#flow(flow);
    const cpu = this.#cpus[processCpu(this.#host.firstProcess + flow, this.#platform)];
    if (cpu === undefined) return;
    state.isAsleep = false;
    const bytes = state.received - state.read;
    const { skbs } = state;
    const wakes = isWoken ? 1 : 0;
    state.reading = bytes;
    state.skbs = 0;
    const segments = bytes / this.#platform.mss;
    this.#read.book(wakes, wakes, skbs, segments, bytes);
    cpu.arrive(
      flow * 4 + 3,
      processClass,
      this.#read.onPathNs(wakes, wakes, skbs, segments, bytes),
      this.#read.tailNs(wakes, wakes, skbs, segments) + this.#read.bookIdle(cpu.isBusy ? 0 : wakes),
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
