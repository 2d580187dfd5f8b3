import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** An output of the real tool, kept as it was printed. */
export const sample = (name: string): string =>
  readFileSync(join(import.meta.dirname, 'samples', name), 'utf8');
