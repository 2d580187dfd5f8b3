import {
  capabilities,
  type CapabilityFact,
  type CapabilityId,
  capabilityIds,
} from './capabilities.ts';

const yesNo = capabilityIds.filter((id) => capabilities[id].form === 'yes-no');

/** What can be asked for: each capability that is had or not, and `policy` for both ways of it. */
export const needs: readonly string[] = ['policy', ...yesNo];

/** The product that a datapath belongs to: the longest name that its id begins with; null for none. */
export function productOf(datapathId: string, facts: readonly CapabilityFact[]): string | null {
  const owners = [...new Set(facts.map(({ product }) => product))].filter(
    (product) => datapathId === product || datapathId.startsWith(`${product}-`),
  );
  return owners.toSorted((a, b) => b.length - a.length)[0] ?? null;
}

/** The value of a fact; null when it is not known. */
export const factOf = (
  facts: readonly CapabilityFact[],
  product: string,
  capability: CapabilityId,
): string | null =>
  facts.find((fact) => fact.product === product && fact.capability === capability)?.value ?? null;

/** Whether the product of a datapath is known to have everything that is asked for. */
export function meetsNeeds(
  datapathId: string,
  asked: readonly string[],
  facts: readonly CapabilityFact[],
): boolean {
  const product = productOf(datapathId, facts);
  const wanted = yesNo.filter((id) =>
    asked.some((need) => need === id || id.startsWith(`${need}-`)),
  );
  return wanted.every((id) => product !== null && factOf(facts, product, id) === 'yes');
}
