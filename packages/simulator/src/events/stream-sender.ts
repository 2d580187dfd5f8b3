import type { Processor, Simulation } from '@hopwise/engine';
import type { Entry } from '../ledger.ts';
import type { Platform } from '../platform.ts';
import type { StreamParts } from '../stream-parts.ts';
import { processClass, softirqClass } from './hosts.ts';
import { Interrupt } from './interrupt.ts';
import { processCpu } from './placement.ts';
import { Work } from './stream-costs.ts';
import type { Ack } from './ack.ts';
import type { StreamOptions } from './stream-options.ts';
import type { Wire } from './wire.ts';

interface SendingFlow {
  queue: number;
  /** Payload copied into the socket, handed to the NIC, acknowledged [byte, cumulative]. */
  copied: number;
  sent: number;
  acknowledged: number;
  rightEdge: number;
  /** Payload between TCP and the end of the transmit queue [byte]. */
  below: number;
  isAsleep: boolean;
  /** Bytes that the running copy brings, and whether it sends them itself. */
  copying: number;
  sending: number;
}

/** ACKs of one flow that wait for a poll. */
interface PendingAck {
  flow: number;
  count: number;
  acknowledged: number;
  rightEdge: number;
  /** Bytes that TCP sends when it has seen the ACK. */
  sending: number;
}

/** The sending host: processes copy and send; ACKs open the window and send from softirq. */
export class StreamSender {
  readonly #simulation: Simulation;
  readonly #platform: Platform;
  readonly #options: StreamOptions;
  readonly #cpus: readonly Processor[];
  readonly #wire: Wire;
  readonly #copy: Work;
  readonly #sendByProcess: Work;
  readonly #ackIn: Work;
  readonly #sendBySoftirq: Work;
  readonly #wakeWriter: Work;
  readonly #flows: readonly SendingFlow[];
  readonly #interrupts: readonly Interrupt[];
  readonly #waiting: PendingAck[][];
  readonly #polled: PendingAck[][];
  readonly #ackArrival: number;
  readonly #inFlight: Ack[] = [];
  #inFlightHead = 0;

  constructor(
    simulation: Simulation,
    platform: Platform,
    parts: StreamParts,
    options: StreamOptions,
    cpus: readonly Processor[],
    wire: Wire,
  ) {
    this.#simulation = simulation;
    this.#platform = platform;
    this.#options = options;
    this.#cpus = cpus;
    this.#wire = wire;
    this.#copy = new Work('client', parts.copy, options.copying.client);
    this.#sendByProcess = new Work('client', parts.dataOutByProcess);
    this.#ackIn = new Work('client', parts.ackIn);
    this.#sendBySoftirq = new Work('client', parts.dataOutBySoftirq);
    this.#wakeWriter = new Work('client', parts.wakeWriter);
    this.#flows = Array.from({ length: options.flows }, () => ({
      queue: 0,
      copied: 0,
      sent: 0,
      acknowledged: 0,
      rightEdge: platform.windowBytes,
      below: 0,
      isAsleep: true,
      copying: 0,
      sending: 0,
    }));
    const interrupt = simulation.handler((queue) => this.#onInterrupt(queue));
    this.#interrupts = cpus.map(
      (_, queue) => new Interrupt(simulation, platform, interrupt, queue),
    );
    this.#waiting = cpus.map(() => []);
    this.#polled = cpus.map(() => []);
    this.#ackArrival = simulation.handler(() => this.#onAckArrival());
  }

  begin(): void {
    for (let flow = 0; flow < this.#flows.length; flow++) this.#startCopy(flow, true);
  }

  setQueue(flow: number, queue: number): void {
    this.#flow(flow).queue = queue;
  }

  /** An ACK leaves the receiver; the way there and back is paid here. */
  acknowledge(ack: Ack): void {
    const { deviceLatencyNs, propagationNs } = this.#platform;
    this.#inFlight.push(ack);
    this.#simulation.after(2 * (deviceLatencyNs + propagationNs), this.#ackArrival, 0);
  }

  /** The NIC has sent an skb: the socket may queue more. */
  onSent(flow: number, size: number): void {
    const state = this.#flow(flow);
    const wasFull = state.below >= this.#options.queuedBelowMax;
    state.below -= size;
    if (wasFull && state.below < this.#options.queuedBelowMax) this.#sendMore(flow);
  }

  /** A run of this host has ended: job = queue x 2, or flow x 2 + 1. */
  onDone(job: number): void {
    if ((job & 1) === 0) this.#onPolled(job >> 1);
    else this.#onCopied(job >> 1);
  }

  resetCounts(): void {
    for (const work of this.#works()) work.reset();
  }

  entries(operations: number): readonly Entry[] {
    return this.#works().flatMap((work) => work.entries(operations));
  }

  #works(): readonly Work[] {
    return [this.#copy, this.#sendByProcess, this.#ackIn, this.#sendBySoftirq, this.#wakeWriter];
  }

  #flow(flow: number): SendingFlow {
    return this.#flows[flow] as SendingFlow;
  }

  #skbsOf(bytes: number): number {
    return Math.ceil(bytes / this.#platform.aggregateMaxBytes);
  }

  /** What window and queue limit let TCP send of what it has [byte]. */
  #sendable(state: SendingFlow): number {
    const room = Math.min(
      state.copied - state.sent,
      state.rightEdge - state.sent,
      this.#options.queuedBelowMax - state.below,
    );
    return room >= Math.min(this.#platform.mss, state.copied - state.sent) ? Math.max(0, room) : 0;
  }

  #startCopy(flow: number, isWoken: boolean): void {
    const state = this.#flow(flow);
    const cpu = this.#cpus[processCpu(flow, this.#platform)];
    if (cpu === undefined) return;
    const bytes = this.#platform.aggregateMaxBytes;
    const calls = bytes / this.#options.sendBytes;
    const wakes = isWoken ? 1 : 0;
    state.isAsleep = false;
    state.copying = bytes;
    state.copied += bytes;
    const sending = this.#sendable(state);
    state.sending = sending;
    state.sent += sending;
    state.below += sending;
    const skbs = this.#skbsOf(sending);
    const segments = sending / this.#platform.mss;
    const sendVisits = skbs > 0 ? wakes : 0;
    this.#copy.book(wakes, 0, calls, 0, bytes);
    this.#wakeWriter.book(0, wakes, 0, 0, 0);
    this.#sendByProcess.book(sendVisits, 0, skbs, segments, 0);
    cpu.arrive(
      flow * 2 + 1,
      processClass,
      this.#copy.onPathNs(wakes, 0, calls, 0, bytes) +
        this.#sendByProcess.onPathNs(sendVisits, 0, skbs, segments, 0),
      this.#sendByProcess.tailNs(sendVisits, 0, skbs) +
        this.#wakeWriter.tailNs(0, wakes, 0) +
        this.#wakeWriter.bookIdle(cpu.isBusy ? 0 : wakes),
    );
  }

  #onCopied(flow: number): void {
    const state = this.#flow(flow);
    if (state.sending > 0) this.#handOver(flow, state.sending);
    state.sending = 0;
    state.copying = 0;
    if (this.#hasRoom(state)) this.#startCopy(flow, false);
    else state.isAsleep = true;
  }

  /** Room for the next copy: what is queued and not acknowledged counts against the send buffer. */
  #hasRoom(state: SendingFlow): boolean {
    return state.copied - state.acknowledged < this.#platform.sendBufferBytes;
  }

  #handOver(flow: number, bytes: number): void {
    const { aggregateMaxBytes } = this.#platform;
    for (let left = bytes; left > 0; left -= aggregateMaxBytes) {
      this.#wire.send(flow, Math.min(left, aggregateMaxBytes));
    }
  }

  #onAckArrival(): void {
    const ack = this.#inFlight[this.#inFlightHead++] as Ack;
    if (this.#inFlightHead > 1024) {
      this.#inFlight.splice(0, this.#inFlightHead);
      this.#inFlightHead = 0;
    }
    this.#enqueue(ack.flow, ack.count, ack.received, ack.rightEdge);
  }

  /** A transmit completion frees queue space: TCP sends in softirq, as for an ACK. */
  #sendMore(flow: number): void {
    const state = this.#flow(flow);
    if (this.#sendable(state) > 0) this.#enqueue(flow, 0, state.acknowledged, state.rightEdge);
  }

  #enqueue(flow: number, count: number, acknowledged: number, rightEdge: number): void {
    const { queue } = this.#flow(flow);
    this.#waiting[queue]?.push({ flow, count, acknowledged, rightEdge, sending: 0 });
    this.#interrupts[queue]?.request(0);
  }

  #onInterrupt(queue: number): void {
    this.#interrupts[queue]?.take();
    this.#poll(queue, 1);
  }

  #poll(queue: number, visits: number): void {
    const acks = this.#waiting[queue] as PendingAck[];
    this.#waiting[queue] = this.#polled[queue] as PendingAck[];
    this.#polled[queue] = acks;
    let count = 0;
    let skbs = 0;
    let segments = 0;
    let wakes = 0;
    for (const ack of acks) {
      const state = this.#flow(ack.flow);
      state.acknowledged = Math.max(state.acknowledged, ack.acknowledged);
      state.rightEdge = Math.max(state.rightEdge, ack.rightEdge);
      ack.sending = this.#sendable(state);
      state.sent += ack.sending;
      state.below += ack.sending;
      count += ack.count;
      skbs += this.#skbsOf(ack.sending);
      segments += ack.sending / this.#platform.mss;
      if (state.isAsleep && this.#isWritable(state)) wakes++;
    }
    const sendVisits = skbs > 0 ? visits : 0;
    this.#interrupts[queue]?.found(count);
    this.#ackIn.book(visits, wakes, count, count, 0);
    this.#sendBySoftirq.book(sendVisits, 0, skbs, segments, 0);
    this.#cpus[queue]?.arrive(
      queue * 2,
      softirqClass,
      this.#ackIn.onPathNs(visits, wakes, count, count, 0) +
        this.#sendBySoftirq.onPathNs(sendVisits, 0, skbs, segments, 0),
      this.#ackIn.tailNs(visits, wakes, count) +
        this.#sendBySoftirq.tailNs(sendVisits, 0, skbs) +
        this.#ackIn.bookIdle(this.#cpus[queue]?.isBusy === true ? 0 : visits),
    );
  }

  /** sk_stream_is_writeable: a sleeping writer is woken when a third of the buffer is free. */
  #isWritable(state: SendingFlow): boolean {
    return state.copied - state.acknowledged <= (2 / 3) * this.#platform.sendBufferBytes;
  }

  #onPolled(queue: number): void {
    const acks = this.#polled[queue] as PendingAck[];
    for (const { flow, sending } of acks) {
      const state = this.#flow(flow);
      if (sending > 0) this.#handOver(flow, sending);
      if (state.isAsleep && this.#isWritable(state)) this.#startCopy(flow, true);
    }
    acks.length = 0;
    if ((this.#waiting[queue] as PendingAck[]).length > 0) {
      this.#poll(queue, 0);
      return;
    }
    this.#interrupts[queue]?.complete();
  }
}
