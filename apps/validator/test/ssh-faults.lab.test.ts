import { execFileSync } from 'node:child_process';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  connect,
  type InventoryNode,
  labStatus,
  labUpLocal,
  type RemoteHost,
} from '../src/index.ts';
import {
  labMissing,
  shell,
  type TransientLab,
  transientLab,
  whileConnected,
  withLab,
} from './transient-lab.ts';

/** Tells who its sshd is, then goes on for longer than any test. */
const longCommand = (mark: string): readonly string[] => [
  'sh',
  '-c',
  `ps -o ppid= -p $PPID >/run/sshd-of-${mark}; setsid sleep ${mark} & exec sleep ${mark}`,
];

/** Ends when the command has said who its sshd is, with the number of that. */
const sshdOf = (other: RemoteHost, mark: string): Promise<string> =>
  shell(
    other,
    `until [ -s /run/sshd-of-${mark} ]; do sleep 0.05; done; tr -d ' ' </run/sshd-of-${mark}`,
  );

/** What a shell says of its own sshd. */
const ownSshd = 'ps -o ppid= -p "$(ps -o ppid= -p $$ | tr -d " ")" | tr -d " "';

const countSleeps = (host: RemoteHost, mark: string): Promise<string> =>
  shell(host, `ps -eo args= | grep -c "^sleep ${mark}$" || :`);

/** The same of a host of a lab by its first process, without asking its sshd. */
const sleepsOn = (first: number | null | undefined, mark: string): number =>
  execFileSync('nsenter', ['-t', `${first}`, '-m', '-p', 'ps', '-eo', 'args='], {
    encoding: 'utf8',
  })
    .split('\n')
    .filter((line) => line === `sleep ${mark}`).length;

describe.skipIf(labMissing)(withLab('a node that fails'), () => {
  let lab: TransientLab;
  let node: InventoryNode;
  const open: RemoteHost[] = [];
  const connected = async (): Promise<RemoteHost> => {
    const host = await connect(node);
    open.push(host);
    return host;
  };
  beforeAll(async () => {
    lab = await transientLab('faults');
    node = { ...lab.a, timeLimits: { connectMs: 15_000, silenceMs: 3000, commandMs: 60_000 } };
  });
  afterEach(async () => {
    await Promise.all(open.splice(0).map((host) => host.close()));
  });
  afterAll(async () => {
    await lab?.remove();
  });

  it('loses a command with its sshd, leaves none of it, and is there for the next', async () => {
    const host = await connected();
    const other = await connected();
    const running = host.run({ argv: longCommand('2001'), timeoutMs: 30_000 });
    await shell(other, 'kill -9 "$1"', await sshdOf(other, '2001'));
    expect(await running).toMatchObject({ kind: 'lost', code: null });
    expect(await shell(host, 'echo back')).toBe('back');
    expect(await countSleeps(host, '2001')).toBe('0');
  });

  it('that hangs is lost when it was silent too long; what hung is killed when it is back', async () => {
    const host = await connected();
    const other = await connected();
    const running = host.run({ argv: longCommand('2002'), timeoutMs: 30_000 });
    const sshd = await sshdOf(other, '2002');
    await shell(other, 'kill -STOP "$1"', sshd);
    expect(await running).toMatchObject({ kind: 'lost', code: null });
    expect(await shell(host, 'echo back')).toBe('back');
    expect(await countSleeps(other, '2002')).toBe('0');
    await shell(other, 'kill -9 "$1"', sshd);
  });

  it('whose sshd hangs before the login is refused in bounded time', async () => {
    const first = lab.status.nodes[0]?.pid ?? 0;
    process.kill(first, 'SIGSTOP');
    try {
      const attempt = connect({ ...node, timeLimits: { ...node.timeLimits, connectMs: 800 } });
      await expect(attempt).rejects.toMatchObject({ name: 'ConnectError', kind: 'hung' });
    } finally {
      process.kill(first, 'SIGCONT');
    }
  });

  it('whose link is cut kills the command itself when its time is over', async () => {
    const host = await connected();
    const other = await connected();
    // Long enough for the link to be cut and the silence to be noticed before it is over.
    const running = host.run({ argv: longCommand('2003'), timeoutMs: 12_000 });
    await sshdOf(other, '2003');
    const link = execFileSync('ip', ['-o', 'route', 'get', node.address], { encoding: 'utf8' });
    const name = /dev (\S+)/.exec(link)?.[1] ?? '';
    execFileSync('ip', ['link', 'set', name, 'down']);
    try {
      expect(await running).toMatchObject({ kind: 'lost', code: null });
      const unreachable = await host.run({ argv: ['true'], timeoutMs: 1000 });
      expect(unreachable.kind).toBe('lost');
      expect(unreachable.stderr).toContain(node.address);
      // Looked at from this machine, as the node cannot be asked.
      await expect.poll(() => sleepsOn(lab.status.nodes[0]?.pid, '2003')).toBe(0);
    } finally {
      execFileSync('ip', ['link', 'set', name, 'up']);
    }
    await whileConnected({ ...node, timeLimits: lab.a.timeLimits }, async (again) => {
      expect(await countSleeps(again, '2003')).toBe('0');
    });
  });

  it('with a full disk keeps the old file, and nothing of the new one', async () => {
    const host = await connected();
    await shell(host, 'mkdir -p /run/full && mount -t tmpfs -o size=64k tmpfs /run/full');
    await host.put('/run/full/file', 'old');
    const big = host.put('/run/full/file', Buffer.alloc(1_000_000));
    await expect(big).rejects.toThrow('No space left on device');
    expect(await shell(host, 'ls /run/full; cat /run/full/file; umount /run/full')).toBe(
      'file\nold',
    );
  });

  it('belongs to one run at a time, and a second is told whose it is', async () => {
    const [host, other] = [await connected(), await connected()];
    const mine = await host.lock({ run: 'run-1', from: 'ada@laptop' });
    expect(mine.isHeld).toBe(true);
    const theirs = await other.lock({ run: 'run-2', from: 'bob@desk' });
    expect(theirs).toMatchObject({ isHeld: false });
    expect(!theirs.isHeld && theirs.heldBy).toContain('"run":"run-1","from":"ada@laptop"');
    if (mine.isHeld) await mine.release();
    const next = await other.lock({ run: 'run-2', from: 'bob@desk' });
    expect(next.isHeld).toBe(true);
    if (next.isHeld) await next.release();
    expect(await shell(host, 'ls -d /run/hopwise 2>/dev/null || echo gone')).toBe('gone');
  });

  it('is free again when the one who held it is gone', async () => {
    const [host, other] = [await connected(), await connected()];
    const mine = await host.lock({ run: 'run-1', from: 'ada@laptop' });
    await shell(other, 'kill -9 "$1"', await shell(host, ownSshd));
    await expect.poll(() => mine.isHeld && mine.isValid()).toBe(false);
    const isFree = async (): Promise<boolean> => {
      const next = await other.lock({ run: 'run-2', from: 'bob@desk' });
      if (next.isHeld) await next.release();
      return next.isHeld;
    };
    await expect.poll(isFree).toBe(true);
  });

  it('that vanishes is lost, and a lab that lost one is made anew', async () => {
    const host = await connected();
    const other = await connected();
    const running = host.run({ argv: longCommand('2004'), timeoutMs: 30_000 });
    await sshdOf(other, '2004');
    process.kill(lab.status.nodes[0]?.pid ?? 0, 'SIGKILL');
    expect(await running).toMatchObject({ kind: 'lost', code: null });
    expect(await host.run({ argv: ['true'], timeoutMs: 1000 })).toMatchObject({ kind: 'lost' });
    expect(labStatus({ id: lab.status.id }).state).toBe('partial');
    const again = await labUpLocal({ id: lab.status.id, isTransient: true });
    expect(again.state).toBe('up');
    expect(again.nodes[0]?.pid).not.toBe(lab.status.nodes[0]?.pid);
  });
});
