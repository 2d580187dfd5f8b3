import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { boundaryViolations, type Violation } from '../boundaries/cruise.mjs';
import { directions } from '../boundaries/directions.mjs';
import { projectsWithoutDirection } from '../boundaries/rule-set.mjs';

/** A workspace of empty projects, plus the files given, in a folder of its own. */
function plantTree(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'hopwise-boundaries-'));
  const write = (path: string, text: string) => {
    mkdirSync(join(root, dirname(path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  for (const { from } of directions) {
    const name = `@hopwise/${from.split('/').at(-1)}`;
    write(`${from}/package.json`, JSON.stringify({ name, exports: { '.': './src/index.ts' } }));
    write(`${from}/src/index.ts`, 'export const one = 1;\n');
    write(`${from}/src/inner.ts`, 'export const two = 2;\n');
    mkdirSync(join(root, 'node_modules/@hopwise'), { recursive: true });
    symlinkSync(join(root, from), join(root, 'node_modules', name));
  }
  for (const name of ['d3', 'd3-scale', 'ssh2']) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, main: 'index.js' }));
    write(`node_modules/${name}/index.js`, 'module.exports = {};\n');
  }
  for (const [path, text] of Object.entries(files)) write(path, text);
  return root;
}

async function violationsIn(files: Readonly<Record<string, string>>): Promise<Violation[]> {
  const root = plantTree(files);
  try {
    return await boundaryViolations(root);
  } finally {
    rmSync(root, { recursive: true });
  }
}

const importOf = (project: string) => `import '@hopwise/${project.split('/').at(-1)}';\n`;
const plantIn = (from: string, to: string) => `${from}/src/uses-${to.replace('/', '-')}.ts`;

describe('the direction of imports', () => {
  const pairs = directions.flatMap(({ from, mayImport }) =>
    directions
      .filter((other) => other.from !== from)
      .map(({ from: to }) => ({ from, to, allowed: mayImport.includes(to) })),
  );
  let violations: Violation[] = [];
  beforeAll(async () => {
    violations = await violationsIn(
      Object.fromEntries(pairs.map(({ from, to }) => [plantIn(from, to), importOf(to)])),
    );
  });

  it.each(pairs.filter(({ allowed }) => !allowed))('$from may not import $to', ({ from, to }) => {
    const because = directions.find((direction) => direction.from === from)?.because;
    const found = violations.filter((violation) => violation.from === plantIn(from, to));
    expect(found).toContainEqual({
      from: plantIn(from, to),
      to: `${to}/src/index.ts`,
      rule: `direction-of-${from}`,
      because,
    });
  });

  it.each(pairs.filter(({ allowed }) => allowed))('$from may import $to', ({ from, to }) => {
    const found = violations.filter((violation) => violation.from === plantIn(from, to));
    expect(found.filter(({ rule }) => rule.startsWith('direction-of-'))).toEqual([]);
  });

  it('is stated for every project of a workspace', () => {
    expect(projectsWithoutDirection(['packages/units', 'packages/new'])).toEqual(['packages/new']);
  });
});

describe('the walls', () => {
  const planted: readonly (readonly [rule: string, path: string, text: string])[] = [
    ['nothing-imports-an-app', 'packages/units/src/a.ts', importOf('apps/cli')],
    ['nothing-imports-an-app', 'apps/cli/src/a.ts', importOf('apps/explorer')],
    ['nothing-imports-an-app', 'tools/a.mjs', "import '../apps/cli/src/index.ts';\n"],
    ['one-door-per-package', 'apps/cli/src/b.ts', "import '../../../packages/units/src/inner.ts';"],
    ['one-door-per-package', 'tools/b.mjs', "import '../packages/engine/src/inner.ts';"],
    ['only-the-command-line-mounts-the-validator', 'tools/c.mjs', importOf('apps/validator')],
    ['the-validator-is-loaded-lazily', 'apps/cli/src/j.ts', importOf('apps/validator')],
    ['source-does-not-import-tests', 'packages/units/src/c.ts', "import '../test/fixture.ts';"],
    ['packages-and-explorer-have-no-node', 'packages/stats/src/d.ts', "import 'node:path';"],
    ['packages-and-explorer-have-no-node', 'apps/explorer/src/d.ts', "import 'node:os';"],
    ['d3-is-the-explorers', 'apps/cli/src/e.ts', "import 'd3';"],
    ['d3-is-the-explorers', 'packages/stats/src/e.ts', "import 'd3-scale';"],
    ['d3-is-the-explorers', 'packages/units/src/e.ts', "import type { X } from 'd3';"],
    ['ssh2-is-the-validators', 'apps/cli/src/f.ts', "await import('ssh2');"],
    ['files-are-the-apps', 'apps/explorer/src/g.ts', "import 'node:fs/promises';"],
    ['no-cycles', 'packages/units/src/h.ts', "import './i.ts';"],
  ];
  const allowed: readonly (readonly [path: string, text: string])[] = [
    ['apps/explorer/src/draws.ts', "import 'd3';"],
    ['apps/validator/src/connects.ts', "import 'ssh2';"],
    ['apps/cli/src/mounts.ts', "await import('@hopwise/validator');\n"],
    ['apps/cli/src/reads.ts', "import 'node:fs';"],
    ['packages/units/test/tests.ts', "import './fixture.ts';\nimport '../src/inner.ts';"],
    ['packages/engine/dist/built.js', "import 'd3';"],
  ];
  let violations: Violation[] = [];
  beforeAll(async () => {
    violations = await violationsIn({
      ...Object.fromEntries(planted.map(([, path, text]) => [path, text])),
      ...Object.fromEntries(allowed),
      'packages/units/test/fixture.ts': 'export const fixture = 1;\n',
      'packages/units/src/i.ts': "import './h.ts';\n",
    });
  });

  it.each(planted)('%s catches what was planted in %s', (rule, path) => {
    const rules = violations.filter(({ from }) => from === path).map((found) => found.rule);
    expect(rules).toContain(rule);
  });

  it.each(allowed)('lets %s pass', (path) => {
    expect(violations.filter(({ from }) => from === path)).toEqual([]);
  });
});
