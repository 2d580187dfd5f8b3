/**
 * Runs checks one after the other and prints one line for each, with what is wrong below.
 *
 * @param {readonly import('./checks.mjs').Check[]} checks
 * @param {(text: string) => void} say
 * @returns {Promise<import('../suite/tally.mjs').Tally>} each check counts as one test
 */
export async function reportChecks(checks, say) {
  let failed = 0;
  for (const { name, problems } of checks) {
    const found = await problems();
    if (found !== '') failed += 1;
    say(found === '' ? `ok      ${name}` : `FAILED  ${name}\n${indent(found)}`);
  }
  return { passed: checks.length - failed, failed, skipped: 0 };
}

/** @type {(text: string) => string} */
function indent(text) {
  return text.replace(/^(?=.)/gm, '        ');
}
