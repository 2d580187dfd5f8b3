import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Where runs are kept unless something else is said. */
const runsFolder = 'runs';

/** Name of the folder of a run that begins now. */
export const newRunFolder = (plan: string, at = new Date()): string =>
  join(runsFolder, `${plan}-${at.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}`);

/** The run in ./runs whose journal was written to last; null if there is none. */
export function latestRun(): string | null {
  const journals = (existsSync(runsFolder) ? readdirSync(runsFolder) : [])
    .map((name) => join(runsFolder, name))
    .flatMap((path) => {
      const journal = statSync(join(path, 'journal.jsonl'), { throwIfNoEntry: false });
      return journal === undefined ? [] : [{ path, written: journal.mtimeMs }];
    });
  return journals.toSorted((a, b) => b.written - a.written)[0]?.path ?? null;
}
