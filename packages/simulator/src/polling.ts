import type { End } from '@hopwise/datapath';
import type { Part } from './assemble.ts';
import type { ExchangeModel } from './exchange-model.ts';
import type { Background, Entry } from './ledger.ts';
import { timeOf } from './units.ts';

/** What the cores that poll do at an operating point. */
interface Polling {
  /** Visits that run on a polling core, and those that follow them there. */
  readonly polled: ReadonlySet<Part>;
  /** Operations per ns. */
  readonly rate: number;
  /** Ratio of real to nominal time at each end. */
  readonly slowdown: Readonly<Record<End, number>>;
  /** Whether both ends share one machine, and so its polling core. */
  readonly isOneHost: boolean;
}

/**
 * What cores that poll do while they find nothing: they never sleep, so each is busy all the time.
 *
 * Booked on the stage that polls. A machine that is both ends has one such core; each end shows half of
 * what is left of it.
 */
export function idlePolling(
  entries: readonly Entry[],
  { polled, rate, slowdown, isOneHost }: Polling,
): readonly Background[] {
  const polls = entries.filter(({ part }) => polled.has(part));
  const busyOf = (of: readonly Entry[]): number =>
    of.reduce((sum, entry) => sum + rate * slowdown[entry.end] * nominalNs(entry), 0);
  return (['client', 'server'] as const).flatMap((end) => {
    const own = polls.filter((entry) => entry.end === end);
    const stage = own.find(({ part }) => part.entry === 'poll')?.part.stages[0];
    if (stage === undefined) return [];
    const idle = Math.max(0, 1 - busyOf(isOneHost ? polls : own));
    const { stage: subject, context } = stage;
    return [{ end, subject, context, cores: isOneHost ? idle / 2 : idle }];
  });
}

/** Visits of an exchange that run on a polling core, and those that follow them there. */
export const polledParts = ({ slots }: Pick<ExchangeModel, 'slots'>): ReadonlySet<Part> =>
  new Set(
    slots
      .filter(({ place }) => place.kind === 'poll')
      .flatMap(({ run }) => run.items.map(({ part }) => part)),
  );

/** Time of what a part handled per operation, before the machine's slow-down [ns]. */
const nominalNs = ({ part, units, entered = 1, fromIdle = 1 }: Entry): number => {
  const paid = {
    ...units,
    visit: (units.visit ?? 0) * entered,
    idle: (units.idle ?? 0) * fromIdle,
  };
  return timeOf(part.onPath, paid) + timeOf(part.tail, paid);
};
