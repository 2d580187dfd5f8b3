import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from '../setup/run.mjs';
import { readManifest } from '../setup/workspaces.mjs';
import { FAILURES } from './failures-reporter.mjs';
import { sumTallies, tallyOfReport } from './tally.mjs';

/** Where vitest writes each project's report: an nx output, so that cached results count, too. */
const REPORT = '.hopwise/tests.json';
const REPORTER = fileURLToPath(new URL('./failures-reporter.mjs', import.meta.url));

/**
 * Runs the tests of projects through nx, which repeats only what changed, counts them and keeps
 * what failed.
 *
 * @param {string} root
 * @param {readonly string[]} folders - the projects
 * @param {readonly string[]} skip - programs that tests must do without
 * @returns {Promise<{
 *   readonly tally: import('./tally.mjs').Tally,
 *   readonly failures: readonly import('./failures.mjs').Failure[],
 * }>}
 */
export async function runTests(root, folders, skip) {
  for (const folder of folders)
    for (const file of [REPORT, FAILURES]) rmSync(join(root, folder, file), { force: true });
  const names = folders.map((folder) => readManifest(join(root, folder, 'package.json')).name);
  const reporters = ['default', 'json', REPORTER].map((name) => `--reporter=${name}`);
  const vitest = [...reporters, `--outputFile.json=${REPORT}`];
  const nx = ['run-many', '-t', 'test', '--outputStyle=static', '-p', names.join(',')];
  const { code } = await run(join(root, 'node_modules/.bin/nx'), [...nx, '--', ...vitest], {
    cwd: root,
    env: { ...process.env, NX_DAEMON: 'false', NX_NO_CLOUD: 'true', HOPWISE_SKIP: skip.join() },
    show: true,
  });
  const tally = sumTallies(folders.map((folder) => tallyOfReport(read(root, folder, REPORT))));
  const failures = folders.flatMap((folder) =>
    (read(root, folder, FAILURES) ?? []).map((/** @type {any} */ failure) => ({
      ...failure,
      name: `${folder}/${failure.name}`,
    })),
  );
  const failedUnseen = code !== 0 && tally.failed === 0;
  return { tally: failedUnseen ? { ...tally, failed: 1 } : tally, failures };
}

/** @type {(root: string, folder: string, name: string) => any} */
function read(root, folder, name) {
  const file = join(root, folder, name);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}
