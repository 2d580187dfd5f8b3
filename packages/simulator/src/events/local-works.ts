import type { End } from '@hopwise/datapath';
import type { Part } from '../assemble.ts';
import type { Entry } from '../ledger.ts';
import type { StreamParts } from '../stream-parts.ts';
import { Work } from './stream-costs.ts';

/** Time of a run: until its skbs have got there, and after it [ns]. */
export interface RunNs {
  service: number;
  tail: number;
}

/** What transfers within a node cost, and how much of it was done. */
export class LocalWorks {
  readonly #copy: Work;
  readonly #wakeWriter: Work;
  readonly #sendByProcess: Work;
  readonly #sendBySoftirq: Work;
  readonly #dataIn: Work;
  readonly #ackOut: Work;
  readonly #ackIn: Work;
  readonly #read: Work;
  readonly #mss: number;

  /** @param copying - How much longer a byte is copied while the memory is busy. */
  constructor(parts: StreamParts, mss: number, copying: Readonly<Record<End, number>>) {
    const make = (end: End, of: readonly Part[], byteSlowdown = 1): Work =>
      new Work(end, of, { policyRules: parts.policyRules, byteSlowdown });
    this.#copy = make('client', parts.copy, copying.client);
    this.#wakeWriter = make('client', parts.wakeWriter);
    this.#sendByProcess = make('client', parts.dataOutByProcess);
    this.#sendBySoftirq = make('client', parts.dataOutBySoftirq);
    this.#dataIn = make('server', parts.dataIn);
    this.#ackOut = make('server', parts.ackOut);
    this.#ackIn = make('client', parts.ackIn);
    this.#read = make('server', parts.read, copying.server);
    this.#mss = mss;
  }

  /** A writer copies, after it was woken so many times (0 or 1). */
  copy(wakes: number, calls: number, bytes: number): RunNs {
    const run = { service: 0, tail: 0 };
    charge(this.#wakeWriter, run, 0, wakes, 0, 0, 0);
    run.tail += run.service + this.#wakeWriter.bookIdle(wakes);
    run.service = 0;
    charge(this.#copy, run, wakes, 0, calls, 0, bytes);
    return run;
  }

  /** Adds the way of skbs to the other socket and of their ACKs back; who calls it sends them. */
  pass(run: RunNs, by: 'process' | 'softirq', skbs: number, bytes: number, wakes: number): void {
    const segments = bytes / this.#mss;
    const sending = by === 'process' ? this.#sendByProcess : this.#sendBySoftirq;
    charge(sending, run, by === 'softirq' ? 1 : 0, 0, skbs, segments, bytes);
    // Each call of a process enters a softirq; a softirq that sends has entered its own already.
    charge(this.#dataIn, run, by === 'process' ? skbs : 1, wakes, skbs, segments, bytes);
    this.acknowledge(run, skbs);
  }

  /** Adds ACKs from one socket to the other, within a softirq. */
  acknowledge(run: RunNs, acks: number): void {
    charge(this.#ackOut, run, 0, 0, acks, acks, 0);
    charge(this.#ackIn, run, 0, 0, acks, acks, 0);
  }

  /** A reader copies what it has, after it was woken so many times (0 or 1). */
  read(wakes: number, skbs: number, bytes: number): RunNs {
    const run = { service: 0, tail: 0 };
    charge(this.#read, run, wakes, wakes, skbs, bytes / this.#mss, bytes);
    run.tail += this.#read.bookIdle(wakes);
    return run;
  }

  reset(): void {
    for (const work of this.#all()) work.reset();
  }

  entries(operations: number): readonly Entry[] {
    return this.#all().flatMap((work) => work.entries(operations));
  }

  #all(): readonly Work[] {
    return [
      ...[this.#copy, this.#wakeWriter, this.#sendByProcess, this.#sendBySoftirq],
      ...[this.#dataIn, this.#ackOut, this.#ackIn, this.#read],
    ];
  }
}

function charge(
  work: Work,
  run: RunNs,
  visits: number,
  wakes: number,
  skbs: number,
  segments: number,
  bytes: number,
): void {
  work.book(visits, wakes, skbs, segments, bytes);
  run.service += work.onPathNs(visits, wakes, skbs, segments, bytes);
  run.tail += work.tailNs(visits, wakes, skbs, segments);
}
