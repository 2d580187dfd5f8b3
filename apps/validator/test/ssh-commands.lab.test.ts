import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect, type RemoteHost } from '../src/index.ts';
import {
  labMissing,
  shell,
  type TransientLab,
  transientLab,
  withLab,
  countOf,
} from './transient-lab.ts';

describe.skipIf(labMissing)(withLab('a command on a node'), () => {
  let lab: TransientLab;
  let host: RemoteHost;
  beforeAll(async () => {
    lab = await transientLab('commands');
    host = await connect(lab.a, { outputLimitBytes: 65_536 });
  });
  afterAll(async () => {
    await host?.close();
    await lab?.remove();
  });

  it('gets its words, its input and its variables exactly as they were', async () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\0', '')),
      fc.constantFrom('', ' ', "'", '"', '$(id)', '`id`', '\n', '-rf', '--', '\\', '!', '#x', 'é'),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(hostile, { maxLength: 4 }),
        hostile,
        hostile,
        async (words, value, input) => {
          const print = 'printf "%s\\0" "$VALUE" "$@"; cat';
          const outcome = await host.run({
            argv: ['sh', '-c', print, 'sh', ...words],
            env: { VALUE: value },
            input,
            timeoutMs: 60_000,
          });
          expect(outcome.stderr).toBe('');
          expect(outcome.stdout.split('\0')).toEqual([value, ...words, input]);
        },
      ),
      { numRuns: 15 },
    );
  });

  it('shows its variables to nobody who lists processes', async () => {
    const secret = 'correct horse battery staple';
    const outcome = await host.run({
      argv: ['sh', '-c', 'cat /proc/[0-9]*/cmdline'],
      env: { SECRET: secret },
      timeoutMs: 60_000,
    });
    expect(outcome.stdout).toContain('sshd');
    expect(outcome.stdout).not.toContain('horse');
  });

  it('ends with its exit code, and says what it cannot find', async () => {
    expect(await host.run({ argv: ['sh', '-c', 'exit 7'], timeoutMs: 60_000 })).toMatchObject({
      kind: 'exited',
      code: 7,
    });
    const missing = await host.run({ argv: ['no-such-program'], timeoutMs: 60_000 });
    expect(missing).toMatchObject({ kind: 'exited', code: 127 });
    expect(missing.stderr).toContain('no-such-program');
  });

  it('that lasts too long is killed with its whole tree, even what left its group', async () => {
    const tree = 'sleep 1001 & setsid sleep 1002 & (sleep 1003 &); echo begun; exec sleep 1004';
    const outcome = await host.run({ argv: ['sh', '-c', tree], timeoutMs: 5000 });
    expect(outcome).toMatchObject({ kind: 'timed-out', code: null, stdout: 'begun\n' });
    expect(await shell(host, 'ps -eo args= | grep -c "^sleep 100" || :')).toBe('0');
  });

  it('that is cancelled is killed with its whole tree', async () => {
    const cancel = new AbortController();
    const running = host.run({
      argv: ['sh', '-c', 'setsid sleep 1011 & sleep 1012'],
      timeoutMs: 60_000,
      signal: cancel.signal,
    });
    await expect.poll(() => countOf(host, 'sleep 1011')).toBe(1);
    cancel.abort();
    expect(await running).toMatchObject({ kind: 'cancelled', code: null });
    expect(await shell(host, 'ps -eo args= | grep -c "^sleep 101" || :')).toBe('0');
    const late = await host.run({ argv: ['true'], timeoutMs: 60_000, signal: cancel.signal });
    expect(late.kind).toBe('cancelled');
  });

  it('may leave a daemon behind, and ends all the same', async () => {
    const outcome = await host.run({
      argv: ['sh', '-c', 'setsid sleep 1021 & echo $!'],
      timeoutMs: 60_000,
    });
    expect(outcome).toMatchObject({ kind: 'exited', code: 0 });
    // It may not have become what it is yet.
    await expect.poll(() => countOf(host, 'sleep 1021')).toBe(1);
    await shell(host, 'kill "$1"', outcome.stdout.trim());
  });

  it('that floods us is heard to the limit, and its end is seen', async () => {
    const outcome = await host.run({
      argv: ['head', '-c', '20000000', '/dev/zero'],
      timeoutMs: 120_000,
    });
    expect(outcome).toMatchObject({ kind: 'exited', code: 0, isTruncated: true });
    expect(outcome.stdout.length).toBeLessThanOrEqual(65_536);
    expect(outcome.stdout.length).toBeGreaterThan(65_000);
  });

  it('may run beside others', async () => {
    const numbers = Array.from({ length: 12 }, (_, index) => `${index}`);
    const said = await Promise.all(numbers.map((number) => shell(host, 'echo "$1"', number)));
    expect(said).toEqual(numbers);
  });

  it('reads input of any length, or ends before it was all read', async () => {
    const input = 'x'.repeat(3_000_000);
    const counted = await host.run({ argv: ['wc', '-c'], input, timeoutMs: 120_000 });
    expect(counted.stdout.trim()).toBe('3000000');
    const hasty = await host.run({ argv: ['true'], input, timeoutMs: 120_000 });
    expect(hasty).toMatchObject({ kind: 'exited', code: 0 });
  });

  it('is not sent with a word that cannot be one', async () => {
    await expect(host.run({ argv: ['echo', 'a\0b'], timeoutMs: 1000 })).rejects.toThrow(RangeError);
    const badName = { argv: ['true'], env: { 'A;id': 'x' }, timeoutMs: 1000 };
    await expect(host.run(badName)).rejects.toThrow(RangeError);
  });

  it('prints nothing of what the start-up files of a shell say', async () => {
    await shell(host, 'echo "echo noise; echo noise >&2" >~/.bashrc');
    const outcome = await host.run({ argv: ['echo', 'word'], timeoutMs: 60_000 });
    await shell(host, 'rm ~/.bashrc');
    expect(outcome).toMatchObject({ stdout: 'word\n', stderr: '' });
  });

  it('puts a file there whole, for its owner only, in place of the old one', async () => {
    const path = "/run/new folder/it's";
    const content = Buffer.from([0, 255, 10, 39, 128]);
    await host.put(path, 'old');
    await host.put(path, content, 0o640);
    expect(await shell(host, 'stat -c %a "$1"; od -An -tu1 "$1"', path)).toMatch(
      /^640\n\s+0\s+255\s+10\s+39\s+128$/,
    );
    await host.put('/run/new folder/plain', '');
    expect(await shell(host, 'stat -c "%a %s" "/run/new folder/plain"')).toBe('600 0');
    expect(await shell(host, 'ls "/run/new folder"')).toBe("it's\nplain");
    await expect(host.put('/run/new folder', 'x')).rejects.toThrow('it is a folder');
    await expect(host.put('relative', 'x')).rejects.toThrow(RangeError);
  });
});
