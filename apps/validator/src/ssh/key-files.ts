import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { KnownHostsFile } from './known-hosts.ts';

/** A private key as it stands in its file. @throws {Error} of Node, with its code */
export const readKey = (file: string): Buffer => readFileSync(file);

/** Files of known hosts; one that is not there is empty. @throws {Error} if one cannot be read */
export const readKnownHosts = (files: readonly string[]): readonly KnownHostsFile[] =>
  files.map((file) => ({ file, text: existsSync(file) ? readFileSync(file, 'utf8') : '' }));

/** Adds a line to a file of known hosts, which its user alone may read if it is new. */
export function addKnownHost(file: string, line: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const start = text === '' || text.endsWith('\n') ? '' : '\n';
  appendFileSync(file, `${start}${line}\n`, { mode: 0o600 });
}
