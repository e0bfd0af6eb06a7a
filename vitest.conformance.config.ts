import { defineConfig } from 'vitest/config';

// Started by `npm run conformance`, which names the data sets' folder in THROUGHLINE_DATA_SETS.
export default defineConfig({
  ssr: { resolve: { conditions: ['throughline-source'] } },
  test: {
    include: ['conformance/**/*.test.ts'],
    passWithNoTests: true,
    testTimeout: 120_000,
  },
});
