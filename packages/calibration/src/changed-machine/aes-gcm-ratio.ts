import type { Hardware, Sourced } from '@hopwise/datapath';

/** AES-128-GCM with instructions for AES and for carry-less products [cycle/byte]. */
const withInstructions = { value: 0.63, low: 0.63, high: 1 };

/**
 * By tables [cycle/byte]: AES 14.6 and GHASH 8.1 in assembler; 10.0 and 7.7 with byte shuffles and on
 * the fastest machine; 29.6 and 17.8 on shared caches and in C.
 */
const byTables = { value: 22.7, low: 17.7, high: 47.4 };

const source =
  'AES-128-GCM 0.63 to 1.0 cycles per byte with AES and PCLMULQDQ (openssl crypto/modes/asm/' +
  'aesni-gcm-x86_64.pl), 17.7 to 47.4 without (crypto/aes/asm/vpaes-x86_64.pl, ' +
  'crypto/modes/asm/ghash-x86_64.pl)';

type Features = Pick<Hardware['cpu'], 'features'>;

/** How much longer a byte takes through AES-GCM on a processor with other instructions [ratio]. */
export function aesGcmRatio(from: Features, to: Features): Sourced {
  const [had, has] = [hasAes(from), hasAes(to)];
  if (had === has) return { ...one, unit: 'ratio', basis: 'derived', source: 'as before' };
  const longer = {
    value: byTables.value / withInstructions.value,
    low: byTables.low / withInstructions.high,
    high: byTables.high / withInstructions.low,
  };
  const ratio = had
    ? longer
    : { value: 1 / longer.value, low: 1 / longer.high, high: 1 / longer.low };
  return { ...ratio, unit: 'ratio', basis: 'derived', source };
}

const one = { value: 1, low: 1, high: 1 };

const hasAes = ({ features }: Features): boolean => features.includes('aes');
