import ssh2 from 'ssh2';

/** A key that may log in, or by which a host is known, in OpenSSH's formats. */
export interface KeyPair {
  readonly private: string;
  readonly public: string;
}

/** Of an Ed25519 key: two lengths of 4 bytes, its name and the key. @source RFC 8709, section 4 */
const publicBytes = 4 + 'ssh-ed25519'.length + 4 + 32;

/**
 * A new Ed25519 key. One in 256 of those that ssh2 makes lacks the zero byte that its public half
 * begins with, and no sshd reads it: such a one is drawn again.
 *
 * @source github.com/mscdex/ssh2/issues/1514
 */
export function newKeyPair(comment: string): KeyPair {
  for (;;) {
    const pair = ssh2.utils.generateKeyPairSync('ed25519', { comment });
    if (isReadable(pair)) return pair;
  }
}

function isReadable({ private: secret, public: shown }: KeyPair): boolean {
  const [own, other] = [ssh2.utils.parseKey(secret), ssh2.utils.parseKey(shown)];
  if (own instanceof Error || other instanceof Error) return false;
  const blob = other.getPublicSSH();
  return blob.length === publicBytes && own.getPublicSSH().equals(blob);
}
