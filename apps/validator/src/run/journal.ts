import { closeSync, fsyncSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import type { JournalEntry } from './journal-entry.ts';

/**
 * A file of entries, one a line, which is only ever added to; each entry is on the disk when `add`
 * returns, so that whatever happens next it was kept.
 */
export class Journal {
  readonly #descriptor: number;

  /**
   * @param wholeBytes - How much of the file is whole entries: what a crash tore off behind it goes.
   * @throws {Error} of Node, with its code, when the file cannot be written
   */
  constructor(path: string, wholeBytes: number) {
    this.#descriptor = openSync(path, 'a', 0o600);
    ftruncateSync(this.#descriptor, wholeBytes);
  }

  /** @throws {Error} of Node when the disk takes no more; the entry is then not there, or torn */
  add(entry: JournalEntry): void {
    const line = Buffer.from(`${JSON.stringify(entry)}\n`);
    for (let done = 0; done < line.length; ) {
      done += writeSync(this.#descriptor, line, done);
    }
    fsyncSync(this.#descriptor);
  }

  close(): void {
    closeSync(this.#descriptor);
  }
}
