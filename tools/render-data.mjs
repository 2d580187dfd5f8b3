#!/usr/bin/env node
/** Writes the files of `data/` that are generated from code. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = await mkdtemp(join(root, 'node_modules', '.render-data-'));
try {
  const outfile = join(folder, 'dataset.mjs');
  const entry = join(root, 'packages/dataset/src/index.ts');
  const external = ['yaml', 'zod'];
  await build({ entryPoints: [entry], bundle: true, format: 'esm', external, outfile });
  const { hardwareJsonSchema, metricsCsv } = await import(pathToFileURL(outfile).href);
  await writeFile(join(root, 'data/parameters.csv'), metricsCsv());
  await writeFile(join(root, 'data/schemas/hardware.schema.json'), hardwareJsonSchema());
} finally {
  await rm(folder, { recursive: true });
}
