import type { Platform } from './platform.ts';

/** Initial congestion window (`TCP_INIT_CWND`) [segments]. */
const initialSegments = 10;

/** Round trips before the first byte of a file leaves: SYN and its answer, then the request. */
const roundTripsBefore = 1.5;

/** Congestion window of a new connection [byte]. */
export const initialWindow = ({ mss }: Pick<Platform, 'mss'>): number => initialSegments * mss;

/** Time until the server has the request for a file [ns]. */
export const requestNs = ({
  deviceLatencyNs,
  propagationNs,
  wakeLatencyNs,
}: Pick<Platform, 'deviceLatencyNs' | 'propagationNs' | 'wakeLatencyNs'>): number =>
  roundTripsBefore * 2 * (deviceLatencyNs + propagationNs) + wakeLatencyNs;

/**
 * Time from the first byte of a file to its last [ns].
 *
 * The window doubles with every round trip until it holds what is in flight at the transfer's own
 * rate; the rest goes at that rate.
 *
 * @param rate - Of one flow when it has run for long [byte/ns].
 * @source RFC 6928 for the first window, RFC 5681 section 3.1 for slow start
 */
export function fileNs(
  bytes: number,
  rate: number,
  { roundTripNs, window }: { readonly roundTripNs: number; readonly window: number },
): number {
  let sent = 0;
  let rounds = 0;
  for (let next = window; next < rate * roundTripNs && sent + next < bytes; next *= 2) {
    sent += next;
    rounds++;
  }
  return rounds * roundTripNs + (bytes - sent) / rate;
}
