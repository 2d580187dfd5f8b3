import type { Processor, Simulation } from '@hopwise/engine';
import type { Entry } from '../ledger.ts';
import { napiBudget } from '../stream-batch.ts';
import type { UdpModel } from '../udp/udp-model.ts';
import { handedUpAtOnce } from '../udp/udp-receiving.ts';
import { processClass, softirqClass } from './hosts.ts';
import { Interrupt } from './interrupt.ts';
import { NumberQueue } from './number-queue.ts';
import { processCpu } from './placement.ts';
import type { UdpJob } from './udp-job.ts';
import { UdpLegs } from './udp-legs.ts';
import { UdpTally } from './udp-tally.ts';

interface Socket {
  readonly cpu: Processor;
  queue: number;
  /** Datagrams in the receive buffer, and those that the running read takes. */
  queued: number;
  reading: number;
  isAsleep: boolean;
}

interface Ring {
  /** Frames on their way or in the ring: when they arrive [ns], and whose they are. */
  readonly arrivals: NumberQueue;
  readonly flows: NumberQueue;
  /** Flows of the frames in the ring. */
  readonly frames: NumberQueue;
  /** Frames that this round of NAPI has taken, and flows of those that are being worked on. */
  polled: number;
  delivering: readonly number[];
}

/** Kinds of jobs: job = number x 4 + kind. */
const pollJob = 0;
const readJob = 1;
const legJob = 2;
const jobKinds = ['poll', 'read', 'leg'] as const;

/** The receiving host: rings, softirqs, receive buffers, readers; each drops what it cannot hold. */
export class UdpReceiver {
  /** Since the last reset: read by processes, dropped by rings and legs, dropped by buffers. */
  received = 0;
  lostInRings = 0;
  lostInBuffers = 0;
  readonly #simulation: Simulation;
  readonly #model: UdpModel;
  readonly #cpus: readonly Processor[];
  readonly #sockets: readonly Socket[];
  readonly #rings: readonly Ring[];
  readonly #interrupts: readonly Interrupt[];
  readonly #legs: UdpLegs;
  readonly #tallies;
  readonly #wakeup: number;

  constructor(simulation: Simulation, model: UdpModel, cpus: readonly Processor[]) {
    const { works, platform, flows } = model;
    this.#simulation = simulation;
    this.#model = model;
    this.#cpus = cpus;
    this.#sockets = Array.from({ length: flows }, (_, flow) => ({
      cpu: cpus[processCpu(flow, platform)] as Processor,
      queue: 0,
      queued: 0,
      reading: 0,
      isAsleep: true,
    }));
    this.#rings = cpus.map(() => ({
      arrivals: new NumberQueue(),
      flows: new NumberQueue(),
      frames: new NumberQueue(),
      polled: 0,
      delivering: [],
    }));
    const interrupt = simulation.handler((queue) => this.#onInterrupt(queue));
    this.#interrupts = cpus.map(
      (_, queue) => new Interrupt(simulation, platform, interrupt, queue),
    );
    this.#wakeup = simulation.handler((flow) => this.#onWoken(flow));
    this.#legs = new UdpLegs(model, 'server', cpus, {
      jobOf: (slot) => slot * 4 + legJob,
      onOut: (datagrams) => {
        for (const flow of datagrams) this.#enqueue(flow);
      },
      onDrop: (datagrams) => {
        this.lostInRings += datagrams.length;
      },
    });
    this.#tallies = {
      receive: new UdpTally(works.receive),
      poll: new UdpTally(works.poll),
      pollIdle: new UdpTally(works.pollIdle),
      wakesReader: new UdpTally(works.wakesReader),
      read: new UdpTally(works.read),
      wakeReader: new UdpTally(works.wakeReader),
      wakeReaderIdle: new UdpTally(works.wakeReaderIdle),
    };
  }

  setQueue(flow: number, queue: number): void {
    this.#socket(flow).queue = queue;
  }

  /** A frame of this flow will be in the ring at `arrivesAt` [ns]; frames come in this order. */
  onFrame(flow: number, arrivesAt: number): void {
    const { queue } = this.#socket(flow);
    const ring = this.#ring(queue);
    ring.arrivals.push(arrivesAt);
    ring.flows.push(flow);
    this.#interrupts[queue]?.request(arrivesAt - this.#simulation.now);
  }

  /** What a job of this host is, for a reader. */
  jobOf(job: number): UdpJob {
    const number = job >> 2;
    const kind = jobKinds[job & 3] ?? 'leg';
    if (kind !== 'leg')
      return {
        kind,
        number,
        flows: kind === 'poll' ? this.#ring(number).delivering : [number],
        leg: null,
      };
    const { datagrams, leg } = this.#legs.flightOf(number);
    return { kind, number, flows: datagrams, leg };
  }

  onDone(job: number): void {
    const number = job >> 2;
    const kind = job & 3;
    if (kind === pollJob) this.#onPolled(number);
    else if (kind === readJob) this.#onRead(number);
    else this.#legs.onDone(number);
  }

  resetCounts(): void {
    this.received = 0;
    this.lostInRings = 0;
    this.lostInBuffers = 0;
    for (const tally of Object.values(this.#tallies)) tally.count = 0;
    this.#legs.reset();
  }

  entries(operations: number): readonly Entry[] {
    return [
      ...Object.values(this.#tallies).flatMap((tally) => tally.entries(operations)),
      ...this.#legs.entries(operations),
    ];
  }

  #socket(flow: number): Socket {
    return this.#sockets[flow] as Socket;
  }

  #ring(queue: number): Ring {
    return this.#rings[queue] as Ring;
  }

  #onInterrupt(queue: number): void {
    this.#interrupts[queue]?.take();
    this.#ring(queue).polled = 0;
    this.#poll(queue, 1);
  }

  /** Takes as many frames as NAPI hands up at once, and works on them as one run. */
  #poll(queue: number, entered: number): void {
    const ring = this.#ring(queue);
    this.#fill(ring);
    const delivering: number[] = [];
    const sleepers = new Set<number>();
    while (delivering.length < handedUpAtOnce && ring.frames.length > 0) {
      const flow = ring.frames.take();
      delivering.push(flow);
      if (this.#socket(flow).isAsleep) sleepers.add(flow);
    }
    ring.delivering = delivering;
    ring.polled += delivering.length;
    const cpu = this.#cpus[queue] as Processor;
    const idles = cpu.isBusy ? 0 : entered;
    const { receive, poll, pollIdle, wakesReader } = this.#tallies;
    cpu.arrive(
      queue * 4 + pollJob,
      softirqClass,
      receive.onPath(delivering.length) +
        poll.onPath(entered) +
        pollIdle.onPath(idles) +
        wakesReader.onPath(sleepers.size),
      receive.tail(delivering.length) + poll.tail(entered) + pollIdle.tail(idles),
    );
  }

  /** Moves into the ring what has arrived; what finds it full is lost. */
  #fill(ring: Ring): void {
    const { now } = this.#simulation;
    while (ring.arrivals.peek() <= now) {
      ring.arrivals.take();
      const flow = ring.flows.take();
      if (ring.frames.length < this.#model.datagram.ringFrames) ring.frames.push(flow);
      else this.lostInRings++;
    }
  }

  #onPolled(queue: number): void {
    const ring = this.#ring(queue);
    const { delivering } = ring;
    ring.delivering = [];
    if (delivering.length > 0) this.#legs.offer(delivering);
    this.#fill(ring);
    if (ring.frames.length > 0) {
      this.#poll(queue, 0);
      return;
    }
    this.#interrupts[queue]?.found(Math.min(napiBudget, ring.polled));
    this.#interrupts[queue]?.complete();
    const next = ring.arrivals.peek();
    if (Number.isFinite(next)) this.#interrupts[queue]?.request(next - this.#simulation.now);
  }

  #enqueue(flow: number): void {
    const socket = this.#socket(flow);
    if (socket.queued >= this.#model.datagram.receiveSlots) {
      this.lostInBuffers++;
      return;
    }
    socket.queued++;
    if (!socket.isAsleep) return;
    socket.isAsleep = false;
    this.#simulation.after(this.#model.platform.wakeLatencyNs, this.#wakeup, flow);
  }

  #onWoken(flow: number): void {
    this.#read(flow, 1);
  }

  /** Reads until memory is given back: a quarter of the buffer, or all that is there. */
  #read(flow: number, woken: number): void {
    const socket = this.#socket(flow);
    socket.reading = Math.min(socket.queued, this.#model.datagram.releasedAtOnce);
    const { read, wakeReader, wakeReaderIdle } = this.#tallies;
    const idles = socket.cpu.isBusy ? 0 : woken;
    socket.cpu.arrive(
      flow * 4 + readJob,
      processClass,
      read.onPath(socket.reading) + wakeReader.onPath(woken) + wakeReaderIdle.onPath(idles),
      read.tail(socket.reading) + wakeReader.tail(woken) + wakeReaderIdle.tail(idles),
    );
  }

  #onRead(flow: number): void {
    const socket = this.#socket(flow);
    this.received += socket.reading;
    socket.queued -= socket.reading;
    socket.reading = 0;
    if (socket.queued > 0) this.#read(flow, 0);
    else socket.isAsleep = true;
  }
}
