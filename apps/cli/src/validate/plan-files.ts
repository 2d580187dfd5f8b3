import { UserError } from '../user-error.ts';

/** The two files of a run. */
export interface PlanFiles {
  readonly inventory: string;
  readonly plan: string;
}

/** @throws {UserError} naming the one that is missing, or both */
export function planFiles(options: {
  readonly inventory?: string | undefined;
  readonly plan?: string | undefined;
}): PlanFiles {
  const { inventory, plan } = options;
  if (inventory !== undefined && plan !== undefined) return { inventory, plan };
  throw new UserError([
    ...(inventory === undefined ? ['--inventory FILE is missing: the nodes to measure on'] : []),
    ...(plan === undefined ? ['--plan FILE is missing: what to measure'] : []),
  ]);
}
