import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const maxBuffer = 1 << 28;

/** What `hopwise` prints for these arguments. */
export async function hopwise(root: string, args: readonly string[]): Promise<string> {
  const program = join(root, 'apps/cli/bin/hopwise.js');
  const { stdout } = await promisify(execFile)(process.execPath, [program, ...args], {
    cwd: root,
    maxBuffer,
  });
  return stdout;
}
