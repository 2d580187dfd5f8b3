import type { End } from '@hopwise/datapath';
import { type RandomStream, RandomStreams } from '@hopwise/engine';
import type { ExchangeModel } from '../exchange-model.ts';
import type { Platform } from '../platform.ts';
import type { Actor } from '../turn.ts';
import { drawQueue, drawsMax, processCpu } from './placement.ts';

const ends = ['client', 'server'] as const;

/** Which CPU everything of an exchange runs on. */
export class ExchangePlacement {
  readonly #platform: Platform;
  readonly #processes: number;
  readonly #queues: Readonly<Record<End, Int32Array>>;
  readonly #oldQueues: Readonly<Record<End, Int32Array>>;
  readonly #rps: Readonly<Record<End, Int32Array>>;
  readonly #serial = new Map<string, number>();
  /** CPU of each thread of a slot's program, by slot. */
  readonly #threads: readonly Int32Array[];
  readonly #occupied: ReadonlySet<number>;
  readonly #next = { client: 0, server: 0 };
  readonly #chance: Readonly<Record<End, RandomStream>>;
  readonly #handedTo: RandomStream;

  constructor(
    { slots }: ExchangeModel,
    platform: Platform,
    options: {
      readonly processes: number;
      readonly seed: number;
      readonly isOneHost: boolean;
    },
  ) {
    const { processes, seed, isOneHost } = options;
    this.#platform = platform;
    this.#processes = processes;
    const each = () => ({ client: new Int32Array(processes), server: new Int32Array(processes) });
    [this.#queues, this.#oldQueues, this.#rps] = [each(), each(), each()];
    const streams = new RandomStreams(seed);
    this.#chance = {
      client: streams.stream('queue client'),
      server: streams.stream('queue server'),
    };
    this.#handedTo = streams.stream('handed to');
    const used = { client: 0, server: 0 };
    const offsets = new Map<string, number>();
    for (const { place, end } of slots) {
      if (place.kind === 'queue' || place.kind === 'sender' || place.kind === 'rfs') continue;
      if (place.kind !== 'thread') {
        this.#serial.set(place.key, 0);
        continue;
      }
      const host = isOneHost ? 'client' : end;
      const key = keyOf(end, place.actor.name);
      if (offsets.has(key)) continue;
      offsets.set(key, used[host]);
      used[host] += Math.min(place.actor.threads, processes);
    }
    this.#threads = slots.map(({ place, end }) =>
      place.kind === 'thread' || place.kind === 'rfs'
        ? threadCpus(place.actor, offsets.get(keyOf(end, place.actor.name)) ?? 0, platform)
        : new Int32Array(0),
    );
    this.#occupied = occupiedCpus(Math.max(used.client, used.server), platform);
    this.redraw();
  }

  /** Gives every flow new receive queues, as another run of the benchmark would have. */
  redraw(): void {
    for (let process = 0; process < this.#processes; process++) {
      this.newConnection(process);
      for (const end of ends) {
        const { queues, rpsCpus, logicalCpus } = this.#platform;
        // Interrupt CPUs come first; RPS goes to those after them.
        const first = Math.min(queues, logicalCpus - 1);
        this.#rps[end][process] = (first + this.#handedTo.integer(rpsCpus)) % logicalCpus;
      }
    }
    for (const key of this.#serial.keys()) this.#serial.set(key, this.#drawSerial());
  }

  /** The scheduler keeps a process or worker that all flows need off CPUs that others keep. */
  #drawSerial(): number {
    const { logicalCpus } = this.#platform;
    let cpu = this.#handedTo.integer(logicalCpus);
    for (let draw = 1; draw < drawsMax && this.#occupied.has(cpu); draw++) {
      cpu = this.#handedTo.integer(logicalCpus);
    }
    return cpu;
  }

  newConnection(process: number): void {
    for (const end of ends) {
      this.#oldQueues[end][process] = this.#queues[end][process] as number;
      this.#queues[end][process] = drawQueue(process, this.#platform, this.#chance[end]);
    }
  }

  /** CPU of the receive queue of a process's flow; `isOld` for that of its last connection. */
  queueCpu(end: End, process: number, isOld: boolean): number {
    return (isOld ? this.#oldQueues : this.#queues)[end][process] as number;
  }

  /** CPU of the thread that serves a process's connection in the program of a slot. */
  threadCpu(slot: number, process: number): number {
    const cpus = this.#threads[slot] as Int32Array;
    return cpus[process % cpus.length] as number;
  }

  rpsCpu(end: End, process: number): number {
    return this.#rps[end][process] as number;
  }

  /** Workers are asked in turn, whatever they do (`wg_cpumask_next_online`). */
  nextCpu(end: End): number {
    this.#next[end] = (this.#next[end] + 1) % this.#platform.logicalCpus;
    return this.#next[end];
  }

  serialCpu(key: string): number {
    return this.#serial.get(key) ?? 0;
  }
}

/**
 * CPUs of a program's threads, after those of programs before it. A second round over the CPUs begins
 * one further on: those that share a CPU are then not the two ends of one connection.
 */
function threadCpus({ threads }: Actor, offset: number, platform: Platform): Int32Array {
  const { logicalCpus } = platform;
  return Int32Array.from({ length: threads }, (_, thread) => {
    const place = offset + thread;
    const round = offset === 0 ? 0 : Math.floor(place / logicalCpus);
    return processCpu(place + round, platform);
  });
}

/** CPUs of processes, and that of the only receive queue. */
function occupiedCpus(processes: number, platform: Platform): ReadonlySet<number> {
  const cpus = Array.from({ length: processes }, (_, process) => processCpu(process, platform));
  return new Set(platform.queues === 1 ? [...cpus, 0] : cpus);
}

const keyOf = (end: End, name: string): string => `${end} ${name}`;
