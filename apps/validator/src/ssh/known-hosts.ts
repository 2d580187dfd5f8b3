import { createHmac } from 'node:crypto';

/** A file of known host keys: its name and its text, empty when there is no file. */
export interface KnownHostsFile {
  readonly file: string;
  readonly text: string;
}

/** A key that a file says a host has. */
export interface KnownKey {
  readonly type: string;
  /** In base64. */
  readonly key: string;
  readonly isRevoked: boolean;
  /** `file:line`, for messages. */
  readonly place: string;
}

/** A host as files of known hosts name it: bare at port 22, `[host]:port` at any other. */
export const knownName = (address: string, port: number): string =>
  port === 22 ? address : `[${address}]:${port}`;

/**
 * Keys that the files hold for a host, by plain, hashed and wildcard names. Authorities of
 * certificates are passed over, since ssh2 knows no host certificates.
 */
export const knownKeys = (files: readonly KnownHostsFile[], name: string): readonly KnownKey[] =>
  files.flatMap(({ file, text }) =>
    text.split(/\r?\n/).flatMap((line, index) => keysOfLine(line, name, `${file}:${index + 1}`)),
  );

function keysOfLine(line: string, name: string, place: string): readonly KnownKey[] {
  const words = line.trim().split(/\s+/);
  const marker = words[0]?.startsWith('@') ? words.shift() : undefined;
  const [names = '', type, key] = words;
  if (names === '' || names.startsWith('#') || type === undefined || key === undefined) return [];
  if (marker !== undefined && marker !== '@revoked') return [];
  if (!isNamed(names, name)) return [];
  return [{ type, key, isRevoked: marker === '@revoked', place }];
}

function isNamed(names: string, name: string): boolean {
  if (names.startsWith('|1|')) return isHashOf(names, name);
  const patterns = names.split(',');
  const isIn = (pattern: string): boolean => wildcard(pattern).test(name);
  return (
    patterns.some((pattern) => !pattern.startsWith('!') && isIn(pattern)) &&
    !patterns.some((pattern) => pattern.startsWith('!') && isIn(pattern.slice(1)))
  );
}

/** `|1|salt|hash`: HMAC-SHA1 of the name under the salt, which OpenSSH writes with HashKnownHosts. */
function isHashOf(hashed: string, name: string): boolean {
  const [, , salt = '', hash = ''] = hashed.split('|');
  const digest = createHmac('sha1', Buffer.from(salt, 'base64')).update(name.toLowerCase());
  return digest.digest('base64') === hash;
}

function wildcard(pattern: string): RegExp {
  const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`, 'i');
}
