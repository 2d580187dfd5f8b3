import { basename, resolve } from 'node:path';
import { measurementsOf } from './rows-of-run.ts';
import { readJournal } from './read-journal.ts';
import { note, type RunContext } from './run-context.ts';
import { runFiles } from './run-folder.ts';

/**
 * Writes what others read of a run, `facts.json` and `measurements.csv`.
 *
 * @throws {Error} of Node when the disk takes no more
 */
export function writeResults({ folder, plan }: Pick<RunContext, 'folder' | 'plan'>): void {
  const { entries } = readJournal(folder.journalText() ?? '', folder.journal);
  const environments = entries
    .filter((entry) => entry.kind === 'environment')
    .map(({ kind: _kind, ...environment }) => environment);
  folder.write(runFiles.facts, `${JSON.stringify({ schema: 1, environments }, null, 2)}\n`);
  const source = nameOf(basename(resolve(folder.path))) || plan.name;
  folder.write(runFiles.measurements, measurementsOf(entries, { plan, source }));
}

/** What a folder is called, as rows can call it. */
const nameOf = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^a-z0-9.]+/g, '-')
    .replaceAll(/^[-.]+|[-.]+$/g, '')
    .replaceAll(/[-.]{2,}/g, '-');

/**
 * Closes the journal with the digests of all files: who changes one of them later can be found out.
 *
 * @throws {Error} of Node when the disk takes no more
 */
export function finishRun(context: RunContext): void {
  writeResults(context);
  note(context, { kind: 'finished', files: { ...context.folder.digests() } });
}
