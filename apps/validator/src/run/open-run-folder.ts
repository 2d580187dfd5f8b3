import type { Plan } from '../plan/plan.ts';
import type { JournalEntry } from './journal-entry.ts';
import { readJournal } from './read-journal.ts';
import { RunError } from './run-error.ts';
import { RunFolder } from './run-folder.ts';

/** The folder of a run, and what its journal holds. */
interface OpenedFolder {
  readonly folder: RunFolder;
  readonly entries: readonly JournalEntry[];
  /** Length of the whole entries of the journal [byte]. */
  readonly wholeBytes: number;
  readonly isTorn: boolean;
  /** Id of the run that it holds; null for a new one. */
  readonly id: string | null;
}

/**
 * Looks whether a run may use a folder. Changes nothing.
 *
 * @throws {RunError} if it holds something else, a finished run, or a run of another plan
 */
export function openRunFolder(path: string, plan: Plan, resume: boolean): OpenedFolder {
  const folder = new RunFolder(path);
  const text = folder.journalText();
  if (text === null) {
    if (resume) throw new RunError('folder', `${path} holds no run to go on with`);
    if (folder.isUsed()) throw new RunError('folder', `${path} is not empty`);
    return { folder, entries: [], wholeBytes: 0, isTorn: false, id: null };
  }
  const { entries, wholeBytes, torn } = readJournal(text, folder.journal);
  if (!resume) throw new RunError('folder', `${path} holds a run; --resume goes on with it`);
  if (entries.some(({ kind }) => kind === 'finished')) {
    throw new RunError('folder', `the run in ${path} is finished, and stays as it is`);
  }
  const first = entries.find((entry) => entry.kind === 'run');
  // A crash before its first entry was whole: nothing was done.
  if (first === undefined) return { folder, entries, wholeBytes, isTorn: torn !== '', id: null };
  if (first.planHash !== plan.hash) {
    throw new RunError('folder', `the run in ${path} has another plan; only the same may go on`);
  }
  return { folder, entries, wholeBytes, isTorn: torn !== '', id: first.id };
}
