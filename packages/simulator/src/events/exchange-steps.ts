import type { End } from '@hopwise/datapath';
import type { Processor } from '@hopwise/engine';
import type { ExchangeModel } from '../analytic-exchange.ts';
import type { Platform } from '../platform.ts';
import type { Run } from '../run.ts';
import type { TurnRuns } from '../turn-runs.ts';
import type { Units } from '../units.ts';
import { softirqClass } from './hosts.ts';

/** A turn with what the event loop needs at hand. */
export interface Step {
  readonly end: End;
  readonly softirq: RunCounter;
  readonly process: RunCounter | null;
  /** Time on the line of what each run sends, without queueing [ns]. */
  readonly serialisationNs: Readonly<Record<Run['context'], number>>;
  /** Steps whose skbs each run sends. */
  readonly sends: Readonly<Record<Run['context'], readonly number[]>>;
}

/** How often a run ran, how often its context had to be entered, and how often from idle. */
export interface RunCounter {
  readonly run: Run;
  count: number;
  enteredCount: number;
  idleCount: number;
}

/** The steps of a model: the cycle, then what happens beside it, each knowing what it sends. */
export function makeSteps(
  { cycle, aside, after }: ExchangeModel,
  platform: Platform,
): readonly Step[] {
  return [...cycle, ...aside].map((runs, index) => {
    const asides = (context: Run['context']): readonly number[] =>
      after.flatMap(({ turn, run }, each) =>
        turn === index && run === context ? [cycle.length + each] : [],
      );
    const last = runs.process === null ? 'softirq' : 'process';
    const next = (context: Run['context']): readonly number[] =>
      index < cycle.length && context === last ? [(index + 1) % cycle.length] : [];
    return makeStep(runs, platform, {
      softirq: [...next('softirq'), ...asides('softirq')],
      process: [...next('process'), ...asides('process')],
    });
  });
}

function makeStep(runs: TurnRuns, { lineBytesPerNs }: Platform, sends: Step['sends']): Step {
  const counter = (run: Run): RunCounter => ({ run, count: 0, enteredCount: 0, idleCount: 0 });
  return {
    end: runs.turn.end,
    softirq: counter(runs.softirq),
    process: runs.process === null ? null : counter(runs.process),
    serialisationNs: {
      softirq: runs.sentBytes.softirq / lineBytesPerNs,
      process: runs.sentBytes.process / lineBytesPerNs,
    },
    sends,
  };
}

/**
 * Starts or queues a run. First come, first served among softirqs and processes: a short send or
 * receive call runs with bottom halves disabled for most of its time.
 */
export function start(cpu: Processor, job: number, counter: RunCounter, isEntered: boolean): void {
  const { time } = counter.run;
  const isIdle = !cpu.isBusy;
  counter.count++;
  if (isEntered) counter.enteredCount++;
  if (isIdle) counter.idleCount++;
  const tail = time.tail + (isEntered ? time.tailVisit : 0) + (isIdle ? time.tailIdle : 0);
  cpu.arrive(job, softirqClass, time.onPath + (isEntered ? time.onPathVisit : 0), tail);
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
