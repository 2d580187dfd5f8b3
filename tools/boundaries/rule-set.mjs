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
    ...directions.map(({ from, mayImport, because }) => ({
      name: `direction-of-${from}`,
      comment: because,
      severity: /** @type {const} */ ('error'),
      from: { path: `^${from}/` },
      to: { path: PROJECT, pathNot: `^(${[from, ...mayImport].join('|')})/` },
    })),
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
 * Projects that nobody gave a direction.
 *
 * @param {readonly string[]} folders - of the workspace
 * @returns {string[]}
 */
export function projectsWithoutDirection(folders) {
  return folders.filter((folder) => !directions.some(({ from }) => from === folder));
}
