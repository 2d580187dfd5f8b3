import { explorerFiles } from '../explorer-site.ts';
import { readSite } from '../files.ts';
import { givenFiles } from '../given-files.ts';
import { oneFilePage } from '../one-file-page.ts';
import type { Shell } from '../shell.ts';
import { writeTogether } from '../write-together.ts';
import { coreStudy } from './start.ts';

interface HtmlReportOptions {
  readonly html: string;
  readonly cache: boolean;
  readonly dataDir?: string | undefined;
}

/** Writes the explorer with its data into one file. */
export async function htmlReport(
  names: readonly string[],
  { html, ...options }: HtmlReportOptions,
  shell: Shell,
): Promise<string> {
  const files = givenFiles(names);
  const { comparison } = await coreStudy(options, shell);
  const page = readSite(await shell.reportFolder()).get('index.html');
  if (page === undefined) throw new Error('the build of the report has no page');
  const data = await explorerFiles(comparison, { ...options, files }, shell);
  writeTogether([[html, oneFilePage(page.toString('utf8'), data)]]);
  return `${html} has the explorer with all its data; a browser opens it from disk, offline.`;
}
