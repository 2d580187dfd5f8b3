import { type Family, findDatapath } from '@hopwise/datapath';

/** The colour of a family: a variable of the style sheet, where it has a twin for dark. */
export const familyColour = (family: Family): string => `var(--family-${family})`;

/** The colour of the family that a datapath belongs to; ink for a stranger. */
export function datapathColour(id: string): string {
  const family = findDatapath(id)?.family;
  return family === undefined ? 'var(--ink)' : familyColour(family);
}
