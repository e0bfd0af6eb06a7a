import { defineConfig } from 'vitest/config';

export default defineConfig({
  ssr: { resolve: { conditions: ['throughline-source'] } },
  test: {
    include: ['packages/*/src/**/*.test.ts', 'architecture/**/*.test.ts'],
    // Not a measure of speed: a busy machine is slow, and a test that hangs still ends.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    globalSetup: ['packages/server/src/storage/postgres-for-tests.testing.ts'],
  },
});
