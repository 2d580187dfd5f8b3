import type { Modifier } from '../../modifier.ts';

/** Service meshes. */
export const meshModifiers: readonly Modifier[] = [];
