import type { Stage } from '../stage.ts';

/** What programs that carry files do with each byte, besides sending and receiving it. */
export const fileTransferStages = {
  chachapolyCrypt: {
    title: 'SSH: encrypt and authenticate a message in the application, ChaCha20-Poly1305',
    layer: 'application',
    contexts: ['process'],
    charged: ['byte'],
    costClass: 'crypto',
    kernel: 'OpenSSH cipher-chachapoly-libcrypto.c:chachapoly_crypt',
    source: 'https://github.com/openssh/openssh-portable/blob/master/cipher-chachapoly-libcrypto.c',
  },
} as const satisfies Readonly<Record<string, Stage>>;
