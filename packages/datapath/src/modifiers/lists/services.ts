import type { Modifier } from '../../modifier.ts';

/** What translates the addresses of Services. */
export const serviceModifiers: readonly Modifier[] = [];
