import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../setup/run.mjs';
import { readManifest } from '../setup/workspaces.mjs';
import { sumTallies, tallyOfReport } from './tally.mjs';

/** Where vitest writes each project's report: an nx output, so that cached results count, too. */
const REPORT = '.hopwise/tests.json';

/**
 * Runs the tests of projects through nx, which repeats only what changed, and counts them.
 *
 * @param {string} root
 * @param {readonly string[]} folders - the projects
 * @param {readonly string[]} skip - programs that tests must do without
 * @returns {Promise<import('./tally.mjs').Tally>}
 */
export async function runTests(root, folders, skip) {
  for (const folder of folders) rmSync(join(root, folder, REPORT), { force: true });
  const names = folders.map((folder) => readManifest(join(root, folder, 'package.json')).name);
  const vitest = ['--reporter=default', '--reporter=json', `--outputFile.json=${REPORT}`];
  const nx = ['run-many', '-t', 'test', '--outputStyle=static', '-p', names.join(',')];
  const { code } = await run(join(root, 'node_modules/.bin/nx'), [...nx, '--', ...vitest], {
    cwd: root,
    env: { ...process.env, NX_DAEMON: 'false', NX_NO_CLOUD: 'true', HOPWISE_SKIP: skip.join() },
    show: true,
  });
  const tally = sumTallies(folders.map((folder) => tallyOfReport(readReport(root, folder))));
  const failedUnseen = code !== 0 && tally.failed === 0;
  return failedUnseen ? { ...tally, failed: 1 } : tally;
}

/** @type {(root: string, folder: string) => unknown} */
function readReport(root, folder) {
  const file = join(root, folder, REPORT);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}
