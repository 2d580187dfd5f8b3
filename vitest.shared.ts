import { defineConfig } from 'vitest/config';

/** One configuration for every package: fixed seeds, no watch, no globals. */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // They end what hangs, and judge no speed: a build server has other work, too [ms].
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 60_000, interval: 50 } },
    reporters: ['default'],
    setupFiles: [new URL('./vitest.setup.ts', import.meta.url).pathname],
  },
});
