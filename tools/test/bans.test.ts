import { ESLint } from 'eslint';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const eslint = new ESLint({ cwd: root });

/** What the repository's own configuration says about a text, as if it were at that path. */
async function complaints(path: string, text: string): Promise<string[]> {
  const [result] = await eslint.lintText(text, { filePath: `${root}${path}` });
  return (result?.messages ?? []).map(({ message }) => message);
}

const inPackage = 'packages/stats/src/index.ts';
const inCatalogue = 'packages/datapath/src/catalogue/host.ts';

describe('lint in a package', () => {
  it.each([
    ['reads a clock', 'export const now = Date.now();', 'Time comes from the simulation'],
    ['reads a timer', 'export const now = performance.now();', 'Time comes from the simulation'],
    ['rolls dice', 'export const x = Math.random();', 'Chance comes from a named'],
    ['hides dice', 'const { random } = Math;\nexport const x = random();', 'Chance comes from'],
    ['names dice', "export const x = Math['random']();", 'Chance comes from'],
    ['prints', "console.log('x');", 'Packages compute, apps act'],
    ['reads the environment', 'export const x = process.env;', 'Packages compute, apps act'],
    ['reaches around', 'export const x = globalThis;', 'Packages compute, apps act'],
    ['fetches', "export const x = fetch('x');", 'Packages compute, apps act'],
    ['loads at run time', "export const x = import('./y.ts');", 'it says at its top'],
    ['exports a default', 'export default 1;', 'export it by name'],
    ['has an enum', 'export enum A { B }', 'Use a union of literals'],
    ['has a namespace', 'export namespace A { export const b = 1; }', 'A file is the namespace'],
    ['has any', 'export const x: any = 1;', 'Unexpected any'],
    ['is too long', '// line\n'.repeat(301), 'too many lines'],
    [
      'has a parameter property',
      'export class A { constructor(readonly b: number) {} }',
      'Declare the field',
    ],
  ])('refuses a file that %s', async (_what, text, reason) => {
    expect(await complaints(inPackage, text)).toContainEqual(expect.stringContaining(reason));
  });

  it('lets a pure function pass', async () => {
    const text = 'export const square = (x: number): number => Math.sqrt(x) ** 4;\n';
    expect(await complaints(inPackage, text)).toEqual([]);
  });
});

describe('lint in the catalogue', () => {
  it.each([
    ['a call', "export const a = String('x');"],
    ['a function', 'export const a = () => 1;'],
    ['a branch', "export const a = 'x' === 'x' ? 1 : 2;"],
    ['a loop', 'for (const a of []) {}'],
    ['a method', 'export const a = { b(): number { return 1; } };'],
  ])('refuses %s', async (_what, text) => {
    const found = await complaints(inCatalogue, text);
    expect(found).toContainEqual(expect.stringContaining('A catalogue is literals'));
  });

  it('lets literals pass', async () => {
    const text =
      "import type { Datapath } from '../datapath.ts';\n\n" +
      "export const host = { id: 'host', hops: ['a'] } as const satisfies Datapath;\n";
    expect(await complaints(inCatalogue, text)).toEqual([]);
  });
});

describe('lint in an app', () => {
  it('refuses a promise that nobody waits for', async () => {
    const text = 'async function f(): Promise<void> {}\nf();\n';
    const found = await complaints('apps/cli/src/main.ts', text);
    expect(found).toContainEqual(expect.stringContaining('Promises must be awaited'));
  });
});
