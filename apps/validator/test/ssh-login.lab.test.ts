import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect, type ConnectOptions, type InventoryNode } from '../src/index.ts';
import { newKeyPair } from '../src/local-lab/key-pair.ts';
import {
  labMissing,
  shell,
  type TransientLab,
  transientLab,
  whileConnected,
  withLab,
} from './transient-lab.ts';

const passphrase = 'a passphrase with $(spaces)';

describe.skipIf(labMissing)(withLab('a login'), () => {
  let lab: TransientLab;
  let folder: string;
  let node: InventoryNode;
  const keyFile = (): string => join(dirname(lab.status.inventory ?? ''), 'id_ed25519');
  const greeted = async (to: InventoryNode, options: ConnectOptions = {}): Promise<string> => {
    const host = await connect(to, options);
    try {
      return await shell(host, 'hostname');
    } finally {
      await host.close();
    }
  };
  beforeAll(async () => {
    lab = await transientLab('login');
    node = lab.a;
    folder = mkdtempSync(join(tmpdir(), 'hw-login-'));
    copyFileSync(keyFile(), join(folder, 'locked'));
    chmodSync(join(folder, 'locked'), 0o600);
    execFileSync('ssh-keygen', ['-p', '-N', passphrase, '-f', join(folder, 'locked')], {
      stdio: 'ignore',
    });
  });
  afterAll(async () => {
    await lab?.remove();
    rmSync(folder, { recursive: true });
  });

  it('needs a host key that is known', async () => {
    const stranger = { ...node, knownHosts: [join(folder, 'nothing')] };
    await expect(connect(stranger)).rejects.toMatchObject({
      kind: 'unknown-host-key',
      message: expect.stringMatching(/ssh-ed25519 key SHA256:\S+ is not known .*--accept-new/s),
    });
  });

  it('writes a new host key down only where that was said, and trusts only that from then on', async () => {
    const file = join(folder, 'new', 'known_hosts');
    const careless = { ...node, knownHosts: [file] };
    expect(await greeted(careless, { acceptNew: true })).toContain('-a');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(await greeted(careless)).toContain('-a');
    const other = newKeyPair('another').public;
    writeFileSync(file, `${node.address} ${other}\n`);
    await expect(connect(careless, { acceptNew: true })).rejects.toMatchObject({
      kind: 'wrong-host-key',
      message: expect.stringContaining(`not the one of ${file}:1`),
    });
    expect(readFileSync(file, 'utf8')).toBe(`${node.address} ${other}\n`);
  });

  it('needs a key that the node accepts', async () => {
    const key = join(folder, 'other');
    writeFileSync(key, newKeyPair('another').private, { mode: 0o600 });
    await expect(connect({ ...node, keyFiles: [key] })).rejects.toMatchObject({ kind: 'refused' });
    expect(await greeted({ ...node, keyFiles: [key, keyFile()] })).toContain('-a');
  });

  it('opens a key with a passphrase that is asked for, or in a variable', async () => {
    const locked = { ...node, keyFiles: [join(folder, 'locked')] };
    const asked: string[] = [];
    const askPassphrase = async (question: string): Promise<string> => {
      asked.push(question);
      return passphrase;
    };
    expect(await greeted({ ...locked, passphrase: 'prompt' }, { askPassphrase })).toContain('-a');
    expect(asked).toEqual([`Passphrase of ${join(folder, 'locked')} for a: `]);
    const inVariable = { ...locked, passphrase: { env: 'SECRET' } };
    expect(await greeted(inVariable, { env: { SECRET: passphrase } })).toContain('-a');
  });

  it.each([
    ['is wrong', { env: 'SECRET' }, { env: { SECRET: 'not it' } }, /the passphrase of .* is wrong/],
    ['is in no variable', { env: 'SECRET' }, { env: {} }, /variable SECRET, which is not set/],
    ['cannot be asked for', 'prompt', {}, /there is nobody to ask/],
    ['is not spoken of', 'none', {}, /is encrypted: say passphrase: prompt/],
  ] as const)(
    'says so, and not what it was, when a passphrase %s',
    async (_how, source, options, message) => {
      const locked = { ...node, keyFiles: [join(folder, 'locked')], passphrase: source };
      const error = await connect(locked, options).catch((reason: unknown) => reason);
      expect(error).toMatchObject({ kind: 'bad-key', message: expect.stringMatching(message) });
      expect(String(error)).not.toContain('not it');
    },
  );

  it.each([
    ['is not there', () => join(folder, 'absent'), /there is no such file/],
    ['is none', () => node.knownHosts[0] ?? '', /is no private key/],
  ])('says when a key file %s', async (_how, file, message) => {
    await expect(connect({ ...node, keyFiles: [file()] })).rejects.toMatchObject({
      kind: 'bad-key',
      message: expect.stringMatching(message),
    });
  });

  it('takes a key from an agent', async () => {
    const agent = join(folder, 'agent');
    const process = spawn('ssh-agent', ['-D', '-a', agent], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    try {
      await new Promise((resolve) => process.stdout.once('data', resolve));
      execFileSync('ssh-add', [keyFile()], { env: { SSH_AUTH_SOCK: agent }, stdio: 'ignore' });
      expect(await greeted({ ...node, keyFiles: [], agent })).toContain('-a');
    } finally {
      await stopped(process);
    }
  });

  it('goes through a jump host to a node that only that one reaches', async () => {
    const [b] = [lab.b];
    const file = join(folder, 'known-b');
    const behind = { ...b, address: b.dataAddress ?? '', jump: node, knownHosts: [file] };
    await expect(connect(behind)).rejects.toMatchObject({ kind: 'unknown-host-key', node: 'b' });
    expect(await greeted(behind, { acceptNew: true })).toContain('-b');
    const nobody = { ...behind, port: 1 };
    await expect(connect(nobody)).rejects.toMatchObject({
      kind: 'unreachable',
      message: expect.stringContaining(`a cannot reach ${b.dataAddress}:1`),
    });
  });

  it('says when nobody is there', async () => {
    await expect(connect({ ...node, port: 1 })).rejects.toMatchObject({
      kind: 'unreachable',
      message: expect.stringContaining('ECONNREFUSED'),
    });
  });

  it('is of no use without the rights that measuring needs', async () => {
    await whileConnected(node, (host) => shell(host, 'command -v sudo || :')).then(async (sudo) => {
      const withSudo = connect({ ...node, privilege: 'sudo' });
      if (sudo === '') await expect(withSudo).rejects.toMatchObject({ kind: 'unusable' });
      else await (await withSudo).close();
    });
  });
});

const stopped = (process: ChildProcess): Promise<unknown> => {
  const end = new Promise((resolve) => process.once('exit', resolve));
  process.kill();
  return end;
};
