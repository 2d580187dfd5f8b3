import type { Processor, Simulation } from '@hopwise/engine';
import type { Entry } from '../ledger.ts';
import type { UdpModel } from '../udp/udp-model.ts';
import { wholeNs } from '../udp/udp-work.ts';
import { processClass, softirqClass } from './hosts.ts';
import { NumberQueue } from './number-queue.ts';
import { processCpu } from './placement.ts';
import type { UdpJob } from './udp-job.ts';
import { UdpLegs } from './udp-legs.ts';
import { UdpTally } from './udp-tally.ts';

interface Socket {
  readonly cpu: Processor;
  /** Datagrams below the socket that count against its buffer. */
  below: number;
  isAsleep: boolean;
  /** When the next datagram may leave [ns]. */
  dueAt: number;
  /** When each datagram that the NIC holds has left it [ns]. */
  readonly leaving: NumberQueue;
  interruptAt: number;
  hasInterrupt: boolean;
  /** Datagrams that the running completion frees. */
  freeing: number;
}

/** Kinds of jobs: job = number x 4 + kind. */
const sendJob = 0;
const completeJob = 1;
const spinJob = 2;
const legJob = 3;
const jobKinds = ['send', 'complete', 'spin', 'leg'] as const;

/** The sending host: processes send until their buffer or their pace stops them. */
export class UdpSender {
  /** Since the last reset: sent by processes, and dropped before the wire. */
  sent = 0;
  dropped = 0;
  readonly #simulation: Simulation;
  readonly #model: UdpModel;
  readonly #sockets: readonly Socket[];
  readonly #legs: UdpLegs;
  readonly #tallies;
  /** When the transmit queue that streams share can be locked next [ns]. */
  #lockFreeAt = Number.NEGATIVE_INFINITY;
  readonly #onFrame: (flow: number, arrivesAt: number) => void;
  readonly #wakeup: number;
  readonly #interrupt: number;
  readonly #frameNs: number;
  readonly #lockNs: number;
  #wireFreeAt = 0;

  /** @param onFrame - A frame will have arrived at the other NIC at this time [ns]. */
  constructor(
    simulation: Simulation,
    model: UdpModel,
    cpus: readonly Processor[],
    onFrame: (flow: number, arrivesAt: number) => void,
  ) {
    const { works, platform, datagram, flows, clock } = model;
    this.#simulation = simulation;
    this.#model = model;
    this.#onFrame = onFrame;
    this.#sockets = Array.from({ length: flows }, (_, flow) => ({
      cpu: cpus[processCpu(flow, platform)] as Processor,
      below: 0,
      isAsleep: false,
      dueAt: 0,
      leaving: new NumberQueue(),
      interruptAt: Number.NEGATIVE_INFINITY,
      hasInterrupt: false,
      freeing: 0,
    }));
    this.#legs = new UdpLegs(model, 'client', cpus, {
      jobOf: (slot) => slot * 4 + legJob,
      onOut: (datagrams) => {
        for (const flow of datagrams) this.#transmit(flow);
      },
      onDrop: (datagrams) => {
        for (const flow of datagrams) this.#drop(flow);
      },
    });
    this.#tallies = {
      send: new UdpTally(works.send),
      wakeSender: new UdpTally(works.wakeSender),
      wakeSenderIdle: new UdpTally(works.wakeSenderIdle),
      complete: new UdpTally(works.complete),
      completeIdle: new UdpTally(works.completeIdle),
      wakesSender: new UdpTally(works.wakesSender),
      free: new UdpTally(works.free),
    };
    this.#frameNs = datagram.wireBytes / platform.lineBytesPerNs;
    this.#lockNs = model.sharesQueue ? clock * wholeNs(works.locked) : 0;
    this.#wakeup = simulation.handler((flow) => this.#onWoken(flow));
    this.#interrupt = simulation.handler((flow) => this.#onInterrupt(flow));
  }

  begin(): void {
    // Staggered starts: real streams do not begin in the same nanosecond.
    for (let flow = 0; flow < this.#sockets.length; flow++) {
      this.#socket(flow).dueAt = (flow * this.#model.pacingNs) / this.#sockets.length;
      this.#simulation.after(Math.max(97 * flow, this.#socket(flow).dueAt), this.#wakeup, flow);
    }
  }

  /** What a job of this host is, for a reader. */
  jobOf(job: number): UdpJob {
    const number = job >> 2;
    const kind = jobKinds[job & 3] ?? 'leg';
    if (kind !== 'leg') return { kind, number, flows: [number], leg: null };
    const { datagrams, leg } = this.#legs.flightOf(number);
    return { kind, number, flows: datagrams, leg };
  }

  onDone(job: number): void {
    const number = job >> 2;
    const kind = job & 3;
    if (kind === sendJob) this.#onSent(number);
    else if (kind === completeJob) this.#onCompleted(number);
    else if (kind === spinJob) this.#pass(number);
    else this.#legs.onDone(number);
  }

  resetCounts(): void {
    this.sent = 0;
    this.dropped = 0;
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

  #onWoken(flow: number): void {
    const { wakeSender, wakeSenderIdle, send } = this.#tallies;
    const { cpu } = this.#socket(flow);
    const idles = cpu.isBusy ? 0 : 1;
    cpu.arrive(
      flow * 4 + sendJob,
      processClass,
      wakeSender.onPath(1) + wakeSenderIdle.onPath(idles) + send.onPath(1),
      wakeSender.tail(1) + wakeSenderIdle.tail(idles) + send.tail(1),
    );
  }

  /** The next system call of a process that is running, unless it has to sleep. */
  #next(flow: number): void {
    const socket = this.#socket(flow);
    const { isRetained, datagram, pacingNs } = this.#model;
    if (isRetained && socket.below >= datagram.sendCredits) {
      socket.isAsleep = true;
      return;
    }
    socket.isAsleep = false;
    if (pacingNs > 0 && socket.dueAt > this.#simulation.now) {
      this.#simulation.at(socket.dueAt, this.#wakeup, flow);
      return;
    }
    const { send } = this.#tallies;
    socket.cpu.arrive(flow * 4 + sendJob, processClass, send.onPath(1), send.tail(1));
  }

  #onSent(flow: number): void {
    const socket = this.#socket(flow);
    const { now } = this.#simulation;
    this.sent++;
    socket.below++;
    socket.dueAt += this.#model.pacingNs;
    const lockedFrom = Math.max(now - this.#lockNs, this.#lockFreeAt);
    this.#lockFreeAt = lockedFrom + this.#lockNs;
    const waitNs = lockedFrom + this.#lockNs - now;
    if (this.#lockNs > 0 && waitNs > negligible) {
      socket.cpu.arrive(flow * 4 + spinJob, processClass, waitNs / this.#model.clock, 0);
    } else {
      this.#pass(flow);
    }
  }

  #pass(flow: number): void {
    this.#legs.offer([flow]);
    this.#next(flow);
  }

  #drop(flow: number): void {
    const socket = this.#socket(flow);
    const isWoken = this.#isWoken(socket, 1);
    this.dropped++;
    socket.below--;
    if (isWoken) this.#wake(flow);
  }

  /** Into the queueing discipline, and from there to the wire in the order of arrival. */
  #transmit(flow: number): void {
    const { now } = this.#simulation;
    const { isRetained, datagram, platform } = this.#model;
    const waiting = (this.#wireFreeAt - now) / this.#frameNs;
    if (!isRetained && waiting >= datagram.qdiscFrames) {
      this.#drop(flow);
      return;
    }
    const socket = this.#socket(flow);
    const leavesAt = Math.max(now, this.#wireFreeAt) + this.#frameNs;
    this.#wireFreeAt = leavesAt;
    socket.leaving.push(leavesAt);
    this.#onFrame(flow, leavesAt + platform.deviceLatencyNs + platform.propagationNs);
    this.#requestInterrupt(flow);
  }

  #requestInterrupt(flow: number): void {
    const socket = this.#socket(flow);
    if (socket.hasInterrupt || socket.leaving.length === 0) return;
    socket.hasInterrupt = true;
    const { now } = this.#simulation;
    const at = Math.max(socket.leaving.peek(), socket.interruptAt + this.#model.completionNs, now);
    this.#simulation.at(at, this.#interrupt, flow);
  }

  #onInterrupt(flow: number): void {
    const socket = this.#socket(flow);
    const { now } = this.#simulation;
    socket.interruptAt = now;
    let freed = 0;
    while (socket.leaving.peek() <= now) {
      socket.leaving.take();
      freed++;
    }
    socket.freeing = freed;
    const { complete, completeIdle, wakesSender, free } = this.#tallies;
    const wakes = this.#isWoken(socket, freed) ? 1 : 0;
    socket.cpu.arrive(
      flow * 4 + completeJob,
      softirqClass,
      complete.whole(1) +
        completeIdle.whole(socket.cpu.isBusy ? 0 : 1) +
        free.whole(freed) +
        wakesSender.whole(wakes),
      0,
    );
  }

  #isWoken(socket: Socket, freed: number): boolean {
    const { isRetained, datagram } = this.#model;
    return isRetained && socket.isAsleep && socket.below - freed <= datagram.wakeAtMost;
  }

  #onCompleted(flow: number): void {
    const socket = this.#socket(flow);
    const isWoken = this.#isWoken(socket, socket.freeing);
    socket.below -= socket.freeing;
    socket.freeing = 0;
    socket.hasInterrupt = false;
    this.#requestInterrupt(flow);
    if (isWoken) this.#wake(flow);
  }

  #wake(flow: number): void {
    const socket = this.#socket(flow);
    socket.isAsleep = false;
    const wakesAt = this.#simulation.now + this.#model.platform.wakeLatencyNs;
    this.#simulation.at(Math.max(wakesAt, socket.dueAt), this.#wakeup, flow);
  }
}

/** Waits shorter than this are rounding [ns]. */
const negligible = 1e-3;
