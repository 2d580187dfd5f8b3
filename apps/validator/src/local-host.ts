import { spawn } from 'node:child_process';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import type { Command, Host, Outcome } from './host.ts';

/** No program here prints more [characters]. */
const outputLimit = 16 * 1024 * 1024;

/** This machine as a node, without SSH. */
export const localHost = (): Host => ({
  name: hostname(),
  run,
  async put(path, content, mode = 0o600) {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(`${path}.part`, content, { mode });
    await rename(`${path}.part`, path);
  },
  close: () => Promise.resolve(),
});

function run({ argv, input, env, timeoutMs, signal }: Command): Promise<Outcome> {
  const started = performance.now();
  const [program = '', ...args] = argv;
  // A group of its own, so that its end is that of all that it started.
  const child = spawn(program, args, { detached: true, env: { ...process.env, ...env } });
  const output = { stdout: '', stderr: '' };
  let isTruncated = false;
  let kind: Outcome['kind'] = 'exited';
  const end = (why: Outcome['kind']): void => {
    kind = why;
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGKILL');
  };
  const keep = (stream: 'stdout' | 'stderr') => (data: Buffer) => {
    if (output[stream].length < outputLimit) output[stream] += data.toString();
    else isTruncated = true;
  };
  const cancel = (): void => end('cancelled');
  const timer = setTimeout(() => end('timed-out'), timeoutMs);
  signal?.addEventListener('abort', cancel, { once: true });
  child.stdout.on('data', keep('stdout'));
  child.stderr.on('data', keep('stderr'));
  child.stdin.on('error', () => undefined); // Not every program reads it.
  child.stdin.end(input ?? '');
  return new Promise((resolve) => {
    const done = (code: number | null, why = ''): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', cancel);
      const elapsedMs = performance.now() - started;
      const stderr = output.stderr + why;
      resolve({ kind, code, stdout: output.stdout, stderr, isTruncated, elapsedMs });
    };
    child.once('error', (error) => done(127, error.message));
    child.once('close', (code) => done(kind === 'exited' ? (code ?? 128) : null));
  });
}
