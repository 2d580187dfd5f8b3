/** How far a prediction is off, and how its time is made up. */
export interface ResidualRow {
  /** Measured time of an operation over predicted, less one: 0.1 is a tenth slower than predicted. */
  readonly excess: number;
  /** Share of each stage in the predicted time. */
  readonly shares: ReadonlyMap<string, number>;
}

/** Stages whose costs, were they changed by a factor, would explain the residuals alike. */
export interface Suspect {
  /** More than one where they are met together everywhere, so that nothing tells them apart. */
  readonly stages: readonly string[];
  /** What the residuals say its cost should be changed by: 0.5 is half as much again. */
  readonly change: number;
  /** Share of the squares of the residuals that this change takes away, 0 to 1. */
  readonly explained: number;
}

export type ResidualFinding =
  /** One suspect explains most, and clearly more than the next. */
  | { readonly kind: 'one-stage'; readonly suspects: readonly Suspect[] }
  /** Several explain about as much. */
  | { readonly kind: 'cannot-tell-apart'; readonly suspects: readonly Suspect[] }
  /** None explains most. */
  | { readonly kind: 'no-single-stage'; readonly suspects: readonly Suspect[] }
  /** All are off by about as much, which a machine, or other work on it, does and not a stage. */
  | { readonly kind: 'all-alike'; readonly suspects: readonly []; readonly change: number }
  /** They are no larger than the scatter of what was measured, or too few. */
  | { readonly kind: 'nothing-to-explain'; readonly suspects: readonly [] };

/** Fewer rows could be explained by almost anything. */
const fewestRows = 6;
/** A suspect has to explain so much, and so much more than the next that is another one. */
const leastExplained = 0.5;
const clearLead = 0.1;
/** Cosine between shares beyond which two stages are one suspect. */
const sameDirection = 0.99;
const shownSuspects = 5;

/**
 * Which stage a pattern of residuals points to: each stage's share of the predicted time is fitted to
 * the residuals alone, by least squares. That is no proof: a mechanism which the model lacks shows as
 * the stage that it goes along with.
 *
 * @param noise - Typical relative error of what was measured: smaller residuals say nothing.
 */
export function stageResiduals(rows: readonly ResidualRow[], noise: number): ResidualFinding {
  const total = sumOf(rows, ({ excess }) => excess ** 2);
  if (rows.length < fewestRows || Math.sqrt(total / rows.length) <= noise) {
    return { kind: 'nothing-to-explain', suspects: [] };
  }
  const stages = [...new Set(rows.flatMap(({ shares }) => [...shares.keys()]))].toSorted();
  const directions = stages.flatMap((stage) => {
    const shares = rows.map((row) => row.shares.get(stage) ?? 0);
    const length = Math.hypot(...shares);
    return length === 0 ? [] : [{ stage, shares, length }];
  });
  const suspects = together(directions)
    .map((group): Suspect => {
      const [{ shares, length } = { shares: [], length: 1 }] = group;
      const projection = shares.reduce((sum, share, i) => sum + share * (rows[i]?.excess ?? 0), 0);
      return {
        stages: group.map(({ stage }) => stage),
        change: projection / length ** 2,
        explained: projection ** 2 / (length ** 2 * total),
      };
    })
    .toSorted((a, b) => b.explained - a.explained)
    .slice(0, shownSuspects);
  const [first, second] = suspects;
  const sum = sumOf(rows, ({ excess }) => excess);
  const alike = sum ** 2 / (rows.length * total);
  if (alike >= leastExplained && (first?.explained ?? 0) - alike < clearLead) {
    return { kind: 'all-alike', suspects: [], change: sum / rows.length };
  }
  if (first === undefined || first.explained < leastExplained) {
    return { kind: 'no-single-stage', suspects };
  }
  const rivals = suspects.filter(({ explained }) => first.explained - explained < clearLead);
  return rivals.length === 1 || second === undefined
    ? { kind: first.stages.length === 1 ? 'one-stage' : 'cannot-tell-apart', suspects: [first] }
    : { kind: 'cannot-tell-apart', suspects: rivals };
}

interface Direction {
  readonly stage: string;
  readonly shares: readonly number[];
  readonly length: number;
}

/** Stages by the direction of their shares; the first of a group stands for it. */
function together(directions: readonly Direction[]): readonly (readonly Direction[])[] {
  const groups: Direction[][] = [];
  for (const direction of directions) {
    const group = groups.find(([first]) => first && cosine(first, direction) > sameDirection);
    if (group === undefined) groups.push([direction]);
    else group.push(direction);
  }
  return groups;
}

const cosine = (a: Direction, b: Direction): number =>
  a.shares.reduce((sum, share, i) => sum + share * (b.shares[i] ?? 0), 0) / (a.length * b.length);

const sumOf = <Row>(rows: readonly Row[], of: (row: Row) => number): number =>
  rows.reduce((sum, row) => sum + of(row), 0);
