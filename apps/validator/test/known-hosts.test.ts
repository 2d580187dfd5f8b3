import { execFileSync } from 'node:child_process';
import { createHash, createHmac } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fingerprint, hostKeyVerdict, keyType } from '../src/ssh/host-key-verdict.ts';
import { knownKeys, knownName } from '../src/ssh/known-hosts.ts';

const keyOf = (seed: string): string => {
  const type = Buffer.from('ssh-ed25519');
  const point = createHash('sha256').update(seed).digest();
  const length = (bytes: Buffer): Buffer => Buffer.from([0, 0, 0, bytes.length]);
  return Buffer.concat([length(type), type, length(point), point]).toString('base64');
};
const [first, second] = [keyOf('first'), keyOf('second')];
const verdict = (text: string, shown: string, address = 'node-1', port = 22) =>
  hostKeyVerdict(
    knownKeys([{ file: 'known_hosts', text }], knownName(address, port)),
    Buffer.from(shown, 'base64'),
  );

describe('the key that a host shows', () => {
  it.each([
    ['node-1', 'node-1', 22, 'known'],
    ['NODE-1', 'node-1', 22, 'known'],
    ['node-1', 'node-1', 2222, 'unknown'],
    ['[node-1]:2222', 'node-1', 2222, 'known'],
    ['other,node-1', 'node-1', 22, 'known'],
    ['node-*', 'node-1', 22, 'known'],
    ['node-?', 'node-12', 22, 'unknown'],
    ['*,!node-1', 'node-1', 22, 'unknown'],
    ['10.0.0.1', '10x0.0.1', 22, 'unknown'],
    ['fe80::1', 'fe80::1', 22, 'known'],
  ] as const)('by a line for %s is, at %s port %d, %s', (names, address, port, kind) => {
    expect(verdict(`${names} ssh-ed25519 ${first}`, first, address, port).kind).toBe(kind);
  });

  it('is wrong where another one is known, and the line of that is told', () => {
    const text = `# comment\n\nnode-1 ssh-ed25519 ${second} ada`;
    expect(verdict(text, first)).toEqual({ kind: 'wrong', place: 'known_hosts:3' });
  });

  it('is known where it is one of several', () => {
    const text = `node-1 ssh-ed25519 ${second}\nnode-1 ssh-ed25519 ${first}\n`;
    expect(verdict(text, first)).toEqual({ kind: 'known' });
  });

  it('is refused when it was revoked, even if another line trusts it', () => {
    const text = `node-1 ssh-ed25519 ${first}\n@revoked * ssh-ed25519 ${first}`;
    expect(verdict(text, first)).toEqual({ kind: 'revoked', place: 'known_hosts:2' });
    expect(verdict(`@revoked * ssh-ed25519 ${second}`, first)).toEqual({ kind: 'unknown' });
  });

  it('is not vouched for by an authority, since certificates are not understood', () => {
    expect(verdict(`@cert-authority * ssh-ed25519 ${first}`, first)).toEqual({ kind: 'unknown' });
  });

  it('is found under hashed names, those of the salt and no others', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 20, maxLength: 20 }), fc.domain(), (salt, name) => {
        const hash = createHmac('sha1', salt).update(name.toLowerCase()).digest('base64');
        const line = `|1|${Buffer.from(salt).toString('base64')}|${hash} ssh-ed25519 ${first}`;
        expect(verdict(line, first, name).kind).toBe('known');
        expect(verdict(line, first, `x${name}`).kind).toBe('unknown');
      }),
      { numRuns: 50 },
    );
  });

  it('is trusted under every name that ssh-keygen finds it under, after hashing by ssh-keygen', () => {
    const folder = mkdtempSync(join(tmpdir(), 'hw-known-'));
    try {
      const file = join(folder, 'known_hosts');
      writeFileSync(
        file,
        `node-1,10.0.0.1 ssh-ed25519 ${first}\n[node-2]:2222 ssh-ed25519 ${second}\n`,
      );
      execFileSync('ssh-keygen', ['-H', '-f', file], { stdio: 'ignore' });
      const text = readFileSync(file, 'utf8');
      expect(text).not.toContain('node-1');
      expect(verdict(text, first, '10.0.0.1').kind).toBe('known');
      expect(verdict(text, second, 'node-1').kind).toBe('wrong');
      expect(verdict(text, second, 'node-2', 2222).kind).toBe('known');
      expect(verdict(text, second, 'node-2').kind).toBe('unknown');
      writeFileSync(join(folder, 'key.pub'), `ssh-ed25519 ${first}\n`);
      const shown = execFileSync('ssh-keygen', ['-lf', join(folder, 'key.pub')], {
        encoding: 'utf8',
      });
      expect(shown).toContain(fingerprint(Buffer.from(first, 'base64')));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('says of which type it is', () => {
    expect(keyType(Buffer.from(first, 'base64'))).toBe('ssh-ed25519');
  });
});
