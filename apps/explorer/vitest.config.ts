import { defineConfig, mergeConfig } from 'vitest/config';
import shared from '../../vitest.shared.ts';

export default mergeConfig(
  shared,
  defineConfig({
    test: { globalSetup: [new URL('./test/shared-folder.ts', import.meta.url).pathname] },
  }),
);
