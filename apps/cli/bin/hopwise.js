#!/usr/bin/env node
// Plain JavaScript and committed, because npm links a bin before anything can be built.
import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));

// 130 is what a shell expects after Ctrl-C. Worker threads and the bundler end with this process.
let endCleanly = null;
process.on('SIGINT', () => {
  const heard = endCleanly ?? (() => process.exit(130));
  endCleanly = null; // Who presses it twice does not want to wait.
  heard();
});
process.on('SIGTERM', () => process.exit(143));
process.title = 'hopwise'; // From here on Ctrl-C is heard; ps and top show the name.

if (!existsSync(`${root}/node_modules/esbuild`)) {
  process.stderr.write(`hopwise: its packages are not installed. Run "npm ci" in ${root} first.\n`);
  process.exit(1);
}

const { builtFolder } = await import('../build/built-folder.js');
const { cliBundle, explorerReport, explorerSite } = await import('../build/targets.js');

const bundle = await builtFolder(cliBundle(root)).catch((error) => {
  process.stderr.write(`hopwise: its own build failed.\n${error.message}\n`);
  process.exit(1);
});
const { main } = await import(new URL(`file://${bundle}/main.js`).href);
await main(process.argv.slice(2), {
  root,
  version: JSON.parse(readFileSync(`${root}/apps/cli/package.json`, 'utf8')).version,
  program: basename(bundle),
  onInterrupt: (heard) => {
    endCleanly = heard;
  },
  explorerFolder: () => builtFolder(explorerSite(root)),
  reportFolder: () => builtFolder(explorerReport(root)),
});
