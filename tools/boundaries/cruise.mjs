import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { cruise } from 'dependency-cruiser';
import { ruleSet } from './rule-set.mjs';

/**
 * One import that a rule forbids.
 *
 * @typedef {{ from: string, to: string, rule: string, because: string }} Violation
 */

/**
 * Follows every import of packages, apps and tools and reports those that break a boundary.
 *
 * @param {string} root
 * @returns {Promise<Violation[]>}
 */
export async function boundaryViolations(root) {
  const forbidden = ruleSet();
  const folders = ['packages', 'apps', 'tools'].filter((folder) => existsSync(join(root, folder)));
  const { output } = await cruise(
    folders,
    {
      baseDir: root,
      validate: true,
      ruleSet: { forbidden },
      // Not "dist" anywhere: zod and others keep their source in a folder of that name.
      exclude: { path: '^((packages|apps)/[^/]+|tools)/dist/' },
      doNotFollow: { path: 'node_modules' },
      tsPreCompilationDeps: true, // A type-only import is knowledge, too.
    },
    {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      extensions: ['.ts', '.mjs', '.js', '.d.ts', '.json'],
    },
  );
  if (typeof output === 'string') throw new Error(output);
  return output.summary.violations.map(({ from, to, rule }) => ({
    from,
    to,
    rule: rule.name,
    because: forbidden.find(({ name }) => name === rule.name)?.comment ?? '',
  }));
}
