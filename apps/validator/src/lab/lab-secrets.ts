import { generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';

/** Keys of one topology's tunnel. They live as long as it and are told to no one but the nodes. */
export interface LabSecrets {
  /** Of each node, in base64 as `wg` wants them. */
  readonly wireguard: readonly [WireguardKeys, WireguardKeys];
  /** Of each node's packets, in hexadecimal: an AES-128 key and four bytes of salt. */
  readonly ipsec: readonly [string, string];
}

interface WireguardKeys {
  readonly privateKey: string;
  readonly publicKey: string;
}

export const newSecrets = (): LabSecrets => ({
  wireguard: [wireguardKeys(), wireguardKeys()],
  ipsec: [randomBytes(20).toString('hex'), randomBytes(20).toString('hex')],
});

function wireguardKeys(): WireguardKeys {
  const { privateKey, publicKey } = generateKeyPairSync('x25519');
  return {
    privateKey: lastBytes(privateKey.export({ type: 'pkcs8', format: 'der' })),
    publicKey: lastBytes((publicKey as KeyObject).export({ type: 'spki', format: 'der' })),
  };
}

/** The key itself ends both encodings. */
const lastBytes = (encoded: Buffer): string => encoded.subarray(-32).toString('base64');
