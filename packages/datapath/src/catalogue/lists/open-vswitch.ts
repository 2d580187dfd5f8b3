import type { Datapath } from '../../datapath.ts';

/** Switched by Open vSwitch or by programs that stand in for it. */
export const openVSwitch: readonly Datapath[] = [];
