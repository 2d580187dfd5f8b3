import type { Datapath } from '@hopwise/datapath';

/**
 * How unlike two datapaths are: share of the stages of either, by direction, that the other lacks.
 *
 * @returns 0 for the same stages to 1 for none in common
 * @source https://en.wikipedia.org/wiki/Jaccard_index
 */
export function datapathDistance(a: Datapath, b: Datapath): number {
  const [ofA, ofB] = [partsOf(a), partsOf(b)];
  const shared = [...ofA].filter((part) => ofB.has(part)).length;
  const all = ofA.size + ofB.size - shared;
  return all === 0 ? 0 : 1 - shared / all;
}

function partsOf({ egress, ingress, encapsulation }: Datapath): ReadonlySet<string> {
  const stages = (direction: string, visits: Datapath['egress']): readonly string[] =>
    visits.flatMap((visit) =>
      [...visit.stages, ...(visit.epilogue ?? [])].map((stage) => `${direction} ${stage}`),
    );
  return new Set([
    ...stages('egress', egress),
    ...stages('ingress', ingress),
    ...encapsulation.map(({ kind }) => `outer ${kind}`),
  ]);
}
