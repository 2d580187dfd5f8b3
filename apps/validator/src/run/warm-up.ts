import type { TestCase } from '../plan/test-case.ts';
import { casePrograms } from './case-programs.ts';
import type { RunContext } from './run-context.ts';
import type { Visit } from './visit.ts';

/**
 * Runs the first case of a visit for a while, whatever it says: neighbours are found, caches and
 * the table of connections filled, and frequencies raised before anything counts.
 */
export async function warmUp(
  { plan, signal }: Pick<RunContext, 'plan' | 'signal'>,
  { client, server, serverAddress }: Visit,
  cases: readonly TestCase[],
): Promise<void> {
  const first = cases.find(({ tool }) => tool === 'netperf');
  const seconds = plan.sampling.warmUpSeconds;
  if (first === undefined || seconds === 0) return;
  const { commands } = casePrograms(first, {
    ...{ server: serverAddress, seconds, warmUpSeconds: 0 },
    clientCores: client.node.cores,
    serverCores: server.node.cores,
  });
  const [argv] = commands;
  if (argv === undefined) return;
  await client.host.run({
    argv: client.entered.command(argv),
    timeoutMs: seconds * 1000 + 10_000,
    signal,
  });
}
