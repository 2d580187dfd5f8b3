import type { Hardware } from '@hopwise/datapath';
import { hardwareSchema } from './hardware-schema.ts';

/** What no hardware profile may say, one sentence each, where a profile was not read from a file. */
export const profileProblems = (hardware: Hardware): readonly string[] =>
  hardwareSchema
    .safeParse(hardware)
    .error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];
