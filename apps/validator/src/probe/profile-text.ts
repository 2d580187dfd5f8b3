import type { Hardware } from '@hopwise/datapath';
import { stringify } from 'yaml';

/** A hardware profile as a file of data/hardware. */
export const profileText = (hardware: Hardware): string =>
  `# yaml-language-server: $schema=../schemas/hardware.schema.json\n${stringify(hardware, { lineWidth: 100, aliasDuplicateObjects: false })}`;
