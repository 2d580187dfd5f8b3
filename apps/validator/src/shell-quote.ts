/** Characters that no POSIX shell gives a meaning, wherever they stand in a word. */
const plain = /^[A-Za-z0-9_@%+:,./-]+$/;

/**
 * Words as one command line of a POSIX shell that gives exactly these words.
 *
 * @throws {RangeError} if a word holds a NUL, which no argument can
 * @example shellQuote(['echo', 'a b']) // echo 'a b'
 */
export const shellQuote = (words: readonly string[]): string => words.map(quoted).join(' ');

function quoted(word: string): string {
  if (word.includes('\0')) throw new RangeError('an argument cannot hold a NUL');
  return plain.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
