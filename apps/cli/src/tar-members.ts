/** Bytes of a header, and of the blocks that contents are padded to. */
const block = 512;

const trimmed = (bytes: Buffer, from: number, to: number): string =>
  bytes
    .toString('latin1', from, to)
    .replace(/\0[^]*$/, '')
    .trim();

/**
 * Regular files of a tar archive by their names; null when it is none.
 *
 * @source https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html, ustar interchange format
 */
export function tarMembers(bytes: Buffer): ReadonlyMap<string, string> | null {
  const members = new Map<string, string>();
  let at = 0;
  // Two blocks of zeros end an archive.
  while (at + block <= bytes.length && bytes[at] !== 0) {
    const size = trimmed(bytes, at + 124, at + 136);
    if (trimmed(bytes, at + 257, at + 262) !== 'ustar' || !/^[0-7]+$/.test(size)) return null;
    const length = Number.parseInt(size, 8);
    const from = at + block;
    if (from + length > bytes.length) return null;
    const type = trimmed(bytes, at + 156, at + 157);
    if (type === '0' || type === '') {
      members.set(trimmed(bytes, at, at + 100), bytes.toString('utf8', from, from + length));
    }
    at = from + Math.ceil(length / block) * block;
  }
  return members.size === 0 ? null : members;
}
