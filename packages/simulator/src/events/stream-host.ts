import type { End } from '@hopwise/datapath';
import type { Processor } from '@hopwise/engine';
import type { LegServers } from './leg-servers.ts';

/** The machine of one end, as one direction of a transfer uses it. */
export interface StreamHost {
  readonly end: End;
  readonly cpus: readonly Processor[];
  readonly servers: LegServers;
  /** Number of the first of its processes: those of the other direction come before. */
  readonly firstProcess: number;
}
