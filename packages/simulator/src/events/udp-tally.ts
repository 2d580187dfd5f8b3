import type { Entry } from '../ledger.ts';
import { entriesTimes, type Work } from '../udp/udp-work.ts';

/** How often a kind of work was done; plain fields, since this is the innermost loop. */
export class UdpTally {
  count = 0;
  readonly work: Work;

  constructor(work: Work) {
    this.work = work;
  }

  /** Books it, and returns its time on the datagram's path [ns]. */
  onPath(times: number): number {
    this.count += times;
    return this.work.onPathNs * times;
  }

  /** Its time after the datagram [ns]; booked by {@link onPath}. */
  tail(times: number): number {
    return this.work.tailNs * times;
  }

  /** Books it, and returns all of its time [ns]. */
  whole(times: number): number {
    this.count += times;
    return (this.work.onPathNs + this.work.tailNs) * times;
  }

  /** What it handled per operation. */
  entries(operations: number): readonly Entry[] {
    return operations > 0 && this.count > 0 ? entriesTimes(this.work, this.count / operations) : [];
  }
}
