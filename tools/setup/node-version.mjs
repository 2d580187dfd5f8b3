/** The oldest Node that the build tools run on. */
const OLDEST = { major: 20, minor: 19 };

/**
 * Says why a Node version will not do, or nothing if it will.
 *
 * @param {string} version - as in process.versions.node, "20.19.0"
 * @returns {string | undefined}
 */
export function nodeVersionProblem(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const recentEnough = major > OLDEST.major || (major === OLDEST.major && minor >= OLDEST.minor);
  if (recentEnough) return undefined;
  return (
    `Hopwise needs Node ${OLDEST.major}.${OLDEST.minor} or newer; this is Node ${version}.\n` +
    'Install a current Node (https://nodejs.org/en/download) and run the same command again.'
  );
}
