import type { End } from '@hopwise/datapath';
import { Processor, type Simulation } from '@hopwise/engine';
import { serialServers } from '../legs.ts';
import type { HandedLeg } from '../stream-parts.ts';
import type { OnCpuSlice } from './cpu-slice.ts';
import type { Errand } from './errand.ts';
import { processClass, softirqClass } from './hosts.ts';

/** One core that serves one errand at a time, in order. */
interface SerialServer {
  readonly waiting: Errand[];
  /** Of `waiting`: those before it are served. */
  head: number;
  isServing: boolean;
  /** CPU that it ran on last; a core of its own when it polls. */
  cpu: number;
  readonly own: Processor | null;
  servingSince: number;
  servedNs: number;
}

/** A polling core knows one urgency. */
const pollClass = 0;

/** Time of work that was handed over [ns]. */
export interface Served {
  /** Of the busiest of the servers that are one core. */
  readonly busiestNs: number;
  readonly pollingCores: number;
  /** On CPUs that other work uses too, by urgency; of `softirq`, on CPUs that RPS chose. */
  readonly softirq: number;
  readonly process: number;
  readonly rps: number;
  /** Of `softirq`, beside processes on their CPUs (RFS). */
  readonly rfs: number;
}

/** Draws the CPU that RPS hands a flow to. */
type Steer = (flow: number) => number;

interface LegServersOptions {
  readonly steer: Steer;
  /** CPU of the process with a number. */
  readonly cpuOfProcess: (process: number) => number;
  readonly clock: number;
  readonly end: End;
  readonly onSlice: OnCpuSlice | undefined;
}

/**
 * The cores of one machine, as seen by work that is handed over: kernel workers, NAPIs of peers,
 * user-space processes. All but a polling core are CPUs that other work uses too.
 */
export class LegServers {
  readonly #simulation: Simulation;
  readonly #cpus: readonly Processor[];
  readonly #steer: Steer;
  readonly #cpuOfProcess: LegServersOptions['cpuOfProcess'];
  readonly #steered = new Map<number, number>();
  readonly #clock: number;
  readonly #end: End;
  readonly #onSlice: OnCpuSlice | undefined;
  readonly #serial = new Map<string, SerialServer>();
  readonly #running: (Errand | null)[] = [];
  readonly #freeSlots: number[] = [];
  #nextWorker = 0;
  /** Time given to hand-over on CPUs that other work uses too, by urgency, by RPS and by RFS [ns]. */
  readonly #handedNs = { softirq: 0, process: 0, rps: 0, rfs: 0 };

  constructor(
    simulation: Simulation,
    cpus: readonly Processor[],
    { steer, cpuOfProcess, clock, end, onSlice }: LegServersOptions,
  ) {
    this.#end = end;
    this.#onSlice = onSlice;
    this.#simulation = simulation;
    this.#cpus = cpus;
    this.#steer = steer;
    this.#cpuOfProcess = cpuOfProcess;
    this.#clock = clock;
  }

  /** Serves the leg that the errand is at, then tells the errand's path. */
  serve(errand: Errand): void {
    const { leg } = errand.place;
    if (serialServers.includes(leg.server)) {
      const serial = this.#serialOf(leg);
      serial.waiting.push(errand);
      if (!serial.isServing) this.#serveNext(serial, true);
    } else {
      const processor = this.#cpus[this.#cpuOf(errand)] as Processor;
      this.#start(errand, processor, !processor.isBusy);
    }
  }

  /** CPU that takes what several of them can do. */
  #cpuOf({ place, flow, process }: Errand): number {
    if (place.leg.server === 'rps') return this.#steeredCpu(flow);
    if (place.leg.server === 'rfs') return this.#cpuOfProcess(process);
    return this.#nextWorker++ % this.#cpus.length;
  }

  /** What a job of this machine is while it is served: -1 - slot. */
  errandOf(job: number): Errand {
    return this.#running[-1 - job] as Errand;
  }

  /** A job of this machine has ended: -1 - slot. */
  onDone(job: number): void {
    const slot = -1 - job;
    const errand = this.#running[slot] as Errand;
    this.#running[slot] = null;
    this.#freeSlots.push(slot);
    const { leg } = errand.place;
    if (serialServers.includes(leg.server)) {
      const serial = this.#serialOf(leg);
      serial.servedNs += this.#simulation.now - serial.servingSince;
      serial.isServing = false;
      if (serial.head < serial.waiting.length) this.#serveNext(serial, false);
    }
    errand.path.arrived(errand);
  }

  resetCounts(): void {
    for (const serial of this.#serial.values()) {
      serial.servedNs = 0;
      serial.servingSince = this.#simulation.now;
    }
    this.#handedNs.softirq = 0;
    this.#handedNs.process = 0;
    this.#handedNs.rps = 0;
    this.#handedNs.rfs = 0;
  }

  /** What has been served since the last reset [ns]. */
  served(): Served {
    let busiestNs = 0;
    let polls = false;
    for (const { own, servedNs, isServing, servingSince } of this.#serial.values()) {
      const now = servedNs + (isServing ? this.#simulation.now - servingSince : 0);
      busiestNs = Math.max(busiestNs, now);
      if (own !== null) polls = true;
    }
    return { busiestNs, pollingCores: polls ? 1 : 0, ...this.#handedNs };
  }

  /** Gives flows new CPUs, as they get new receive queues. */
  redraw(): void {
    this.#steered.clear();
  }

  #steeredCpu(flow: number): number {
    const cpu = this.#steered.get(flow) ?? this.#steer(flow);
    this.#steered.set(flow, cpu);
    return cpu;
  }

  #serialOf({ core, server }: HandedLeg): SerialServer {
    const known = this.#serial.get(core);
    if (known !== undefined) return known;
    const made: SerialServer = {
      waiting: [],
      head: 0,
      isServing: false,
      cpu: this.#cpus.length >> 1,
      own: server === 'poll' ? this.#pollingCore() : null,
      servingSince: 0,
      servedNs: 0,
    };
    this.#serial.set(core, made);
    return made;
  }

  #pollingCore(): Processor {
    const onSlice = this.#onSlice;
    const [end, cpu] = [this.#end, this.#cpus.length];
    return new Processor(this.#simulation, {
      ...(onSlice === undefined
        ? {}
        : {
            onSlice: (job, _urgency, isTail, fromNs, toNs) =>
              onSlice({ end, cpu, job, isTail, fromNs, toNs }),
          }),
      classes: pollClass + 1,
      onDone: (job) => this.onDone(job),
      stretch: () => this.#clock,
    });
  }

  #serveNext(serial: SerialServer, isWoken: boolean): void {
    const errand = serial.waiting[serial.head++] as Errand;
    if (serial.head > 256) {
      serial.waiting.splice(0, serial.head);
      serial.head = 0;
    }
    serial.isServing = true;
    serial.servingSince = this.#simulation.now;
    this.#start(errand, serial.own ?? this.#idleCpu(serial), isWoken);
  }

  /** The scheduler leaves work where it was, or moves it to the next CPU that has nothing to do. */
  #idleCpu(serial: SerialServer): Processor {
    const count = this.#cpus.length;
    for (let step = 0; step < count; step++) {
      const cpu = (serial.cpu + step) % count;
      if (this.#cpus[cpu]?.isBusy === false) {
        serial.cpu = cpu;
        break;
      }
    }
    return this.#cpus[serial.cpu] as Processor;
  }

  #start(errand: Errand, cpu: Processor, isEntered: boolean): void {
    const slot = this.#freeSlots.pop() ?? this.#running.length;
    this.#running[slot] = errand;
    const { leg } = errand.place;
    const time = errand.path.price(errand, isEntered ? 1 : 0);
    if (leg.server === 'poll') {
      cpu.arrive(-1 - slot, pollClass, time, 0);
      return;
    }
    // A worker that is bound to the core of a busy softirq takes turns with it (ksoftirqd).
    const isProcess = leg.server !== 'workqueue' && leg.parts[0]?.stages[0]?.context === 'process';
    this.#handedNs[isProcess ? 'process' : 'softirq'] += time * this.#clock;
    if (leg.server === 'rps' || leg.server === 'rfs') {
      this.#handedNs[leg.server] += time * this.#clock;
    }
    cpu.arrive(-1 - slot, isProcess ? processClass : softirqClass, time, 0);
  }
}
