import { defineConfig } from 'vite';

/** Relative paths, so that the page works under any address; no inlined assets, for the CSP. */
export default defineConfig({
  base: './',
  build: { target: 'es2023', assetsInlineLimit: 0, modulePreload: { polyfill: false } },
});
