import type { Timeline } from '@hopwise/simulator';

/** What belongs together with a slice. */
export interface Followed {
  readonly flow: number;
  /** Null in a stream, which has no operations. */
  readonly operation: number | null;
  /** Rows, in the order of time. */
  readonly rows: readonly number[];
}

/**
 * Everything that was done for the connection of a slice: for its operation, where it has one. A poll
 * that works for several connections is followed for the first of them.
 */
export function followed(timeline: Timeline, slice: number): Followed | null {
  const flow = timeline.flowSets[timeline.flowSet[slice] ?? -1]?.[0];
  if (flow === undefined) return null;
  const operation = timeline.operation[slice] ?? -1;
  const sets = new Set(
    timeline.flowSets.flatMap((flows, index) => (flows.includes(flow) ? [index] : [])),
  );
  const rows: number[] = [];
  for (const [row, set] of timeline.flowSet.entries()) {
    if (sets.has(set) && timeline.operation[row] === operation) rows.push(row);
  }
  return { flow, operation: operation < 0 ? null : operation, rows };
}
