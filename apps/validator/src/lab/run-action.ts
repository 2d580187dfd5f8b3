import type { Host } from '../host.ts';
import type { Action } from './step.ts';
import { TopologyError } from './topology-error.ts';

/** No part of a topology takes longer [ms]. */
const partMs = 60_000;

/**
 * Runs a program on a node and gives what it prints.
 *
 * @throws {TopologyError} if it does not succeed
 */
export async function runAction(host: Host, what: string, action: Action): Promise<string> {
  const { kind, code, stdout, stderr } = await host.run({ ...action, timeoutMs: partMs });
  if (kind === 'exited' && code === 0) return stdout;
  const why = stderr.trim() || (kind === 'exited' ? `exit code ${code}` : kind);
  throw new TopologyError(`${host.name}: ${what}: ${why}`);
}
