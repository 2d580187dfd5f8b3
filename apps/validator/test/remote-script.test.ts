import { execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readScript, remoteScript, sweepScript, startMark } from '../src/ssh/remote-script.ts';

interface Run {
  readonly argv: readonly string[];
  readonly input?: string;
  readonly limitSeconds?: number;
  /** When the connection goes away [ms]. */
  readonly lostAfterMs?: number;
}

/** Runs a script as the shell of a node would, with a pipe for the connection. */
function run(shell: readonly string[], { argv, input = '', limitSeconds = 20, lostAfterMs }: Run) {
  const id = randomUUID();
  const inputBytes = Buffer.byteLength(input);
  const script = remoteScript({ argv, env: { VALUE: "it's" }, id, limitSeconds, inputBytes });
  // What the line for the login shell says after "exec sh", so that "sh" is the shell in question.
  const line = readScript(script, id, 'root').replace('exec sh', `exec ${shell.join(' ')}`);
  const child = spawn('/bin/sh', ['-c', line], { stdio: ['pipe', 'pipe', 'ignore'] });
  let stdout = '';
  child.stdout.on('data', (part: Buffer) => {
    stdout += part.toString();
  });
  child.stdin.on('error', () => undefined);
  child.stdin.write(script + input);
  if (lostAfterMs !== undefined) setTimeout(() => child.stdin.end(), lostAfterMs);
  return new Promise<{ code: number | null; stdout: string }>((resolve) => {
    child.once('exit', (code) => {
      child.stdin.end();
      resolve({ code, stdout: stdout.replace(startMark(id), '') });
    });
  });
}

const shells = [['/bin/dash'], ['/bin/bash'], ['/usr/bin/busybox', 'sh']].filter(([path = '']) =>
  existsSync(path),
);
const isLinux = process.platform === 'linux';
const running = (words: string): number =>
  execFileSync('ps', ['-eo', 'args='], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line === words).length;
const gone = async (...commands: readonly string[]): Promise<void> => {
  for (const words of commands) await expect.poll(() => running(words)).toBe(0);
};

describe.skipIf(!isLinux).each(shells)('the script of a command, by %s', (...shell) => {
  // Numbers of seconds that nobody else sleeps, also while another shell is tried.
  const base = 500_000 + process.pid * 10;

  it('gives it its variables and its input, and tells its exit code', async () => {
    const argv = ['sh', '-c', 'printf "%s " "$VALUE"; cat; exit 3'];
    expect(await run(shell, { argv, input: 'one\ntwo' })).toEqual({
      code: 3,
      stdout: "it's one\ntwo",
    });
  });

  it('kills all of it when the connection is lost, even what left its group', async () => {
    const [one, two, three] = [base + 1, base + 2, base + 3];
    const argv = ['sh', '-c', `sleep ${one} & setsid sleep ${two} & exec sleep ${three}`];
    expect((await run(shell, { argv, lostAfterMs: 300 })).code).toBeNull();
    await gone(`sleep ${one}`, `sleep ${two}`, `sleep ${three}`);
  });

  it('kills all of it when its time is over, though nobody is there to ask', async () => {
    const argv = ['sh', '-c', `setsid sleep ${base + 4} & sleep ${base + 5}`];
    expect((await run(shell, { argv, limitSeconds: 1 })).code).toBeNull();
    await gone(`sleep ${base + 4}`, `sleep ${base + 5}`);
  });

  it('leaves no watcher behind', async () => {
    const limitSeconds = base + 6;
    await run(shell, { argv: ['true'], limitSeconds });
    await gone(`sleep ${limitSeconds}`);
  });

  it('may be lost before it has begun', async () => {
    const argv = ['sleep', `${base + 7}`];
    expect((await run(shell, { argv, lostAfterMs: 0 })).code).toBeNull();
    await gone(`sleep ${base + 7}`);
  });

  it('can be swept away by the beginning of its id, and nothing else is', async () => {
    const words = [`sleep ${base + 8}`, `sleep ${base + 9}`];
    const [swept, kept] = words.map((word, index) =>
      spawn('setsid', word.split(' '), {
        env: { ...process.env, HOPWISE_COMMAND: `${base}-${index}.7` },
        stdio: 'ignore',
      }),
    );
    await expect.poll(() => words.map(running)).toEqual([1, 1]);
    const [program = '', ...before] = shell;
    execFileSync(program, [...before, '-c', sweepScript(`${base}-0.`)]);
    await expect.poll(() => words.map(running)).toEqual([0, 1]);
    expect(swept?.pid).toBeDefined();
    kept?.kill('SIGKILL');
  });
});
