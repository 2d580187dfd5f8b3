import { join } from 'node:path';
import { boundaryViolations } from '../boundaries/cruise.mjs';
import { projectsWithoutDirection } from '../boundaries/rule-set.mjs';
import { run } from '../setup/run.mjs';
import { readManifest, workspaceFolders } from '../setup/workspaces.mjs';
import { inexactVersions, lockProblems } from './lock.mjs';

/**
 * Something about the repository that is right or wrong.
 *
 * @typedef {{ readonly name: string, readonly problems: () => Promise<string> }} Check
 *
 * `problems` is what to show a person, '' if there are none.
 */

/** @type {(root: string) => readonly Check[]} */
export function lintChecks(root) {
  return [
    { name: 'eslint', problems: () => outputOnFailure(root, 'eslint', ['--max-warnings=0', '.']) },
    { name: 'format (biome)', problems: () => formatProblems(root) },
    { name: 'boundaries', problems: () => boundaryProblems(root) },
    { name: 'dead code (knip)', problems: () => outputOnFailure(root, 'knip', ['--no-progress']) },
    { name: 'lock file', problems: () => lockFileProblems(root) },
    { name: 'data', problems: () => dataProblems(root) },
  ];
}

/** @type {(root: string) => readonly Check[]} */
export function compileChecks(root) {
  const nxBuild = ['run-many', '-t', 'build', '--outputStyle=static'];
  return [
    { name: 'types (tsc)', problems: () => outputOnFailure(root, 'tsc', ['-b']) },
    { name: 'build', problems: () => outputOnFailure(root, 'nx', nxBuild) },
  ];
}

/** @type {(root: string, tool: string, args: readonly string[]) => Promise<string>} */
async function outputOnFailure(root, tool, args) {
  const program = join(root, 'node_modules/.bin', tool);
  const { code, output } = await run(program, args, { cwd: root });
  return code === 0 ? '' : output.trim() || `${tool} ended with exit code ${code}`;
}

/**
 * The names of the files that the formatter would change: the changes themselves are noise.
 *
 * @type {(root: string) => Promise<string>}
 */
async function formatProblems(root) {
  const output = await outputOnFailure(root, 'biome', ['check', '--max-diagnostics=none', '.']);
  const files = [...output.matchAll(/^(\S+) format ━/gm)].map(([, file]) => file);
  if (files.length === 0) return output;
  return [...files, 'npm run format puts these right'].join('\n');
}

/** @type {(root: string) => Promise<string>} */
async function boundaryProblems(root) {
  const violations = await boundaryViolations(root);
  return [
    ...projectsWithoutDirection(workspaceFolders(root)).map(
      (folder) => `${folder} has no row in tools/boundaries/directions.mjs`,
    ),
    ...violations.map(
      ({ from, to, rule, because }) => `${from} imports ${to}\n  ${rule}: ${because}`,
    ),
  ].join('\n');
}

/** @type {(root: string) => Promise<string>} */
async function lockFileProblems(root) {
  const manifests = ['.', ...workspaceFolders(root)].map((folder) => join(folder, 'package.json'));
  return [
    ...lockProblems(readManifest(join(root, 'package-lock.json'))),
    ...manifests.flatMap((file) => inexactVersions(file, readManifest(join(root, file)))),
  ].join('\n');
}

/**
 * What a user's own data folder goes through, on the one of the repository.
 *
 * @type {(root: string) => Promise<string>}
 */
async function dataProblems(root) {
  const program = join(root, 'apps/cli/bin/hopwise.js');
  const args = [program, 'data', 'check', join(root, 'data')];
  const { code, output } = await run(process.execPath, args, { cwd: root });
  return code === 0 ? '' : output.trim() || `hopwise data check ended with exit code ${code}`;
}
