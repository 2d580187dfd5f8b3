import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { hopwise, launcher, root, start } from './launcher.ts';
import { temporaryFolder } from './temporary-folder.ts';

const run = promisify(execFile);
const dist = join(root, 'apps/cli/dist');

/** Files that an interrupted command could leave behind; its temporary ones are in `cwd`, too. */
const leftovers = (cwd: string): readonly string[] => [
  ...readdirSync(cwd),
  ...readdirSync(dist).filter((name) => name.includes('partial')),
  ...readdirSync(join(root, 'data'), { recursive: true }).map(String),
];

/** Another process may be building meanwhile: what it has there goes by itself. */
const nothingNew = (cwd: string, before: readonly string[]): Promise<void> =>
  expect
    .poll(() => leftovers(cwd).filter((name) => !before.includes(name)))
    .toEqual([]) as Promise<void>;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Whether the launcher hears Ctrl-C: it takes its name when it does. Node alone has another. */
const hearsInterrupt = (pid: number): boolean =>
  readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === 'hopwise';

/** Interrupts a command when it is at work, and gives its exit code. */
const interrupted = async (args: readonly string[], cwd: string): Promise<number | null> => {
  const child = start(args, { cwd, env: { TMPDIR: cwd } });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  while (!hearsInterrupt(child.pid ?? 0)) await pause(20);
  await pause(300);
  child.kill('SIGINT');
  return ended;
};

describe('the process', () => {
  it('works from any folder', async () => {
    const args = ['predict', '--datapath', 'host', '--workload', 'tcp-rr', '--solver', 'analytic'];
    const here = await hopwise(args);
    const elsewhere = await hopwise(args, { cwd: temporaryFolder() });
    expect(here.code).toBe(0);
    expect(elsewhere).toEqual(here);
  });

  it('prints its version and the help of each command', async () => {
    expect(await hopwise(['--version'])).toEqual({ code: 0, stdout: '0.1.0\n', stderr: '' });
    for (const command of [
      'predict',
      'compare',
      'diff',
      'catalogue',
      'calibrate',
      'explore',
      'start',
    ]) {
      const { code, stdout } = await hopwise([command, '--help']);
      expect(code).toBe(0);
      expect(stdout).toContain(`Usage: hopwise ${command} [options]`);
    }
  });

  it('shows its help and ends with 2 when no command is given', async () => {
    const { code, stdout, stderr } = await hopwise([]);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain('Usage: hopwise');
  });

  it('ends well when its reader has seen enough', async () => {
    // More than the 64 KiB that a pipe holds, so that the writer meets the closed end.
    const command = `"${process.execPath}" "${launcher}" compare --solver analytic --json | head -1`;
    const { stdout, stderr } = await run('bash', ['-o', 'pipefail', '-c', command]);
    expect(stdout).toBe('{\n');
    expect(stderr).toBe('');
  });

  it('ends with 130 on Ctrl-C while it simulates, and leaves nothing', async () => {
    const cwd = temporaryFolder();
    const before = leftovers(cwd);
    const load = ['--workload', 'tcp-crr', '--processes', '100000', '--precision', '0.0001'];
    expect(await interrupted(['predict', '--datapath', 'cilium-legacy', ...load], cwd)).toBe(130);
    await nothingNew(cwd, before);
  });

  it('ends with 130 on Ctrl-C while its threads simulate, and leaves nothing', async () => {
    const cwd = temporaryFolder();
    const before = leftovers(cwd);
    expect(await interrupted(['compare', '--precision', '0.0001'], cwd)).toBe(130);
    await nothingNew(cwd, before);
  });

  it('ends with 130 on Ctrl-C while a thread fits, and leaves the costs as they were', async () => {
    const cwd = temporaryFolder();
    const before = leftovers(cwd);
    expect(await interrupted(['calibrate'], cwd)).toBe(130);
    await nothingNew(cwd, before);
  });

  it('writes no escape code into a file, and no progress', async () => {
    const { stdout, stderr } = await hopwise(['compare', '--solver', 'analytic']);
    expect(stdout).not.toContain('\u001b');
    expect(stderr).toBe('');
  });
});
