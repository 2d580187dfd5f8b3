import { findDatapath } from '@hopwise/datapath';

/**
 * The colour of the family that a datapath belongs to, ink for a stranger: a variable of the style
 * sheet, where it has a twin for dark.
 */
export function datapathColour(id: string): string {
  const family = findDatapath(id)?.family;
  return family === undefined ? 'var(--ink)' : `var(--family-${family})`;
}
