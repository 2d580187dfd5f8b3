import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { join, relative } from 'node:path';

/** Names of the files of a run. */
export const runFiles = {
  journal: 'journal.jsonl',
  facts: 'facts.json',
  measurements: 'measurements.csv',
  raw: 'raw',
} as const;

/** The folder of one run: only its user may read it. */
export class RunFolder {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  get journal(): string {
    return join(this.path, runFiles.journal);
  }

  /** Makes the folder where it is not there yet. @throws {Error} of Node, with its code */
  make(): void {
    mkdirSync(join(this.path, runFiles.raw), { recursive: true, mode: 0o700 });
  }

  /** Text of its journal; null where there is none. */
  journalText(): string | null {
    return existsSync(this.journal) ? readFileSync(this.journal, 'utf8') : null;
  }

  /** Whether anything is in it. */
  isUsed(): boolean {
    return existsSync(this.path) && readdirSync(this.path).length > 0;
  }

  /** Writes a file, whole or not at all. @throws {Error} of Node when the disk takes no more */
  write(name: string, text: string): void {
    const path = join(this.path, name);
    const descriptor = openSync(`${path}.part`, 'w', 0o600);
    try {
      writeFileSync(descriptor, text);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(`${path}.part`, path);
  }

  /** SHA-256 of every file but the journal, by its path. */
  digests(): Readonly<Record<string, string>> {
    const files = readdirSync(this.path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(this.path, join(entry.parentPath, entry.name)))
      .filter((name) => name !== runFiles.journal);
    const digest = (name: string): string =>
      createHash('sha256')
        .update(readFileSync(join(this.path, name)))
        .digest('hex');
    return Object.fromEntries(files.sort().map((name) => [name, digest(name)]));
  }
}
