import type { End } from '@hopwise/datapath';
import type { ExchangeModel } from './exchange-model.ts';
import type { Platform } from './platform.ts';
import type { Run } from './run.ts';
import type { Slot } from './slot.ts';

/** Runs of one host that share the same CPUs in the same way, per operation. */
export interface Group {
  readonly host: End;
  readonly key: string;
  /** Key of the group whose CPUs it runs on: that of a program's threads where RFS hands over to them. */
  readonly cpusKey: string;
  /**
   * `joins`: softirqs that join one which runs already; `threads`: a program's; `beside`: softirqs on
   * the CPU of the thread that reads; `raised`: what sends raise on the same core, at once; `spread`:
   * wherever there is room.
   */
  readonly kind: 'joins' | 'threads' | 'beside' | 'raised' | 'spread';
  /** Whether it runs where the scheduler has put a thread of a program, and how many threads it has. */
  readonly isScheduled: boolean;
  readonly threads: number;
  /** Logical CPUs over those that the group can use. */
  readonly density: number;
  /** Chance that a run of a program finds another of it on its CPU, over that CPU's use. */
  readonly crowding: number;
  readonly isPreemptible: boolean;
  /** On the critical path, without and with entering the context [ns]. */
  readonly onPath: number;
  readonly onPathVisit: number;
  /** With the tails, without what entering the context or leaving idle costs [ns]. */
  readonly whole: number;
  readonly visit: number;
  readonly idle: number;
  /** Time that is left of a run that is met, in the mean, before the machine's slow-down [ns]. */
  readonly residual: number;
  /** Runs on the critical path, those of them that wake a CPU or a process, and runs in all. */
  readonly criticalRuns: number;
  readonly criticalWakes: number;
  /** Of those on the critical path, runs that an idle CPU has to leave its idle state for. */
  readonly criticalStarts: number;
  readonly runs: number;
}

/** Key of the group that a slot belongs to. */
export function groupKey(slot: Slot): string {
  const { place, end } = slot;
  if (place.kind === 'thread') return cpusKey(slot);
  if (place.kind === 'rfs') return `${cpusKey(slot)} beside`;
  if (place.kind === 'queue' || place.kind === 'sender') return `${end} ${place.kind}`;
  const isSerial = place.kind !== 'rps' && place.kind !== 'workqueue';
  return isSerial ? place.key : `${end} ${place.kind}`;
}

function cpusKey(slot: Slot): string {
  const { place, end } = slot;
  const isProgram = place.kind === 'thread' || place.kind === 'rfs';
  return isProgram ? `${end} ${place.actor.name}` : groupKey(slot);
}

/** Who asks. */
export interface Crowd {
  /** Operations that can be under way at once. */
  readonly count: number;
  /** Connections that they go over: each is served by one thread of a program. */
  readonly connections: number;
}

/** The groups of a model. */
export function groupsOf(
  { slots }: ExchangeModel,
  platform: Platform,
  customers: Crowd,
  hostOf: (end: End) => End,
): readonly Group[] {
  const members = new Map<string, Slot[]>();
  for (const slot of slots) {
    const key = groupKey(slot);
    const known = members.get(key);
    if (known === undefined) members.set(key, [slot]);
    else known.push(slot);
  }
  const groups = [...members].map(([key, of]) => groupOf(key, of, platform, customers, hostOf));
  return groups.map((group) => ({ ...group, residual: residualOf(group, groups, platform) }));
}

/**
 * Time that is left of a run that is met, in the mean, before the machine's slow-down [ns]. Short
 * system calls and softirqs of a host are one population; a program's runs are one of their own.
 */
function residualOf(
  { host, key, isPreemptible }: Bare,
  groups: readonly Bare[],
  { runTimeCv }: Platform,
): number {
  const population = groups.filter((other) =>
    isPreemptible ? other.key === key : other.host === host && !other.isPreemptible,
  );
  const mean = sum(population.map(({ whole, visit }) => whole + visit));
  const squares = sum(population.map((each) => each.squares));
  return mean > 0 ? (((1 + runTimeCv ** 2) / 2) * squares) / mean : 0;
}

/** A group before it is known what its population is. */
type Bare = Omit<Group, 'residual'> & { readonly squares: number };

function groupOf(
  key: string,
  slots: readonly Slot[],
  platform: Platform,
  crowd: Crowd,
  hostOf: (end: End) => End,
): Bare {
  const [first] = slots as [Slot];
  const { place } = first;
  const times = { onPath: 0, onPathVisit: 0, whole: 0, visit: 0, idle: 0, squares: 0 };
  const counts = { criticalRuns: 0, criticalWakes: 0, criticalStarts: 0 };
  for (const slot of slots) {
    const { time } = slot.run;
    times.whole += time.onPath + time.tail;
    times.visit += time.onPathVisit + time.tailVisit;
    times.idle += time.tailIdle;
    times.squares += wholeOf(slot.run) ** 2;
    if (!slot.isCritical) continue;
    times.onPath += time.onPath;
    times.onPathVisit += time.onPathVisit;
    if (place.kind === 'rfs') {
      // The program that it wakes is next on its CPU, and waits for its tail.
      times.onPath += time.tail;
      times.onPathVisit += time.tailVisit;
    }
    counts.criticalRuns++;
    if (isWoken(slot)) counts.criticalWakes++;
    if (isStarted(slot)) counts.criticalStarts++;
  }
  const cpus = Math.min(platform.logicalCpus, cpusOf(first, platform, crowd));
  const actor = place.kind === 'thread' || place.kind === 'rfs' ? place.actor : null;
  const threads = actor === null ? 1 : Math.min(actor.threads, platform.logicalCpus);
  return {
    host: hostOf(first.end),
    key,
    cpusKey: cpusKey(first),
    kind: kindOf(first),
    isScheduled: actor !== null || place.kind === 'sender',
    threads: place.kind === 'thread' ? Math.min(place.actor.threads, crowd.connections) : 0,
    density: platform.logicalCpus / cpus,
    crowding: Math.max(0, 1 - Math.min(threads, crowd.connections) / crowd.count),
    isPreemptible: place.kind === 'thread' && place.actor.isPreemptible,
    ...times,
    ...counts,
    runs: slots.length,
  };
}

/** Whether the run waits for a process to be woken, or for an idle CPU to be interrupted by another. */
export const isWoken = ({ place, run }: Pick<Slot, 'place' | 'run'>): boolean =>
  place.kind === 'rps' ||
  place.kind === 'rfs' ||
  (run.context === 'process' &&
    place.kind !== 'sender' &&
    place.kind !== 'poll' &&
    !(place.kind === 'thread' && place.isBesideSoftirq));

/** Whether an interrupt or a waker takes its CPU out of idle; a kernel worker's CPU is not known before. */
export const isStarted = (slot: Pick<Slot, 'place' | 'run'>): boolean =>
  slot.place.kind === 'queue' || (isWoken(slot) && slot.place.kind !== 'workqueue');

function kindOf({ place, run }: Slot): Group['kind'] {
  if (place.kind === 'thread') return 'threads';
  if (place.kind === 'rfs') return 'beside';
  if (place.kind === 'sender') return 'raised';
  if (place.kind === 'workqueue') return 'spread';
  return run.context === 'softirq' || place.kind === 'poll' ? 'joins' : 'threads';
}

/** CPUs that can run it. */
function cpusOf({ place }: Slot, platform: Platform, { connections }: Crowd): number {
  switch (place.kind) {
    case 'queue':
      return platform.queues;
    case 'thread':
    case 'rfs':
      return Math.min(place.actor.threads, connections);
    case 'rps':
      return platform.rpsCpus;
    case 'sender':
    case 'workqueue':
      return platform.logicalCpus;
    default:
      return 1;
  }
}

const wholeOf = ({ time }: Run): number =>
  time.onPath + time.onPathVisit + time.tail + time.tailVisit;

const sum = (values: readonly number[]): number => values.reduce((total, each) => total + each, 0);
