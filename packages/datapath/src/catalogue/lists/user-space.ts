import type { Datapath } from '../../datapath.ts';

/** Packets cross a user-space process. */
export const userSpace: readonly Datapath[] = [];
