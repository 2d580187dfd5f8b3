import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** The programs of `examples/`: shell scripts and TypeScript, each with its output beside it. */
export const exampleNames = (root: string): readonly string[] =>
  readdirSync(join(root, 'examples'))
    .filter((name) => name.endsWith('.sh') || (name.endsWith('.ts') && !name.endsWith('.d.ts')))
    .toSorted();

/** Where the output of an example stands: `examples/x.sh` has `examples/x.txt`. */
export const outputPath = (name: string): string => `examples/${name.replace(/\.\w+$/, '.txt')}`;

/** Runs an example as its reader would, from the root, and gives what it prints. */
export async function runExample(root: string, name: string): Promise<string> {
  const command = name.endsWith('.sh') ? `sh examples/${name}` : bundled(name);
  const options = { cwd: root, env: { ...process.env, NO_COLOR: '1' } };
  const { stdout } = await promisify(execFile)('sh', ['-c', command], options);
  return stdout;
}

/** TypeScript through the bundler, straight into Node. */
const bundled = (name: string): string =>
  `npx esbuild examples/${name} --bundle --platform=node --log-level=error | node`;
