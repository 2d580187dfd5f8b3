/**
 * `npm run bench [-- --peers] [--json] [--write]`: how fast the engine and the simulator are, beside their peers if asked for.
 * `npm run bench -- --explorer [--write]`: how large and how fast the explorer is to its reader, in Debian's
 * Chromium, beside the targets.
 *
 * The benchmarks are TypeScript, so that they run the packages' source as it is: they are bundled
 * into a temporary folder, which is removed however the run ends.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';

const { values } = parseArgs({
  options: {
    peers: { type: 'boolean', default: false },
    explorer: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
});
if (values.explorer) {
  const { measureExplorer } = await import('./explorer/measure-explorer.mjs');
  const root = new URL('..', import.meta.url).pathname;
  const lines = await measureExplorer(root);
  if (values.write) {
    const { writeFigures } = await import('./explorer/write-figures.mjs');
    writeFigures(root, lines);
  }
  process.stdout.write(`${lines.join('\n')}\n`);
  process.exit(0);
}
const sources = new URL('./bench/', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'hopwise-bench-'));
const clean = () => rmSync(folder, { recursive: true, force: true });
process.once('SIGINT', () => {
  clean();
  process.exit(130);
});
try {
  await build({
    entryPoints: ['run-benchmarks.ts', 'hold-program.ts', 'simulate-program.ts'].map((file) =>
      join(sources, file),
    ),
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    // Bundled CommonJS (yaml) asks for Node's own modules by require.
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
    logLevel: 'error',
  });
  const { runBenchmarks } = await import(pathToFileURL(join(folder, 'run-benchmarks.mjs')).href);
  await runBenchmarks({ ...values, sources, folder });
} finally {
  clean();
}
