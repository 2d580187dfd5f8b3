/**
 * Tests (or checks, which count as one each) by how they ended.
 *
 * @typedef {{ readonly passed: number, readonly failed: number, readonly skipped: number }} Tally
 */

/** @type {Tally} */
export const NOTHING = { passed: 0, failed: 0, skipped: 0 };

/** @type {(tallies: readonly Tally[]) => Tally} */
export function sumTallies(tallies) {
  return tallies.reduce(
    (sum, { passed, failed, skipped }) => ({
      passed: sum.passed + passed,
      failed: sum.failed + failed,
      skipped: sum.skipped + skipped,
    }),
    NOTHING,
  );
}

/**
 * The line that every run of the suite ends with.
 *
 * @type {(tally: Tally) => string}
 */
export function tallyLine({ passed, failed, skipped }) {
  const line = `${passed} passed, ${failed} failed`;
  return skipped > 0 ? `${line}, ${skipped} skipped` : line;
}

/**
 * Counts one project's tests from vitest's JSON report.
 *
 * A file that failed without a failing test (a syntax error, a failed hook) counts as one failure,
 * and so does a run that failed without saying where.
 *
 * @param {any} report - parsed JSON, or undefined if vitest wrote none
 * @returns {Tally}
 */
export function tallyOfReport(report) {
  if (report === undefined) return { ...NOTHING, failed: 1 };
  const ends = report.testResults.flatMap((/** @type {any} */ file) => endsOf(file));
  const count = (/** @type {readonly string[]} */ ...statuses) =>
    ends.filter((/** @type {string} */ status) => statuses.includes(status)).length;
  const failed = count('failed');
  return {
    passed: count('passed'),
    failed: failed === 0 && report.success !== true ? 1 : failed,
    skipped: count('skipped', 'pending', 'todo', 'disabled'),
  };
}

/** @type {(file: any) => string[]} */
function endsOf({ status, assertionResults }) {
  const ends = assertionResults.map((/** @type {any} */ test) => test.status);
  return status === 'failed' && !ends.includes('failed') ? [...ends, 'failed'] : ends;
}
