import type { JournalEntry } from './journal-entry.ts';

/** What a run tells while it goes on. */
export interface RunEvent {
  /** What was just written to the journal. */
  readonly entry: JournalEntry;
  readonly progress: RunProgress;
}

export interface RunProgress {
  /** Samples taken, failed ones too. */
  readonly sampleCount: number;
  /** Cases that are done, of all. */
  readonly doneCount: number;
  readonly caseCount: number;
  /** Time that is left if no case needs more than the fewest samples, and if all need the most [s]. */
  readonly secondsLeft: { readonly least: number; readonly most: number };
}
