import { accessSync, constants } from 'node:fs';
import { readStamp, treeMatchesLock, wantedStamp, writeStamp } from './install-stamp.mjs';
import { explainNpmFailure } from './npm-failure.mjs';
import { run } from './run.mjs';
import { SetupError } from './setup-error.mjs';

/** Each flag undoes a setting that an .npmrc or the environment may hold and that breaks `npm ci`. */
const NPM_CI = [
  'ci',
  '--include=dev',
  '--include=optional',
  '--include=peer',
  '--global=false',
  '--dry-run=false',
  '--package-lock=true',
  '--package-lock-only=false',
  '--legacy-peer-deps=false',
  '--install-strategy=hoisted',
  '--ignore-scripts', // Nothing here needs an install script, so none is trusted.
  '--fund=false',
  '--audit=false',
];

/**
 * Makes node_modules what the lock file says. Does nothing, fast, if it already is.
 *
 * @param {string} root
 * @param {{ verbose: boolean, say: (line: string) => void }} options
 * @returns {Promise<void>}
 * @throws {import('./setup-error.mjs').SetupError} with the cause and what to do
 */
export async function ensureInstalled(root, { verbose, say }) {
  const wanted = wantedStamp(root);
  if (readStamp(root) === wanted) return;
  if (!treeMatchesLock(root)) {
    requireWritable(root);
    say('Installing dependencies (npm ci); about a minute the first time ...');
    const { code, output } = await npmCi(root, verbose);
    if (code !== 0) throw new SetupError(explainNpmFailure(output));
  }
  writeStamp(root, wanted);
}

/** @type {(root: string, verbose: boolean) => Promise<import('./run.mjs').Outcome>} */
async function npmCi(root, verbose) {
  // Under `npm start`, the npm that started us; by hand, the one on the path.
  const ours = process.env['npm_execpath'];
  const [program, ...first] = ours?.endsWith('npm-cli.js') ? [process.execPath, ours] : ['npm'];
  try {
    return await run(program, [...first, ...NPM_CI], { cwd: root, show: verbose });
  } catch (error) {
    throw new SetupError(
      `npm cannot be started (${/** @type {NodeJS.ErrnoException} */ (error).code}).\n` +
        'It comes with Node: install Node from https://nodejs.org/en/download, or your\n' +
        "distribution's npm package, and run the same command again.",
    );
  }
}

/** @type {(root: string) => void} */
function requireWritable(root) {
  try {
    accessSync(root, constants.W_OK);
  } catch (error) {
    throw new SetupError(
      `Dependencies must be installed, and ${root} cannot be written ` +
        `(${/** @type {NodeJS.ErrnoException} */ (error).code}).\n` +
        'Copy the project to a folder of your own and run the same command there.',
    );
  }
}
