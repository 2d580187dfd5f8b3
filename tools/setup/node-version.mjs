/** The oldest Node that runs the project: the first 20.x that strips types and loads ESM by require. */
const OLDEST = [20, 19];

/**
 * Says why a Node version will not do, or nothing if it will.
 *
 * @param {string} version - as in process.versions.node, "20.19.0"
 * @returns {string | undefined}
 */
export function nodeVersionProblem(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const recentEnough = major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
  if (recentEnough) return undefined;
  return (
    `Hopwise needs Node ${OLDEST.join('.')} or newer; this is Node ${version}.\n` +
    'Install a current Node (https://nodejs.org/en/download) and run the same command again.'
  );
}
