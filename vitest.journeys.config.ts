import { defineConfig } from 'vitest/config';

/** People's ways through the product: a real server, a real PostgreSQL, a real browser. */
export default defineConfig({
  ssr: { resolve: { conditions: ['throughline-source'] } },
  test: {
    include: ['journeys/**/*.test.ts'],
    // Not a measure of speed: a busy machine is slow, and a journey that hangs still ends.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    globalSetup: ['packages/server/src/storage/postgres-for-tests.testing.ts'],
    maxWorkers: 2,
  },
});
