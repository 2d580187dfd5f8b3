import type { StudyComparison } from '@hopwise/calibration';
import { explorerSite, type SiteOptions } from '../explorer-site.ts';
import { givenFiles } from '../given-files.ts';
import { readWhole } from '../option-values.ts';
import { studyReport } from '../report/study-report.ts';
import type { Shell } from '../shell.ts';
import { serveSite } from '../site-server.ts';
import { type ComparedStudy, studyComparison } from '../study-comparison.ts';
import { UserError } from '../user-error.ts';
import { writeSite } from '../write-site.ts';

interface ServeOptions {
  readonly port: string;
  readonly cache: boolean;
  readonly dataDir?: string | undefined;
}

interface ExploreOptions extends ServeOptions {
  /** Folder to write the pages into, in place of serving them. */
  readonly out?: string | undefined;
}

interface StartOptions extends ServeOptions {
  readonly once?: true | undefined;
}

const introduction = `Hopwise predicts what a Kubernetes CNI costs: it simulates how packets cross the Linux kernel
between two machines, and charges every step its CPU time. Below are its predictions for a
published study, Cilium's CNI benchmark of 2021 (five datapaths; TCP_STREAM, TCP_RR and TCP_CRR of
netperf; 1 and 32 processes; 100 Gbit/s), beside what the study measured.`;

/** What it is, the study's table, then the explorer unless `once`: paragraph by paragraph. */
export async function* start(options: StartOptions, shell: Shell): AsyncGenerator<string> {
  const port = readPort(options.port);
  yield `${introduction}\n`;
  const compared = await coreStudy(options, shell);
  yield studyReport(compared);
  if (options.once) return;
  yield* serve(compared.comparison, { ...options, files: [] }, port, shell);
}

/** Serves the explorer with the study that it shows first, and with files of the reader's. */
export async function* explore(
  names: readonly string[],
  options: ExploreOptions,
  shell: Shell,
): AsyncGenerator<string> {
  const port = readPort(options.port);
  const files = givenFiles(names);
  const { comparison } = await coreStudy(options, shell);
  if (options.out === undefined) {
    yield* serve(comparison, { ...options, files }, port, shell);
    return;
  }
  writeSite(options.out, await explorerSite(comparison, { ...options, files }, shell));
  yield `The explorer is in ${options.out}; any web server can serve it.`;
}

async function* serve(
  comparison: StudyComparison,
  options: SiteOptions,
  port: number,
  shell: Shell,
): AsyncGenerator<string> {
  shell.progress('preparing the explorer');
  const { address } = await serveSite(await explorerSite(comparison, options, shell), port);
  yield `\nExplorer: ${address} (Ctrl-C ends it)`;
}

/** The study that a first-time visitor lands on. */
export const coreStudy = async (
  { dataDir, cache }: Pick<ServeOptions, 'dataDir' | 'cache'>,
  shell: Shell,
): Promise<ComparedStudy> =>
  studyComparison(
    { study: 'cilium-2021', solver: 'events', precision: 0.01, seed: 1, threads: 2, cache },
    await shell.data(dataDir),
    shell,
  );

function readPort(text: string): number {
  const problems: string[] = [];
  const port = readWhole('--port', text, { problems, standIn: 1 });
  if (port < 1 || port > 65_535) problems.push(`--port ${port} is not between 1 and 65535`);
  if (problems.length > 0) throw new UserError(problems);
  return port;
}
