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
 * Relative paths, so that the page works under any address; no inlined assets, for the CSP. In mode
 * `report` everything is one file instead, which works from disk.
 */
export default defineConfig(({ mode }) => ({
  base: './',
  plugins: mode === 'report' ? [workerInside, viteSingleFile()] : [],
  publicDir: mode === 'report' ? false : 'public',
  build: { target: 'es2023', assetsInlineLimit: 0, modulePreload: { polyfill: false } },
}));
