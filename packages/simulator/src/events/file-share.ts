import type { Workload } from '@hopwise/datapath';
import type { Simulation } from '@hopwise/engine';

/** What is known of files that a run transfers. */
interface FileRun {
  readonly simulation: Pick<Simulation, 'now'>;
  /** When the files had come [ns]; null while they have not. */
  readonly filledAt: number | null;
  /** What has come since the beginning [byte]. */
  readonly bytesEver: number;
}

/**
 * How much of the steady goodput is left when files begin and end: what one takes, simulated.
 *
 * @param steady - Goodput of all flows together when they have run for long [byte/ns].
 * @param requestNs - Until the server has the request.
 */
export function fileShareOf(
  { filledAt, bytesEver, simulation }: FileRun,
  steady: number,
  { processes, responseBytes }: Workload,
  requestNs: number,
): number {
  const bytes = processes * responseBytes;
  const endedAt = filledAt ?? simulation.now + Math.max(0, bytes - bytesEver) / steady;
  return bytes / (requestNs + endedAt) / steady;
}
