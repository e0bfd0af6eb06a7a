import { defineConfig } from 'vitest/config';

export default defineConfig({
  ssr: { resolve: { conditions: ['throughline-source'] } },
  test: {
    include: ['packages/*/src/**/*.test.ts', 'architecture/**/*.test.ts'],
    globalSetup: ['packages/server/src/storage/postgres-for-tests.testing.ts'],
  },
});
