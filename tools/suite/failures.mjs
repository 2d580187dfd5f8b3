/**
 * What failed in one project, and what it said.
 *
 * @typedef {{ readonly name: string, readonly said: string }} Failure
 */

/** So that the last page of a build server's log holds what went wrong. */
const MOST_FAILURES = 10;
const MOST_LINES = 12;
const WIDEST = 200;

/**
 * Failures as a list to print after everything else: a log is often cut to its end.
 *
 * @param {readonly Failure[]} failures
 * @returns {string[]} lines
 */
export function failureLines(failures) {
  const lines = failures
    .slice(0, MOST_FAILURES)
    .flatMap(({ name, said }) => [`✗ ${name}`, ...shortened(said).map((line) => `    ${line}`)]);
  const more = failures.length - MOST_FAILURES;
  return more > 0 ? [...lines, `and ${more} more, see above`] : lines;
}

/** @type {(said: string) => string[]} */
function shortened(said) {
  const lines = said.split('\n').filter((line) => line.trim() !== '');
  const cause = lines.findIndex((line) => line.startsWith('Caused by: '));
  // Of an error with a cause the beginning of both: the seed of a property, and what it found.
  const told = cause < 0 ? lines : [...lines.slice(0, Math.min(cause, 3)), ...lines.slice(cause)];
  const most = told.length > MOST_LINES ? [...told.slice(0, MOST_LINES - 1), '...'] : told;
  return most.map((line) => (line.length > WIDEST ? `${line.slice(0, WIDEST - 3)}...` : line));
}
