#!/usr/bin/env node
/** `npm test`: installs what tests need, then runs every check and test and counts them. */
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureSystemPackages } from './setup/debian.mjs';
import { ensureInstalled } from './setup/install.mjs';
import { nodeVersionProblem } from './setup/node-version.mjs';
import { SetupError } from './setup/setup-error.mjs';
import { systemPackages } from './setup/system-packages.mjs';
import { workspaceFolders } from './setup/workspaces.mjs';
import { failureLines } from './suite/failures.mjs';
import { suiteOptions } from './suite/options.mjs';
import { NOTHING, sumTallies, tallyLine } from './suite/tally.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const say = (/** @type {string} */ text) => console.log(text);

/** @returns {Promise<import('./suite/tally.mjs').Tally>} */
async function testAll() {
  const problem = nodeVersionProblem(process.versions.node);
  if (problem !== undefined) throw new SetupError(problem);
  const { filter, verbose } = suiteOptions(process.argv.slice(2), workspaceFolders(root));
  const folders = filter === undefined ? workspaceFolders(root) : [filter];
  await ensureInstalled(root, { verbose, say });
  const needed = systemPackages.filter(({ project }) => folders.includes(project));
  const skip = await ensureSystemPackages(needed, say);
  const checks = filter === undefined ? await runChecks() : NOTHING;
  // Loaded late: only now is there anything installed to load.
  const { runTests } = await import('./suite/run-tests.mjs');
  const { tally, failures } = await runTests(root, folders, skip);
  for (const line of failureLines(failures)) say(line);
  return sumTallies([checks, tally]);
}

/** @returns {Promise<import('./suite/tally.mjs').Tally>} */
async function runChecks() {
  const { compileChecks, lintChecks } = await import('./lint/checks.mjs');
  const { reportChecks } = await import('./lint/report.mjs');
  return reportChecks([...lintChecks(root), ...compileChecks(root)], say);
}

try {
  const tally = await testAll();
  say(tallyLine(tally));
  process.exitCode = tally.failed === 0 ? 0 : 1;
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  console.error(error.message);
  say(tallyLine({ ...NOTHING, failed: 1 }));
  process.exitCode = 1;
}
