/** What is in view [ns]. */
export interface TimeWindow {
  readonly fromNs: number;
  readonly toNs: number;
}

/** Nothing is seen below this: the shortest stages take some tens of nanoseconds. */
export const shortestNs = 200;

/** The window scaled about a time, which stays where it is; never beyond what was recorded. */
export function zoomed(
  { fromNs, toNs }: TimeWindow,
  factor: number,
  aboutNs: number,
  recordedNs: number,
): TimeWindow {
  const length = toNs - fromNs;
  const next = Math.min(recordedNs, Math.max(shortestNs, length * factor));
  const share = length > 0 ? (aboutNs - fromNs) / length : 0.5;
  return inside(aboutNs - share * next, next, recordedNs);
}

/** The window moved by a time, up to either end of what was recorded. */
export const panned = (
  { fromNs, toNs }: TimeWindow,
  byNs: number,
  recordedNs: number,
): TimeWindow => inside(fromNs + byNs, toNs - fromNs, recordedNs);

/** The window that shows a span with room on both sides. */
export function around(span: TimeWindow, recordedNs: number): TimeWindow {
  const length = Math.max(shortestNs, 1.2 * (span.toNs - span.fromNs));
  return inside((span.fromNs + span.toNs - length) / 2, Math.min(length, recordedNs), recordedNs);
}

/** Whole nanoseconds, so that an address holds them. */
function inside(fromNs: number, length: number, recordedNs: number): TimeWindow {
  const whole = Math.min(recordedNs, Math.round(length));
  const from = Math.min(recordedNs - whole, Math.max(0, Math.round(fromNs)));
  return { fromNs: from, toNs: from + whole };
}
