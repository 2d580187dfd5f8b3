import type { Processor } from '@hopwise/engine';
import type { Entry } from '../ledger.ts';
import { serialServers } from '../legs.ts';
import type { UdpModel } from '../udp/udp-model.ts';
import { isBeforePeer } from '../udp/polling.ts';
import type { HandedWork } from '../udp/udp-work.ts';
import { processClass, softirqClass } from './hosts.ts';
import { UdpTally } from './udp-tally.ts';

/** Datagrams that a leg's queue takes. @source drivers/net/wireguard/messages.h: MAX_QUEUED_PACKETS */
const queuedMax = 1024;

interface LegState {
  readonly leg: HandedWork;
  readonly each: UdpTally;
  readonly start: UdpTally;
  queued: number;
  /** CPU of a pool that is asked first. */
  next: number;
}

interface Flight {
  datagrams: readonly number[];
  leg: number;
}

/** The legs of one end that datagrams are handed over to, one after another. */
export class UdpLegs {
  readonly #legs: readonly LegState[];
  readonly #handed: readonly HandedWork[];
  readonly #cpus: readonly Processor[];
  readonly #pool: number;
  readonly #jobOf: (slot: number) => number;
  readonly #onOut: (datagrams: readonly number[]) => void;
  readonly #onDrop: (datagrams: readonly number[]) => void;
  readonly #flights: Flight[] = [];
  readonly #freeSlots: number[] = [];

  constructor(
    { works, platform }: UdpModel,
    end: 'client' | 'server',
    cpus: readonly Processor[],
    callbacks: {
      /** Number of the job that a CPU reports when the slot's leg is done. */
      readonly jobOf: (slot: number) => number;
      /** Datagrams, by flow, that have crossed all legs, or that a queue had no room for. */
      readonly onOut: (datagrams: readonly number[]) => void;
      readonly onDrop: (datagrams: readonly number[]) => void;
    },
  ) {
    this.#handed = works.handedOver[end];
    this.#legs = this.#handed.map((leg) => ({
      leg,
      each: new UdpTally(leg.each),
      start: new UdpTally(leg.start),
      queued: 0,
      next: 0,
    }));
    this.#cpus = cpus;
    this.#pool = Math.min(platform.rpsCpus, cpus.length);
    this.#jobOf = callbacks.jobOf;
    this.#onOut = callbacks.onOut;
    this.#onDrop = callbacks.onDrop;
  }

  /** Hands datagrams to the first leg; out at once where there is none. */
  offer(datagrams: readonly number[]): void {
    this.#enter(datagrams, 0);
  }

  /** The CPU has finished the leg of this slot. */
  onDone(slot: number): void {
    const { datagrams, leg } = this.#flights[slot] as Flight;
    this.#freeSlots.push(slot);
    (this.#legs[leg] as LegState).queued -= datagrams.length;
    this.#enter(datagrams, leg + 1);
  }

  /** Datagrams that a slot holds, by flow, and the leg that it is at. */
  flightOf(slot: number): Readonly<Flight> {
    return this.#flights[slot] as Flight;
  }

  /** How often each leg was crossed since the last reset. */
  reset(): void {
    for (const { each, start } of this.#legs) {
      each.count = 0;
      start.count = 0;
    }
  }

  entries(operations: number): readonly Entry[] {
    return this.#legs.flatMap(({ each, start }) => [
      ...each.entries(operations),
      ...start.entries(operations),
    ]);
  }

  #enter(datagrams: readonly number[], index: number): void {
    const state = this.#legs[index];
    if (state === undefined) {
      this.#onOut(datagrams);
      return;
    }
    // What a peer's workers have is in the peer's queue, too.
    const behind = isBeforePeer(this.#handed, index) ? (this.#legs[index + 1]?.queued ?? 0) : 0;
    const room = Math.max(0, queuedMax - state.queued - behind);
    const taken = room < datagrams.length ? datagrams.slice(0, room) : datagrams;
    if (taken.length < datagrams.length) this.#onDrop(datagrams.slice(room));
    if (taken.length === 0) return;
    state.queued += taken.length;
    const slot = this.#freeSlots.pop() ?? this.#flights.length;
    this.#flights[slot] = { datagrams: taken, leg: index };
    const cpu = this.#cpus[this.#cpuOf(state, index)] as Processor;
    const starts = cpu.isBusy ? 0 : 1;
    cpu.arrive(
      this.#jobOf(slot),
      state.leg.context === 'process' ? processClass : softirqClass,
      state.start.onPath(starts) + state.each.onPath(taken.length),
      state.start.tail(starts) + state.each.tail(taken.length),
    );
  }

  /** One core each for what is serial; of a pool, whoever is free takes the next. */
  #cpuOf(state: LegState, index: number): number {
    const { server } = state.leg;
    if (serialServers.includes(server)) return index % this.#cpus.length;
    const count = server === 'rps' ? this.#pool : this.#cpus.length;
    let least = Number.POSITIVE_INFINITY;
    let chosen = state.next;
    for (let tried = 0; tried < count && least > 0; tried++) {
      const candidate = (state.next + tried) % count;
      const cpu = this.#cpus[candidate] as Processor;
      const ahead = cpu.queueLength + (cpu.isBusy ? 1 : 0);
      if (ahead < least) {
        least = ahead;
        chosen = candidate;
      }
    }
    state.next = (chosen + 1) % count;
    return chosen;
  }
}
