import type { Processor } from '@hopwise/engine';
import type { Run } from '../run.ts';
import type { Place } from '../slot.ts';
import type { Units } from '../units.ts';
import { processClass, raisedClass, softirqClass } from './hosts.ts';

/** How often a run ran, how often its context had to be entered, and how often from idle. */
export interface RunCounter {
  readonly run: Run;
  count: number;
  enteredCount: number;
  idleCount: number;
}

export const runCounter = (run: Run): RunCounter => ({
  run,
  count: 0,
  enteredCount: 0,
  idleCount: 0,
});

/**
 * Starts or queues a run.
 *
 * First come, first served among softirqs and the system calls of processes, which run with bottom
 * halves disabled for most of their time; a program's own work gives way to softirqs. Within a node a
 * send call receives as well, before it returns.
 */
export function start(
  cpu: Processor,
  job: number,
  {
    counter,
    isEntered,
    place,
  }: { readonly counter: RunCounter; readonly isEntered: boolean; readonly place: Place },
): void {
  const { time } = counter.run;
  const isIdle = !cpu.isBusy;
  counter.count++;
  if (isEntered) counter.enteredCount++;
  if (isIdle) counter.idleCount++;
  const tail = time.tail + (isEntered ? time.tailVisit : 0) + (isIdle ? time.tailIdle : 0);
  const service = time.onPath + (isEntered ? time.onPathVisit : 0);
  cpu.arrive(job, urgencyOf(place), service, tail);
}

function urgencyOf(place: Place): number {
  if (place.kind === 'sender') return raisedClass;
  return place.kind === 'thread' && place.actor.isPreemptible ? processClass : softirqClass;
}

/** What a part handled per operation, from the counts of its run. */
export function perOperation(units: Units, counter: RunCounter, operations: number): Units {
  const per = operations > 0 ? 1 / operations : 0;
  const entries = Object.entries(units).map(([charge, amount]) => [
    charge,
    amount * counter.count * per,
  ]);
  return {
    ...Object.fromEntries(entries),
    visit: (units.visit ?? 0) * counter.enteredCount * per,
    idle: (units.idle ?? 0) * counter.idleCount * per,
  };
}
