import type { PlatformCosts } from './platform-costs.ts';
import type { Shell } from './shell.ts';

/** Says that costs are not fitted on the machine, before anything is predicted with them. */
export function warnOfPriors({ kind, file, wanted }: PlatformCosts, shell: Shell): void {
  if (kind === 'prior') {
    shell.warn(
      `there is no fitted table ${wanted}; the priors ${file} are used, nothing is fitted`,
    );
  }
  if (kind === 'transferred') {
    shell.warn(`there is no table ${wanted}; ${file} is used, scaled to this machine`);
  }
}
