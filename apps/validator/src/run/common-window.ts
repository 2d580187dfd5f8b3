import type { InterimResult } from '../parsers/netperf-interim.ts';

/** What several processes did together while all of them ran. */
interface CommonWindow {
  /** Sum of their rates, in the unit of the test. */
  readonly rate: number;
  readonly seconds: number;
}

/**
 * Sums rates over the time in which every process ran: they start one after another, and what the
 * first does before the others are there is no part of the load that was asked for.
 *
 * @param processes - What each said; all by one clock.
 * @returns null if there is no such time, or one of them said nothing
 */
export function commonWindow(
  processes: readonly (readonly InterimResult[])[],
): CommonWindow | null {
  const from = Math.max(...processes.map((parts) => Math.min(...parts.map((part) => part.from))));
  const to = Math.min(...processes.map((parts) => Math.max(...parts.map((part) => part.to))));
  if (!(to > from) || !Number.isFinite(to - from)) return null;
  const rates = processes.map((parts) => rateWithin(parts, from, to));
  return { rate: rates.reduce((sum, rate) => sum + rate, 0), seconds: to - from };
}

function rateWithin(parts: readonly InterimResult[], from: number, to: number): number {
  const overlap = (part: InterimResult): number =>
    Math.max(0, Math.min(part.to, to) - Math.max(part.from, from));
  const whole = parts.reduce((sum, part) => sum + overlap(part), 0);
  return parts.reduce((sum, part) => sum + part.rate * overlap(part), 0) / whole;
}
