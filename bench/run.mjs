import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Each in a process of its own, so that none runs on code another has warmed up or worn out. */
const benches = [
  'schedule.mjs',
  'edits.mjs',
  'records.mjs',
  'one-edit.mjs',
  'mspdi.mjs',
  'history.mjs',
  'throughline-file.mjs',
  'ledger.mjs',
  'year-of-changes.mjs',
  'memory.mjs',
  'submit.mjs',
];

/** Minutes long, and of a whole server: run when they are named. */
const whenNamed = ['load.mjs', 'weight.mjs', 'web.mjs'];

const wanted = process.argv.slice(2);
const offered = wanted.length > 0 ? [...benches, ...whenNamed] : benches;
const chosen = offered.filter((file) => wanted.every((word) => file.includes(word)));
if (chosen.length === 0) {
  process.stderr.write(
    `bench: nothing is called ${wanted.join(' ')}; there is ${[...benches, ...whenNamed].join(', ')}\n`,
  );
  process.exitCode = 2;
}
for (const file of chosen) {
  const path = fileURLToPath(new URL(file, import.meta.url));
  const { status } = spawnSync(process.execPath, ['--expose-gc', path], { stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
