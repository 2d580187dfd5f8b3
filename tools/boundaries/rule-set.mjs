import { directions } from './directions.mjs';
import { walls } from './walls.mjs';

const PROJECT = '^(packages/[^/]+|apps/[^/]+|tools)/';

/**
 * The boundary data as dependency-cruiser's forbidden rules; each carries its reason as comment.
 *
 * @returns {import('dependency-cruiser').IForbiddenRuleType[]}
 */
export function ruleSet() {
  return [
    ...directions.map((row) => directionRule(row, `^${row.from}/(?!test/)`, row.mayImport)),
    ...directions.map((row) =>
      directionRule(row, `^${row.from}/test/`, [...row.mayImport, ...(row.testsMayImport ?? [])]),
    ),
    ...walls.map(({ name, because, from, to }) => ({
      name,
      comment: because,
      severity: /** @type {const} */ ('error'),
      from,
      to,
    })),
  ];
}

/**
 * @param {import('./directions.mjs').Direction} row
 * @param {string} path - of the importing files, as a pattern
 * @param {readonly string[]} allowed
 */
const directionRule = ({ from, because }, path, allowed) => ({
  name: `direction-of-${from}`,
  comment: because,
  severity: /** @type {const} */ ('error'),
  from: { path },
  to: { path: PROJECT, pathNot: `^(${[from, ...allowed].join('|')})/` },
});

/**
 * Projects that nobody gave a direction.
 *
 * @param {readonly string[]} folders - of the workspace
 * @returns {string[]}
 */
export function projectsWithoutDirection(folders) {
  return folders.filter((folder) => !directions.some(({ from }) => from === folder));
}
