import type { Datapath } from '../../datapath.ts';

/** Encapsulated, in clear text. */
export const tunnelled: readonly Datapath[] = [];
