import type { Plan } from '../plan/plan.ts';
import type { Journal } from './journal.ts';
import type { JournalEntry } from './journal-entry.ts';
import { progressOf } from './progress.ts';
import type { RunEvent } from './run-event.ts';
import type { RunFolder } from './run-folder.ts';
import type { RunState } from './run-state.ts';
import type { RunNode } from './visit.ts';

/** An entry without its time. */
type NewEntry = JournalEntry extends infer Entry
  ? Entry extends JournalEntry
    ? Omit<Entry, 'at'>
    : never
  : never;

/** Everything that the parts of a run work with. */
export interface RunContext {
  readonly plan: Plan;
  readonly id: string;
  readonly folder: RunFolder;
  readonly journal: Journal;
  readonly state: RunState;
  readonly nodes: { readonly client: RunNode; readonly server: RunNode };
  readonly signal: AbortSignal;
  readonly onEvent: (event: RunEvent) => void;
}

/** Writes an entry down, then tells of it. @throws {Error} of Node when the disk takes no more */
export function note(
  { plan, journal, state, onEvent }: Pick<RunContext, 'plan' | 'journal' | 'state' | 'onEvent'>,
  entry: NewEntry,
): void {
  const whole = { ...entry, at: new Date().toISOString() } as JournalEntry;
  journal.add(whole);
  state.note(whole);
  onEvent({ entry: whole, progress: progressOf(plan, state) });
}
