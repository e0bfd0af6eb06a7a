import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { root, run } from './run.mjs';
import { setUp } from './setup.mjs';

const folder = resolve(root, process.env.THROUGHLINE_DATA_SETS ?? '../shared/data');

if (existsSync(folder)) {
  await setUp();
  process.env.THROUGHLINE_DATA_SETS = folder;
  const args = ['run', '--config', 'vitest.conformance.config.ts', ...process.argv.slice(2)];
  process.exitCode = run('vitest', args);
} else {
  process.stdout.write(
    'conformance: skipped, there are no data sets; THROUGHLINE_DATA_SETS names their folder\n',
  );
}
