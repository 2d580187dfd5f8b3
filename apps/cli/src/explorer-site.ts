import type { GivenFile, StudyComparison } from '@hopwise/calibration';
import { explorerData } from './explorer-data.ts';
import { readSite } from './files.ts';
import { measuredData } from './measured-data.ts';
import type { Shell } from './shell.ts';
import type { Site } from './site-server.ts';

export interface SiteOptions {
  readonly dataDir?: string | undefined;
  readonly files: readonly GivenFile[];
}

/** The explorer's pages with the data that they show. */
export async function explorerSite(
  comparison: StudyComparison,
  { dataDir, files }: SiteOptions,
  shell: Shell,
): Promise<Site> {
  const data = await shell.data(dataDir);
  return new Map<string, string | Uint8Array>([
    ...readSite(await shell.explorerFolder()),
    ['data/explorer.json', JSON.stringify(await explorerData(comparison, files, data, shell))],
    ['data/measured.json', JSON.stringify(measuredData(data.root))],
  ]);
}
