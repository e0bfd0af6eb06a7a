import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { commandLine, root } from './run.mjs';
import { setUp } from './setup.mjs';

/** Where people look; the server behind it answers at the port after it. */
const PORT = Number(process.env.THROUGHLINE_PORT ?? 7070);
const hasGroups = process.platform !== 'win32';
// Not what somebody works with: a schema that is being changed may not be there tomorrow.
const env = { THROUGHLINE_DATA: join(tmpdir(), 'throughline-dev'), ...process.env };

await setUp();
process.env.THROUGHLINE_DEV_SERVER = `http://localhost:${PORT + 1}`;
const { createServer } = await import('vite');
// The pages reload by themselves; the compiler below starts the server anew.
const pages = await createServer({
  root: `${root}packages/web`,
  configFile: `${root}packages/web/vite.config.ts`,
  server: { port: PORT, strictPort: true },
  clearScreen: false,
});
await pages.listen();
const compiler = spawn(...commandLine('tsc', ['-b', '--watch', '--preserveWatchOutput']), {
  cwd: root,
  stdio: ['ignore', 'pipe', 'inherit'],
  // The compiler's launcher starts a program of its own, which only its group can reach.
  detached: hasGroups,
});

createInterface({ input: compiler.stdout }).on('line', (line) => {
  process.stdout.write(`${line}\n`);
  if (/Found 0 errors/.test(line)) restart();
});

compiler.on('exit', (code) => {
  server?.kill('SIGTERM');
  process.exitCode = stopping ? 0 : (code ?? 1);
});

let server;
let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);

/** The server as it was built last; the one before it ends first, because the data have one server. */
function restart() {
  const before = server;
  server = undefined;
  if (before !== undefined && before.exitCode === null) {
    before.once('exit', start);
    before.kill('SIGTERM');
  } else start();
}

function start() {
  if (stopping || server !== undefined) return;
  const place = ['--port', String(PORT + 1), '--url', `http://localhost:${PORT}`];
  const args = ['serve', '--sample', ...place, ...process.argv.slice(2)];
  server = spawn(...commandLine('throughline', args), { cwd: root, env, stdio: 'inherit' });
}

function stop() {
  if (stopping) return;
  stopping = true;
  void pages.close();
  if (hasGroups) process.kill(-compiler.pid, 'SIGTERM');
  else compiler.kill();
}
