import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { buildWeb } from './build-web.mjs';
import { matchOutputsToSources, newestBuild } from './outputs.mjs';
import { root, run } from './run.mjs';

/** Installs and builds what is out of date; says one line only when there was something to do. */
export async function setUp() {
  const start = Date.now();
  const installed = install();
  const before = newestBuild();
  if (build() !== 0) process.exit(1);
  const built = (await buildWeb()) || newestBuild() !== before;
  const done = [installed && 'installed', built && 'built'].filter(Boolean).join(' and ');
  if (done) say(`${done} in ${((Date.now() - start) / 1000).toFixed(1)} s`);
}

/** Returns whether packages had to be installed. */
export function install() {
  refuseOldNode();
  const stampFile = `${root}node_modules/.throughline-setup`;
  const stamp = `${hashOf('package-lock.json')} ${process.version} ${process.platform}-${process.arch}\n`;
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return false;
  say('installing packages');
  const npm = process.env.npm_execpath;
  const args = ['ci', '--loglevel=error', '--no-progress'];
  const [command, commandArgs] = npm ? [process.execPath, [npm, ...args]] : ['npm', args];
  const { status } = spawnSync(command, commandArgs, {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    // npm is a .cmd on Windows, which only a shell can start.
    shell: !npm && process.platform === 'win32',
  });
  if (status !== 0) {
    say('npm ci failed: nothing was built');
    process.exit(1);
  }
  writeFileSync(stampFile, stamp);
  return true;
}

/** Brings every package's dist up to its sources; returns the compiler's exit code. */
export function build(projects = ['tsconfig.json']) {
  matchOutputsToSources();
  return run('tsc', ['-b', ...projects]);
}

function refuseOldNode() {
  const { engines } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
  const [major, minor] = engines.node.replace('>=', '').split('.').map(Number);
  const [thisMajor, thisMinor] = process.versions.node.split('.').map(Number);
  if (thisMajor > major || (thisMajor === major && thisMinor >= minor)) return;
  say(`Node ${major}.${minor} or newer is needed; this is ${process.version}`);
  process.exit(1);
}

function hashOf(file) {
  return createHash('sha256')
    .update(readFileSync(root + file))
    .digest('hex');
}

// On standard error, so that what a command prints can still be piped.
function say(line) {
  process.stderr.write(`throughline: ${line}\n`);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await setUp();
