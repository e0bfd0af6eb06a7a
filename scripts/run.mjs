import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

// Started through Node itself, since the links in node_modules/.bin are shell scripts on Windows.
const programs = {
  biome: 'node_modules/@biomejs/biome/bin/biome',
  tsc: 'node_modules/typescript/bin/tsc',
  vitest: 'node_modules/vitest/vitest.mjs',
  throughline: 'packages/cli/bin/throughline.js',
};

/** What to spawn for one of the repository's programs. */
export function commandLine(program, args) {
  return [process.execPath, [root + programs[program], ...args]];
}

/** Runs one of the repository's programs on this terminal; returns its exit code. */
export function run(program, args, cwd = root) {
  return runCommand(...commandLine(program, args), cwd);
}

export function runCommand(command, args, cwd = root) {
  const { status, error } = spawnSync(command, args, { cwd, stdio: 'inherit' });
  if (error) throw error;
  // A child ended by a signal has no status.
  return status ?? 1;
}
