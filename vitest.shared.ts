import { defineConfig } from 'vitest/config';

/** One configuration for every package: fixed seeds, no watch, no globals. */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    reporters: ['default'],
    setupFiles: [new URL('./vitest.setup.ts', import.meta.url).pathname],
  },
});
