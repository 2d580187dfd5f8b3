import type { Command, Host } from '../host.ts';
import { TargetError } from './entered.ts';

/** Time for a program that only looks something up, or makes a link [ms]. */
const usualMs = 30_000;

/** What a program on a node prints. @throws {TargetError} unless it ends well, with what it said */
export async function succeeded(
  host: Host,
  argv: readonly string[],
  more: Pick<Command, 'input' | 'env'> = {},
): Promise<string> {
  const { kind, code, stdout, stderr } = await host.run({ argv, timeoutMs: usualMs, ...more });
  if (kind === 'exited' && code === 0) return stdout;
  const how = kind === 'exited' ? `exit code ${code}` : kind;
  const said = stderr.trim() || stdout.trim();
  throw new TargetError(
    `${host.name}: ${argv.join(' ')}: ${said === '' ? how : `${said} (${how})`}`,
  );
}
