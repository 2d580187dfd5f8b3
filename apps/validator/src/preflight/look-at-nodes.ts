import type { Plan } from '../plan/plan.ts';
import { connectBoth } from '../run/connect-both.ts';
import { type Environment, readEnvironment } from '../run/environment.ts';
import type { ConnectOptions } from '../ssh/remote-host.ts';
import type { Finding } from './finding.ts';
import { blocking, preflight } from './preflight.ts';

/** What a look at the nodes of a plan gave. */
export interface PreflightResult {
  /** All of them, what stops a run first. */
  readonly findings: readonly Finding[];
  /** Those that stop a run of this plan. */
  readonly stops: readonly Finding[];
  readonly environment: Environment;
}

/**
 * Connects to the nodes of a plan, reads their facts and judges them. Changes nothing there.
 *
 * @throws {ConnectError} if a node cannot be reached
 * @throws {ParseError} if a node does not answer
 */
export async function lookAtNodes(
  plan: Plan,
  options: ConnectOptions = {},
): Promise<PreflightResult> {
  const [first, second] = await connectBoth(plan, options);
  try {
    const nodes = {
      client: { host: first, node: plan.client },
      server: { host: second, node: plan.server },
    };
    const environment = await readEnvironment(nodes, true);
    const { client, server } = environment;
    const findings = preflight({ client, server, plan });
    return { findings, stops: blocking(findings, plan), environment };
  } finally {
    await Promise.all([first.close(), second.close()]);
  }
}
