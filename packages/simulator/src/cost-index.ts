import type { Cost, CostTable } from '@hopwise/datapath';

const indices = new WeakMap<CostTable, ReadonlyMap<string, readonly Cost[]>>();

/** What a table says of a subject; indexed once, since many predictions share a table. */
export function costsOfSubject(table: CostTable, subject: string): readonly Cost[] {
  const known = indices.get(table) ?? indexOf(table);
  indices.set(table, known);
  return known.get(subject) ?? [];
}

function indexOf({ costs }: CostTable): ReadonlyMap<string, readonly Cost[]> {
  const index = new Map<string, Cost[]>();
  for (const cost of costs) {
    const known = index.get(cost.subject);
    if (known === undefined) index.set(cost.subject, [cost]);
    else known.push(cost);
  }
  return index;
}
