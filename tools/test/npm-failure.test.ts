import { describe, expect, it } from 'vitest';
import { explainNpmFailure } from '../setup/npm-failure.mjs';

describe('a failed npm is explained', () => {
  it('by its code and what to do about it', () => {
    const text = explainNpmFailure('npm error code ENOSPC\nnpm error syscall write\n');
    expect(text).toContain('`npm ci` failed: ENOSPC.');
    expect(text).toContain('The disk is full');
    expect(text).toContain('  npm error syscall write');
  });

  it('in the words of older versions of npm, too', () => {
    expect(explainNpmFailure('npm ERR! code EROFS')).toContain('read-only file system');
  });

  it('by what npm says first, where a stack or a manual follows', () => {
    const manual = Array.from({ length: 40 }, (_, i) => `npm error manual ${i}`);
    const text = explainNpmFailure(
      ['npm error code EUSAGE', 'npm error why', ...manual].join('\n'),
    );
    expect(text).toContain('npm error why');
    expect(text).not.toContain('manual 39');
  });

  it('by its last lines if the code is unknown or missing', () => {
    const output = Array.from({ length: 40 }, (_, i) => `line ${i}`).join('\n');
    const text = explainNpmFailure(output);
    expect(text).toContain('line 39');
    expect(text).not.toContain('line 24\n');
    expect(explainNpmFailure('npm error code EWEIRD')).toContain('failed: EWEIRD.');
  });
});
