import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ParsedCosts, parseCosts } from '@hopwise/dataset';

/** The costs of a machine before a fit, and after one. */
export interface PlatformCosts {
  readonly hardware: string;
  readonly priors: ParsedCosts;
  /** Null while nothing is fitted. */
  readonly fitted: ParsedCosts | null;
}

export function readPlatformCosts(root: string, hardware: string): PlatformCosts {
  const read = (folder: string): ParsedCosts => {
    const file = `data/${folder}/${hardware}.csv`;
    return parseCosts(readFileSync(join(root, file), 'utf8'), file);
  };
  const isFitted = existsSync(join(root, `data/costs/${hardware}.csv`));
  return { hardware, priors: read('priors'), fitted: isFitted ? read('costs') : null };
}

/** The table that predictions use. */
export const costsInForce = ({ priors, fitted }: PlatformCosts): ParsedCosts => fitted ?? priors;
