import { createHash } from 'node:crypto';
import { existsSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { root } from './run.mjs';

/** The programme shown when no other is named. Its file is written here, and not kept in the repository. */
export const sample = 'samples/data-centre-exit.throughline';

/** The packages that the file comes from, at any depth. */
const FROM = ['engine', 'model', 'interchange', 'sample'];

/** Writes the sample where it is missing, or older than the code it comes from. After the packages are built. */
export async function writeSample() {
  if (isCurrent()) return;
  const { sampleProgramme } = await import('@throughline/sample');
  const { writeThroughline } = await import('@throughline/interchange');
  const { history, branches, people } = sampleProgramme();
  const project = [...history.records.all('project')].map(({ name }) => name)[0];
  const file = { project, people, history, branches };
  const sha256 = (data) => createHash('sha256').update(data).digest('hex');
  // Never half a file where a command may be reading.
  const aside = `${root}${sample}.new`;
  writeFileSync(aside, writeThroughline(file, sha256));
  renameSync(aside, root + sample);
}

function isCurrent() {
  if (!existsSync(root + sample)) return false;
  const written = statSync(root + sample).mtimeMs;
  return FROM.every((name) => {
    const built = `${root}packages/${name}/dist/.tsbuildinfo`;
    return !existsSync(built) || statSync(built).mtimeMs <= written;
  });
}
