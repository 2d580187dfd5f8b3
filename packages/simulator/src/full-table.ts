import { type ConntrackConfig, isOlder } from '@hopwise/datapath';

/** What becomes of a steady rate of new connections when the conntrack table is full. */
export interface FullTable {
  /** When it is full [s]. */
  readonly afterS: number;
  /** New connections per second that are let in from then on. */
  readonly thenPerS: number;
}

/** TIME_WAIT of conntrack (`nf_conntrack_tcp_timeout_time_wait`) [s]. */
export const timeWaitSeconds = 120;

/** What comes to a table. */
interface Arrivals {
  /** Tuples that connections can have; one that returns replaces its entry. */
  readonly tuples: number;
  /** New connections per second while there is room. */
  readonly rate: number;
  readonly kernel: string;
}

/**
 * A table that connections fill faster than it forgets them, or null when it never gets full.
 *
 * An entry in TIME_WAIT is assured, so the SYN that finds the table full cannot take its place: it is
 * dropped, and its process waits for the retransmission timer. Room comes from entries that expire and
 * from those that the garbage collector ends before.
 *
 * @source net/netfilter/nf_conntrack_core.c: __nf_conntrack_alloc, early_drop, gc_worker;
 * net/netfilter/nf_conntrack_proto_tcp.c: tcp_can_early_drop
 */
export function fullTable(
  { entriesMax }: Pick<ConntrackConfig, 'entriesMax'>,
  { tuples, rate, kernel }: Arrivals,
): FullTable | null {
  if (Math.min(tuples, rate * timeWaitSeconds) <= entriesMax) return null;
  const collected = collectedPerS(kernel);
  const entriesAt = (through: number): number => {
    const stayS = Math.min(timeWaitSeconds, tuples / through);
    return (through * (1 - Math.exp(-collected * stayS))) / collected;
  };
  let low = 0;
  let high = rate;
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (entriesAt(middle) > entriesMax) high = middle;
    else low = middle;
  }
  return { afterS: entriesMax / rate, thenPerS: high };
}

/** The collector ends entries before their time until the table is this far from full [share]. */
const collectedShare = 0.05;
/** Runs of the collector over the whole table, and the first kernels with them [s]. */
const scans = [
  { since: '5.18', everyS: 60 },
  { since: '5.14', everyS: 120 },
] as const;
/**
 * Before, a run looked at 1/128 of the buckets, and an entry stands in two. A run after a dropped SYN
 * ends what it meets; the next such run comes when the dropped SYN is sent again and dropped again.
 */
const metShare = 2 / 128;
/** First retransmission of a SYN (`TCP_TIMEOUT_INIT`) [s]. */
const synTimeoutS = 1;

/** Chance of an entry of a full table to be ended before its time [1/s]. */
function collectedPerS(kernel: string): number {
  const scan = scans.find(({ since }) => !isOlder(kernel, since));
  return scan === undefined ? metShare / synTimeoutS : collectedShare / scan.everyS;
}
