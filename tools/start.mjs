#!/usr/bin/env node
/** `npm start`: installs what is missing, then predicts the core study and serves the explorer. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './setup/install.mjs';
import { nodeVersionProblem } from './setup/node-version.mjs';
import { run } from './setup/run.mjs';
import { SetupError } from './setup/setup-error.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const cli = join(root, 'apps/cli/bin/hopwise.js');
const args = process.argv.slice(2);

/** @returns {Promise<number>} */
async function start() {
  const problem = nodeVersionProblem(process.versions.node);
  if (problem !== undefined) throw new SetupError(problem);
  const verbose = args.includes('--verbose');
  await ensureInstalled(root, { verbose, say: (line) => console.error(line) });
  if (!existsSync(cli)) throw new SetupError(`${cli} is missing: the clone is incomplete.`);
  const passedOn = args.filter((arg) => arg !== '--verbose');
  return (await run(process.execPath, [cli, 'start', ...passedOn], { show: true })).code;
}

try {
  process.exitCode = await start();
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
