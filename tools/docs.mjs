#!/usr/bin/env node
/** `npm run docs`: writes what documents show of the program; with `--check`, says what is stale. */
import { mkdtemp, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const args = process.argv.slice(2);
const isCheck = args.includes('--check');
const unknown = args.find((arg) => arg !== '--check');

/** The generator is TypeScript that reads the packages' source, so it is bundled first. */
async function loadGenerator() {
  const folder = await mkdtemp(join(root, 'node_modules', '.docs-'));
  try {
    const outfile = join(folder, 'docs.mjs');
    await build({
      entryPoints: [join(root, 'tools/docs/documents.ts')],
      bundle: true,
      platform: 'node',
      format: 'esm',
      external: ['yaml', 'zod'],
      outfile,
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    await rm(folder, { recursive: true });
  }
}

if (unknown !== undefined) {
  console.error(`Unknown option ${unknown}; the only one is --check.`);
  process.exitCode = 2;
} else {
  const { staleDocuments, writeDocuments } = await loadGenerator();
  const stale = await staleDocuments(root);
  if (!isCheck) writeDocuments(root, stale);
  const verb = isCheck ? 'stale' : 'written';
  for (const { path } of stale) console.log(`${verb}: ${path}`);
  if (stale.length === 0) console.log('Every generated document is up to date.');
  else if (isCheck) console.log('npm run docs puts these right.');
  process.exitCode = isCheck && stale.length > 0 ? 1 : 0;
}
