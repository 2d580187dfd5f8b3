import { arrivalTimes, type Job } from './jobs.ts';

/** When a job's service ended [ns]. */
export interface Done {
  readonly job: number;
  readonly at: number;
}

/**
 * Preemptive-resume service of a trace, worked out the slow way: list everybody present, serve the
 * most urgent (the longest there among equals) until its part ends or somebody arrives, repeat.
 */
export function serveByHand(trace: readonly Job[]): Done[] {
  const arrivals = arrivalTimes(trace);
  const done: Done[] = [];
  const present: {
    job: number;
    urgency: number;
    service: number;
    tail: number;
    isDone: boolean;
  }[] = [];
  let now = 0;
  let arrived = 0;
  while (arrived < trace.length || present.length > 0) {
    if (present.length === 0) now = Math.max(now, arrivals[arrived] ?? now);
    for (; arrived < trace.length && (arrivals[arrived] ?? 0) <= now; arrived++) {
      const { urgency, service, tail } = trace[arrived] as Job;
      present.push({ job: arrived, urgency, service, tail, isDone: false });
    }
    const first = present.toSorted((a, b) => a.urgency - b.urgency)[0];
    if (first === undefined) continue;
    const part = first.isDone ? 'tail' : 'service';
    const next = arrivals[arrived] ?? Number.POSITIVE_INFINITY;
    const slice = Math.min(first[part], next - now);
    first[part] -= slice;
    now += slice;
    if (now === next) continue; // Who arrives at the very end is let in first.
    if (!first.isDone) done.push({ job: first.job, at: now });
    if (first.isDone || first.tail === 0) present.splice(present.indexOf(first), 1);
    first.isDone = true;
  }
  return done;
}
