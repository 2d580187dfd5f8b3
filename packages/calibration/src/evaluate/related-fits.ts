import type { Trial } from './trial.ts';

/** Fits that leave few trials out each, and the trials that none of them leaves out. */
interface RelatedTrials<Key> {
  readonly keys: readonly Key[];
  readonly common: readonly Trial[];
}

/** Groups of fits, by the trials that each trains on. */
export interface FitGroups<Key> {
  readonly related: readonly RelatedTrials<Key>[];
  /** That have too little in common with others to begin where those end. */
  readonly alone: readonly Key[];
}

/** Groups, each with a start of its own: with fewer, starts would have seen fewer of the rows that their fits see. */
const groupCount = 4;

/** A fit that misses more than this share of all trials is no neighbour of the others. */
const fewLeftOut = 0.4;

/**
 * Puts fits into groups such that what is left out of any fit of a group is left out of the group's
 * common trials: a start that is fitted to these has seen nothing that is held out.
 */
export function relatedFits<Key>(training: ReadonlyMap<Key, readonly Trial[]>): FitGroups<Key> {
  const all = new Map([...training.values()].flat().map((trial) => [trial.id, trial]));
  const missing = [...training].map(([key, trials]) => {
    const own = new Set(trials.map(({ id }) => id));
    return { key, ids: new Set([...all.keys()].filter((id) => !own.has(id))) };
  });
  const near = missing.filter(({ ids }) => ids.size <= fewLeftOut * all.size);
  const alone = missing.filter((each) => !near.includes(each)).map(({ key }) => key);
  if (near.length <= groupCount) return { related: [], alone: [...training.keys()] };
  const groups = Array.from({ length: groupCount }, () => ({
    keys: [] as Key[],
    ids: new Set<string>(),
  }));
  // Large ones first: small ones that lie within them join them.
  for (const { key, ids } of near.toSorted((a, b) => b.ids.size - a.ids.size)) {
    const growth = (group: (typeof groups)[number]): number =>
      group.ids.size + [...ids].filter((id) => !group.ids.has(id)).length;
    const grown = groups.map((group) => {
      const isWithin = [...ids].every((id) => group.ids.has(id));
      return { group, size: isWithin ? -1 : growth(group) };
    });
    const best = grown.reduce((least, each) => (each.size < least.size ? each : least)).group;
    best.keys.push(key);
    for (const id of ids) best.ids.add(id);
  }
  const related = groups
    .filter(({ keys }) => keys.length > 0)
    .map(({ keys, ids }) => ({
      keys,
      common: [...all.values()].filter(({ id }) => !ids.has(id)),
    }));
  return { related, alone };
}
