import { type JournalEntry, journalEntrySchema } from './journal-entry.ts';
import { RunError } from './run-error.ts';

/** What a journal holds. */
interface JournalText {
  readonly entries: readonly JournalEntry[];
  /** Length of its whole entries [byte]. */
  readonly wholeBytes: number;
  /** What stands behind them, which a crash tore off; empty for a journal that was closed. */
  readonly torn: string;
}

/**
 * Reads a journal. Its last line may be torn, as a crash or a full disk leaves it; any other line
 * that is no entry was changed by somebody.
 *
 * @throws {RunError} naming the line
 */
export function readJournal(text: string, file: string): JournalText {
  const lines = text.split('\n');
  const last = lines.length - 1;
  const entries: JournalEntry[] = [];
  let wholeBytes = 0;
  for (const [index, line] of lines.entries()) {
    if (index === last && line === '') break;
    const entry = entryOf(line);
    const isLast = index === last || (index === last - 1 && lines[last] === '');
    if (entry === null || index === last) {
      if (isLast) return { entries, wholeBytes, torn: line };
      throw new RunError('unreadable', `${file}:${index + 1}: no entry of a journal`);
    }
    entries.push(entry);
    wholeBytes += Buffer.byteLength(line) + 1;
  }
  return { entries, wholeBytes, torn: '' };
}

function entryOf(line: string): JournalEntry | null {
  try {
    return journalEntrySchema.parse(JSON.parse(line));
  } catch {
    return null;
  }
}
