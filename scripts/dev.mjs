import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { commandLine, root, run } from './run.mjs';
import { sample, writeSample } from './sample.mjs';
import { setUp } from './setup.mjs';

const args = process.argv.slice(2);
const shown = args.length > 0 ? args : ['status', sample];
const hasGroups = process.platform !== 'win32';

setUp();
await writeSample();
const compiler = spawn(...commandLine('tsc', ['-b', '--watch', '--preserveWatchOutput']), {
  cwd: root,
  stdio: ['ignore', 'pipe', 'inherit'],
  // The compiler's launcher starts a program of its own, which only its group can reach.
  detached: hasGroups,
});

createInterface({ input: compiler.stdout }).on('line', (line) => {
  if (!/Found \d+ errors?/.test(line)) return process.stdout.write(`${line}\n`);
  if (/Found 0 errors/.test(line)) run('throughline', shown);
  process.stdout.write(`\n${line}\n`);
});

compiler.on('exit', (code) => process.exit(stopping ? 0 : (code ?? 1)));

let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);

function stop() {
  if (stopping) return;
  stopping = true;
  if (hasGroups) process.kill(-compiler.pid, 'SIGTERM');
  else compiler.kill();
}
