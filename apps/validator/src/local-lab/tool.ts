import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { LabError } from './lab-error.ts';

const execute = promisify(execFile);

/** A busy kernel takes its time with links and namespaces; this ends what hangs [ms]. */
const limitMs = 60_000;

/** Runs a program of this machine and gives what it prints. @throws {LabError} if it fails */
export async function tool(program: string, ...args: readonly string[]): Promise<string> {
  try {
    return (await execute(program, args, { timeout: limitMs, killSignal: 'SIGKILL' })).stdout;
  } catch (error) {
    const { stderr, code } = error as NodeJS.ErrnoException & { readonly stderr?: string };
    const why = stderr?.trim() || String(code ?? error);
    throw new LabError(`${[program, ...args].join(' ')}: ${why}`);
  }
}
