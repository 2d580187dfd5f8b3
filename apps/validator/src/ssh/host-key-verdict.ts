import { createHash } from 'node:crypto';
import type { KnownKey } from './known-hosts.ts';

/** What the known keys of a host say about the key that it shows. */
export type HostKeyVerdict =
  | { readonly kind: 'known' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'wrong' | 'revoked'; readonly place: string };

/** @param shown - The key as it came over the wire. */
export function hostKeyVerdict(known: readonly KnownKey[], shown: Buffer): HostKeyVerdict {
  const same = known.filter(({ key }) => shown.equals(Buffer.from(key, 'base64')));
  const revoked = same.find(({ isRevoked }) => isRevoked);
  if (revoked !== undefined) return { kind: 'revoked', place: revoked.place };
  if (same.length > 0) return { kind: 'known' };
  const other = known.find(({ isRevoked }) => !isRevoked);
  return other === undefined ? { kind: 'unknown' } : { kind: 'wrong', place: other.place };
}

/** As OpenSSH shows it, `SHA256:...`. */
export const fingerprint = (key: Buffer): string =>
  `SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/, '')}`;

/** The name that a key begins with: four bytes of length, then `ssh-ed25519` and the like. */
export const keyType = (key: Buffer): string =>
  key.subarray(4, 4 + key.readUInt32BE(0)).toString('latin1');
