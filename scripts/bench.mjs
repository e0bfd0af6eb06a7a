import { existsSync } from 'node:fs';
import { root, runCommand } from './run.mjs';
import { setUp } from './setup.mjs';

await setUp();
if (existsSync(`${root}bench/run.mjs`)) {
  process.exitCode = runCommand(process.execPath, ['bench/run.mjs', ...process.argv.slice(2)]);
} else {
  process.stderr.write('bench: there is no bench/run.mjs\n');
  process.exitCode = 1;
}
