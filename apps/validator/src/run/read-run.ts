import { basename, resolve } from 'node:path';
import type { WrittenPlan } from '../plan/plan-schema.ts';
import { type TestCase, testCases } from '../plan/test-case.ts';
import type { EntryOf, JournalEntry, SampleEntry } from './journal-entry.ts';
import { readJournal } from './read-journal.ts';
import { RunError } from './run-error.ts';
import { RunFolder } from './run-folder.ts';

/** A run as its folder keeps it. */
export interface RecordedRun {
  readonly folder: string;
  /** Name of the folder. */
  readonly name: string;
  readonly begun: string;
  readonly plan: WrittenPlan;
  readonly cases: readonly TestCase[];
  readonly entries: readonly JournalEntry[];
  /** Of the matrix, failed ones too, in the order in which they were taken. */
  readonly samples: readonly SampleEntry[];
  readonly drift: EntryOf<'drift'> | null;
  readonly isFinished: boolean;
  /** What keeps its figures from being taken as they are. */
  readonly doubts: readonly string[];
}

/**
 * Reads a run, whether or not it is finished.
 *
 * @throws {RunError} if the folder holds none, or its journal was changed
 */
export function readRun(path: string): RecordedRun {
  const folder = new RunFolder(path);
  const text = folder.journalText();
  if (text === null) throw new RunError('folder', `${path} holds no run (${folder.journal})`);
  const { entries, torn } = readJournal(text, folder.journal);
  const first = entries.find((entry) => entry.kind === 'run');
  if (first === undefined) throw new RunError('folder', `the run in ${path} never began`);
  const finished = entries.find((entry) => entry.kind === 'finished');
  const drift = entries.findLast((entry) => entry.kind === 'drift') ?? null;
  return {
    folder: path,
    name: basename(resolve(path)),
    begun: first.at,
    plan: first.plan,
    cases: testCases(first.plan.tests),
    entries,
    samples: entries.filter(
      (entry): entry is SampleEntry => entry.kind === 'sample' && entry.phase === 'matrix',
    ),
    drift,
    isFinished: finished !== undefined,
    doubts: [
      ...(finished === undefined ? ['the run is not finished'] : changedFiles(folder, finished)),
      ...(torn === '' ? [] : ['the end of its journal was torn off']),
      ...driftDoubts(drift),
      ...environmentDoubts(entries),
    ],
  };
}

/** Files that are not what the run wrote. */
function changedFiles(folder: RunFolder, { files }: EntryOf<'finished'>): readonly string[] {
  const now = folder.digests();
  return Object.entries(files).flatMap(([name, digest]) =>
    now[name] === digest
      ? []
      : [`${name} ${now[name] === undefined ? 'is gone' : 'was changed'} after the run`],
  );
}

function driftDoubts(drift: EntryOf<'drift'> | null): readonly string[] {
  if (drift?.isDrift !== true) return [];
  const pct = (value: number | null): string => (value ?? Number.NaN).toFixed(1);
  return [
    `the baseline drifted by ${pct(drift.changePct)} % from first to last (limit ${pct(drift.limitPct)} %)`,
  ];
}

function environmentDoubts(entries: readonly JournalEntry[]): readonly string[] {
  const hashes = new Set(
    entries.flatMap((entry) => (entry.kind === 'environment' ? [entry.hash] : [])),
  );
  return hashes.size > 1 ? ['the settings of a node changed while it was measured'] : [];
}
