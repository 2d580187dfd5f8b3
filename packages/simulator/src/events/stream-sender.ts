import type { End } from '@hopwise/datapath';
import type { Processor, Simulation } from '@hopwise/engine';
import type { Part } from '../assemble.ts';
import type { Entry } from '../ledger.ts';
import type { Platform } from '../platform.ts';
import type { StreamParts } from '../stream-parts.ts';
import { processClass, softirqClass } from './hosts.ts';
import { Interrupt } from './interrupt.ts';
import { processCpu } from './placement.ts';
import { Work } from './stream-costs.ts';
import type { Ack, PendingAck } from './ack.ts';
import type { StreamOptions } from './stream-options.ts';
import type { Errand } from './errand.ts';
import { type LegPath, legPath } from './leg-path.ts';
import { AckLine } from './ack-line.ts';
import { SendingFlow } from './sending-flow.ts';
import type { StreamHost } from './stream-host.ts';
import type { Wire } from './wire.ts';

/** The sending host: processes copy and send; ACKs open the window and send from softirq. */
export class StreamSender {
  readonly end: End;
  readonly #simulation: Simulation;
  readonly #platform: Platform;
  readonly #options: StreamOptions;
  readonly #host: StreamHost;
  readonly #cpus: readonly Processor[];
  readonly #wire: Wire;
  readonly #out: LegPath | null;
  readonly #in: LegPath | null;
  readonly #copy: Work;
  readonly #sendByProcess: Work;
  readonly #ackIn: Work;
  readonly #sendBySoftirq: Work;
  readonly #wakeWriter: Work;
  readonly #flows: readonly SendingFlow[];
  readonly #interrupts: readonly Interrupt[];
  readonly #waiting: PendingAck[][];
  readonly #polled: PendingAck[][];
  readonly #line: AckLine;

  constructor(
    simulation: Simulation,
    platform: Platform,
    parts: StreamParts,
    options: StreamOptions,
    host: StreamHost,
    wire: Wire,
  ) {
    const { end, cpus } = host;
    const { policyRules } = parts;
    const make = (of: readonly Part[]): Work => new Work(end, of, { policyRules });
    this.#simulation = simulation;
    this.#platform = platform;
    this.#options = options;
    this.end = end;
    this.#host = host;
    this.#cpus = cpus;
    this.#wire = wire;
    this.#out = legPath(parts.handed.dataOut, host, policyRules, {
      onDone: ({ flow, bytes }) => wire.send(flow, bytes),
    });
    this.#in = legPath(parts.handed.ackIn, host, policyRules, {
      atLast: (errand, visits) => this.#atTcp(errand, visits),
      onDone: (errand) => this.#fromTcp(errand.flow, errand.sending),
    });
    this.#copy = new Work(end, parts.copy, { policyRules, byteSlowdown: options.copying.client });
    this.#sendByProcess = make(parts.dataOutByProcess);
    this.#ackIn = make(parts.ackIn);
    this.#sendBySoftirq = make(parts.dataOutBySoftirq);
    this.#wakeWriter = make(parts.wakeWriter);
    this.#flows = Array.from({ length: options.flows }, () => new SendingFlow(platform, options));
    const interrupt = simulation.handler((queue) => this.#onInterrupt(queue));
    this.#interrupts = cpus.map(
      (_, queue) => new Interrupt(simulation, platform, interrupt, queue),
    );
    this.#waiting = cpus.map(() => []);
    this.#polled = cpus.map(() => []);
    // The way to the wire and back is paid here.
    this.#line = new AckLine(
      simulation,
      2 * (platform.deviceLatencyNs + platform.propagationNs),
      (ack) => this.#enqueue(ack),
    );
  }

  begin(): void {
    for (let flow = 0; flow < this.#flows.length; flow++) this.#startCopy(flow, true);
  }

  setQueue(flow: number, queue: number): void {
    this.#flow(flow).queue = queue;
  }

  /** An ACK leaves the receiver. */
  acknowledge(ack: Ack): void {
    this.#line.send(ack);
  }

  /** The NIC has sent an skb: the socket may queue more. */
  onSent(flow: number, size: number): void {
    if (this.#flow(flow).leave(size)) this.#sendMore(flow);
  }

  /** A run of this host has ended: job = queue x 4, or flow x 4 + 1. */
  onDone(job: number): void {
    if ((job & 1) === 0) this.#onPolled(job >> 2);
    else this.#onCopied(job >> 2);
  }

  /** Payload that was sent again since the last reset [byte]. */
  get sentAgain(): number {
    return this.#flows.reduce((sum, flow) => sum + flow.sentAgain, 0);
  }

  resetCounts(): void {
    for (const flow of this.#flows) flow.sentAgain = 0;
    for (const work of this.#works()) work.reset();
    this.#out?.resetCounts();
    this.#in?.resetCounts();
  }

  entries(operations: number): readonly Entry[] {
    return [
      ...this.#works().flatMap((work) => work.entries(operations)),
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

  #works(): readonly Work[] {
    return [this.#copy, this.#sendByProcess, this.#ackIn, this.#sendBySoftirq, this.#wakeWriter];
  }

  #flow(flow: number): SendingFlow {
    return this.#flows[flow] as SendingFlow;
  }

  #skbsOf(bytes: number): number {
    return Math.ceil(bytes / this.#platform.aggregateMaxBytes);
  }

  #startCopy(flow: number, isWoken: boolean): void {
    const state = this.#flow(flow);
    const cpu = this.#cpus[processCpu(this.#host.firstProcess + flow, this.#platform)];
    if (cpu === undefined) return;
    const bytes = this.#platform.aggregateMaxBytes;
    const calls = bytes / this.#options.sendBytes;
    const wakes = isWoken ? 1 : 0;
    state.isAsleep = false;
    state.copying = bytes;
    state.copied += bytes;
    const sending = state.send();
    state.sending = sending;
    const skbs = this.#skbsOf(sending);
    const segments = sending / this.#platform.mss;
    const sendVisits = skbs > 0 ? wakes : 0;
    this.#copy.book(wakes, 0, calls, 0, bytes);
    this.#wakeWriter.book(0, wakes, 0, 0, 0);
    this.#sendByProcess.book(sendVisits, 0, skbs, segments, sending);
    cpu.arrive(
      flow * 4 + 1,
      processClass,
      this.#copy.onPathNs(wakes, 0, calls, 0, bytes) +
        this.#sendByProcess.onPathNs(sendVisits, 0, skbs, segments, sending),
      this.#sendByProcess.tailNs(sendVisits, 0, skbs, segments) +
        this.#wakeWriter.tailNs(0, wakes, 0, 0) +
        this.#wakeWriter.bookIdle(cpu.isBusy ? 0 : wakes),
    );
  }

  #onCopied(flow: number): void {
    const state = this.#flow(flow);
    if (state.sending > 0) this.#handOver(flow, state.sending);
    state.sending = 0;
    state.copying = 0;
    if (state.hasRoom) this.#startCopy(flow, false);
    else state.isAsleep = true;
  }

  #handOver(flow: number, bytes: number): void {
    const { aggregateMaxBytes, mss } = this.#platform;
    for (let left = bytes; left > 0; left -= aggregateMaxBytes) {
      const size = Math.min(left, aggregateMaxBytes);
      if (this.#out === null) this.#wire.send(flow, size);
      else this.#out.enter({ flow, bytes: size, skbs: 1, segments: size / mss });
    }
  }

  /** A transmit completion frees queue space: TCP sends in softirq, as for an ACK. */
  #sendMore(flow: number): void {
    const state = this.#flow(flow);
    const { acknowledged, lost, rightEdge } = state;
    if (state.sendable() > 0) this.#enqueue({ flow, count: 0, acknowledged, lost, rightEdge });
  }

  #enqueue(ack: Ack): void {
    const { queue } = this.#flow(ack.flow);
    this.#waiting[queue]?.push({ ...ack, sending: 0 });
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
    let sent = 0;
    let skbs = 0;
    let segments = 0;
    let wakes = 0;
    for (const ack of acks) {
      count += ack.count;
      if (this.#isHandedOn(ack)) continue;
      const state = this.#flow(ack.flow);
      state.receive(ack, this.#simulation.now);
      ack.sending = state.send();
      sent += ack.sending;
      skbs += this.#skbsOf(ack.sending);
      segments += ack.sending / this.#platform.mss;
      if (state.isAsleep && state.isWritable) wakes++;
    }
    const sendVisits = skbs > 0 ? visits : 0;
    this.#interrupts[queue]?.found(count);
    this.#ackIn.book(visits, wakes, count, count, 0);
    this.#sendBySoftirq.book(sendVisits, 0, skbs, segments, sent);
    this.#cpus[queue]?.arrive(
      queue * 4,
      softirqClass,
      this.#ackIn.onPathNs(visits, wakes, count, count, 0) +
        this.#sendBySoftirq.onPathNs(sendVisits, 0, skbs, segments, sent),
      this.#ackIn.tailNs(visits, wakes, count, count) +
        this.#sendBySoftirq.tailNs(sendVisits, 0, skbs, segments) +
        this.#ackIn.bookIdle(this.#cpus[queue]?.isBusy === true ? 0 : visits),
    );
  }

  /** Whether another core gets the ACK from the poll; what the NIC's completion lets out stays. */
  #isHandedOn({ count }: PendingAck): boolean {
    return this.#in !== null && count > 0;
  }

  /** An ACK comes to TCP on a core that it was handed to. */
  #atTcp(errand: Errand, visits: number): number {
    const state = this.#flow(errand.flow);
    state.receive(errand, this.#simulation.now);
    const sending = state.send();
    errand.sending = sending;
    errand.wakes = state.isAsleep && state.isWritable ? 1 : 0;
    const skbs = this.#skbsOf(sending);
    const segments = sending / this.#platform.mss;
    const sendVisits = skbs > 0 ? visits : 0;
    this.#sendBySoftirq.book(sendVisits, 0, skbs, segments, sending);
    return (
      this.#sendBySoftirq.onPathNs(sendVisits, 0, skbs, segments, sending) +
      this.#sendBySoftirq.tailNs(sendVisits, 0, skbs, segments) +
      this.#sendBySoftirq.bookIdle(sendVisits)
    );
  }

  /** What TCP has decided to send goes on, and a writer that has room is woken. */
  #fromTcp(flow: number, sending: number): void {
    const state = this.#flow(flow);
    if (sending > 0) this.#handOver(flow, sending);
    if (state.isAsleep && state.isWritable) this.#startCopy(flow, true);
  }

  #onPolled(queue: number): void {
    const acks = this.#polled[queue] as PendingAck[];
    for (const ack of acks) {
      const { flow, count, acknowledged, lost, rightEdge, sending } = ack;
      if (this.#in !== null && this.#isHandedOn(ack)) {
        const skbs = { skbs: count, segments: count, bytes: 0 };
        this.#in.enter({ flow, ...skbs, acknowledged, lost, rightEdge });
      } else {
        this.#fromTcp(flow, sending);
      }
    }
    acks.length = 0;
    if ((this.#waiting[queue] as PendingAck[]).length > 0) {
      this.#poll(queue, 0);
      return;
    }
    this.#interrupts[queue]?.complete();
  }
}
