import type { Part, StageCost } from '../assemble.ts';
import type { Item } from '../run.ts';
import type { Units } from '../units.ts';
import type { WalkedStage, WalkedTerm } from './walk.ts';

/** How a core was found by the run that pays. */
export interface Found {
  /** Whether the context is entered, or was there already. */
  readonly isEntered: boolean;
  readonly isIdle: boolean;
  /** Ratio of real to nominal time. */
  readonly slowdown: number;
}

/** The stages that a run pays for: first those on the path, then those after it. */
export function walkedStages(items: readonly Item[], found: Found): readonly WalkedStage[] {
  const paid = items.flatMap(({ part, units }) =>
    part.stages.map((stage) => walkedStage(part, stage, unitsOf(stage, units, found), found)),
  );
  const there = paid.filter(({ ns }) => ns > 0);
  return [...there.filter(({ onPath }) => onPath), ...there.filter(({ onPath }) => !onPath)];
}

function walkedStage(part: Part, cost: StageCost, units: Units, found: Found): WalkedStage {
  const terms = cost.terms
    .map(
      ([charge, each]): WalkedTerm => ({
        charge,
        count: units[charge] ?? 0,
        nsEach: found.slowdown * each,
      }),
    )
    .filter(({ count }) => count > 0);
  const { direction, namespace, entry, isSegmented } = part;
  const { stage, context, onPath } = cost;
  return {
    ...{ stage, direction, context, namespace, entry, onPath, isSegmented, terms },
    ns: terms.reduce((sum, { count, nsEach }) => sum + count * nsEach, 0),
  };
}

const unitsOf = (
  { onPath }: StageCost,
  units: Units,
  { isEntered, isIdle }: Pick<Found, 'isEntered' | 'isIdle'>,
): Units => ({
  ...units,
  visit: isEntered ? (units.visit ?? 0) : 0,
  idle: isIdle && !onPath ? (units.idle ?? 0) : 0,
});
