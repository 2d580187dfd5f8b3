import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import { viteSingleFile } from 'vite-plugin-singlefile';

/** A page of one file has its worker inside too. */
const workerInside: Plugin = {
  name: 'worker-inside',
  enforce: 'pre',
  transform: (code, id) =>
    id.endsWith('/worker/create-worker.ts')
      ? code.replace('./worker.ts?worker', './worker.ts?worker&inline')
      : undefined,
  // Nothing stands beside the page, so it has no icon.
  transformIndexHtml: (html) => html.replace(/\s*<link rel="icon"[^>]*>/, ''),
};

/**
 * A worker that is a chunk of the page's own build: the catalogue and all else that both need is one
 * file for both, where vite would put a second copy into the worker.
 */
const workerBeside: Plugin = {
  name: 'worker-beside',
  enforce: 'pre',
  apply: 'build',
  resolveId: (id) => (id.endsWith('worker.ts?worker') ? '\0worker-beside' : undefined),
  load(id) {
    if (id !== '\0worker-beside') return undefined;
    const worker = fileURLToPath(new URL('src/worker/worker.ts', import.meta.url));
    const chunk = this.emitFile({ type: 'chunk', id: worker, name: 'worker' });
    return `export default class extends Worker {
      constructor(options) {
        super(import.meta.ROLLUP_FILE_URL_${chunk}, { ...options, type: 'module' });
      }
    }`;
  },
};

/**
 * Importing d3 adds its transitions to every selection, and with them their colours, timers and
 * interpolations. What moves here moves by CSS, so only what is named is taken.
 */
const d3ByName: Plugin = {
  name: 'd3-by-name',
  transform: (code, id) =>
    /\/node_modules\/d3-[a-z]+\//.test(id)
      ? { code, map: null, moduleSideEffects: false }
      : undefined,
};

/**
 * Relative paths, so that the page works under any address; no inlined assets, for the CSP. In mode
 * `report` everything is one file instead, which works from disk.
 */
export default defineConfig(({ mode }) => ({
  base: './',
  plugins: [d3ByName, ...(mode === 'report' ? [workerInside, viteSingleFile()] : [workerBeside])],
  publicDir: mode === 'report' ? false : 'public',
  build: { target: 'es2023', assetsInlineLimit: 0, modulePreload: { polyfill: false } },
}));
