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

/** The data that the explorer's page reads, by the names of its files. */
export async function explorerFiles(
  comparison: StudyComparison,
  { dataDir, files }: SiteOptions,
  shell: Shell,
): Promise<ReadonlyMap<string, string>> {
  const data = await shell.data(dataDir);
  return new Map([
    ['data/explorer.json', JSON.stringify(await explorerData(comparison, files, data, shell))],
    ['data/measured.json', JSON.stringify(measuredData(data.root))],
  ]);
}

/** The explorer's pages with the data that they show. */
export async function explorerSite(
  comparison: StudyComparison,
  options: SiteOptions,
  shell: Shell,
): Promise<Site> {
  return new Map<string, string | Uint8Array>([
    ...readSite(await shell.explorerFolder()),
    ...(await explorerFiles(comparison, options, shell)),
  ]);
}
