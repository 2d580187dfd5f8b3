/** What to do about the errors that npm reports most, by its code. */
const ADVICE = {
  EACCES: 'This user may not write to the project folder or to the npm cache (~/.npm).',
  EROFS: 'The project folder is on a read-only file system: copy it to a writable place.',
  ENOSPC: 'The disk is full: free about 1 GB and run the same command again.',
  ENOTFOUND: 'The package registry cannot be found: check the network, proxy and DNS.',
  EAI_AGAIN: 'The package registry cannot be found: check the network, proxy and DNS.',
  ECONNREFUSED: 'The package registry refuses connections: check the network and proxy.',
  ETIMEDOUT: 'The package registry does not answer: check the network and proxy, then try again.',
  ECONNRESET: 'The connection to the package registry broke: run the same command again.',
  EINTEGRITY: 'A downloaded package is damaged: run `npm cache verify`, then try again.',
  EUSAGE: 'package.json and package-lock.json disagree: run `npm install` and commit both.',
  E401: 'The package registry asks for a login: check the registry setting in ~/.npmrc.',
  E403: 'The package registry refuses a package: check the registry setting in ~/.npmrc.',
  E404: 'The package registry lacks a package: check the registry setting in ~/.npmrc.',
};

/**
 * Turns the output of a failed npm into its cause, what to do, and npm's own words for the curious.
 *
 * @param {string} output - both streams of npm
 * @returns {string}
 */
export function explainNpmFailure(output) {
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  const code = /npm (?:error|ERR!) code (\S+)/.exec(output)?.[1];
  const advice = ADVICE[/** @type {keyof typeof ADVICE} */ (code)];
  const cause = code === undefined ? '`npm ci` failed.' : `\`npm ci\` failed: ${code}.`;
  // An error that npm knows is told first and followed by a stack or a manual; others end in it.
  const shown = advice === undefined ? lines.slice(-15) : lines.slice(0, 8);
  return [cause, advice ?? 'It said:', '', ...shown.map((line) => `  ${line}`)].join('\n');
}
