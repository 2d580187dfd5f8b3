import { readSite } from '../files.ts';
import { readWhole } from '../option-values.ts';
import { studyReport } from '../report/study-report.ts';
import { toJson } from '../report/to-json.ts';
import type { Shell } from '../shell.ts';
import { serveSite } from '../site-server.ts';
import { type ComparedStudy, studyComparison } from '../study-comparison.ts';
import { UserError } from '../user-error.ts';

interface ServeOptions {
  readonly port: string;
  readonly cache: boolean;
  readonly dataDir?: string | undefined;
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
  yield* serve(compared, port, shell);
}

/** Serves the explorer with the study that it shows. */
export async function* explore(options: ServeOptions, shell: Shell): AsyncGenerator<string> {
  const port = readPort(options.port);
  yield* serve(await coreStudy(options, shell), port, shell);
}

async function* serve(
  { comparison }: ComparedStudy,
  port: number,
  shell: Shell,
): AsyncGenerator<string> {
  shell.progress('preparing the explorer');
  const pages = readSite(await shell.explorerFolder());
  const study = toJson({ format: 'hopwise/comparison@1', ...comparison });
  const site = new Map<string, string | Uint8Array>([...pages, ['data/study.json', study]]);
  const { address } = await serveSite(site, port);
  yield `\nExplorer: ${address} (Ctrl-C ends it)`;
}

const coreStudy = async ({ dataDir, cache }: ServeOptions, shell: Shell): Promise<ComparedStudy> =>
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
