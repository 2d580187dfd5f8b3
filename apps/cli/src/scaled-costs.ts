import { transferCosts } from '@hopwise/calibration';
import type { Hardware } from '@hopwise/datapath';
import { shownPath } from './data-file.ts';
import type { PlatformCosts } from './platform-costs.ts';
import { fitFiles, hasCosts, readCosts } from './read-costs.ts';
import { UserError } from './user-error.ts';

/**
 * The costs of a machine that has none of its own: the reference machine's, scaled.
 *
 * @param given - The data folder as it was given on the command line.
 * @throws {UserError} when the profile names no reference, or one without costs of its own
 */
export function scaledCosts(
  root: string,
  { id, costScale }: Hardware,
  given: string | undefined,
): PlatformCosts {
  const wanted = shownPath(fitFiles(root, id).costs);
  if (costScale === undefined) {
    throw new UserError([
      `hardware ${id} has no costs: no ${wanted}, no priors/${id}.csv, and no costScale in its profile`,
    ]);
  }
  if (!hasCosts(root, costScale.reference)) {
    throw new UserError([
      `the costScale of hardware ${id} is relative to ${costScale.reference}, which has no costs of its own`,
    ]);
  }
  const reference = readCosts(root, costScale.reference, given);
  return {
    ...reference,
    wanted,
    table: transferCosts(reference.table, costScale),
    kind: 'transferred',
  };
}
