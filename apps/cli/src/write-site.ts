import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Site } from './site-server.ts';

/** Writes every page of a site into a folder. */
export function writeSite(folder: string, site: Site): void {
  for (const [path, content] of site) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}
