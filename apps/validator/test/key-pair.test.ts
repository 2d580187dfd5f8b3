import ssh2 from 'ssh2';
import { describe, expect, it } from 'vitest';
import { newKeyPair } from '../src/local-lab/key-pair.ts';

describe('a key of a lab', () => {
  it('can be read and signs what its public half verifies, whatever byte it begins with', () => {
    // Of so many, six or so begin with a zero byte.
    for (let i = 0; i < 1500; i++) {
      const pair = newKeyPair('hopwise test');
      const [secret, shown] = [ssh2.utils.parseKey(pair.private), ssh2.utils.parseKey(pair.public)];
      if (secret instanceof Error) throw secret;
      if (shown instanceof Error) throw shown;
      const signature = secret.sign('words');
      if (signature instanceof Error) throw signature;
      expect(shown.verify('words', signature)).toBe(true);
    }
  });
});
