import { join } from 'node:path';
import type { Contender, Workshop } from './benchmark.ts';

/** Our simulator as a contender: the program with these arguments and the point last. */
export const ownSimulator = (
  { sources, folder }: Workshop,
  name: string,
  ...args: readonly string[]
): Contender => ({
  name,
  command: (point) => [
    process.execPath,
    join(folder, 'simulate-program.mjs'),
    join(sources, '..', '..', 'data'),
    ...args,
    `${point}`,
  ],
});
