import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { root } from './run.mjs';

/** The programme shown when no other is named. Its file is written here, and not kept in the repository. */
export const sample = 'samples/data-centre-exit.throughline';

/** What was written, so that a file that somebody has edited since is left alone. */
const written = `${root}samples/data-centre-exit.sha256`;

/** The packages that the file comes from, at any depth. */
const FROM = ['engine', 'model', 'interchange', 'sample'];

/**
 * Writes the sample where it is missing, or older than the code it comes from; never over what somebody has
 * made of it. After the packages are built.
 */
export async function writeSample() {
  if (isCurrent() || isEdited()) return;
  const { sampleProgramme } = await import('@throughline/sample');
  const { writeThroughline } = await import('@throughline/interchange');
  const { history, branches, people } = sampleProgramme();
  const project = [...history.records.all('project')].map(({ name }) => name)[0];
  const file = { project, people, history, branches };
  // Never half a file where a command may be reading.
  const aside = `${root}${sample}.new`;
  const bytes = writeThroughline(file, sha256);
  writeFileSync(aside, bytes);
  writeFileSync(written, sha256(bytes));
  renameSync(aside, root + sample);
}

function isEdited() {
  if (!existsSync(root + sample) || !existsSync(written)) return false;
  return sha256(readFileSync(root + sample)) !== readFileSync(written, 'utf8');
}

function sha256(data) {
  return createHash('sha256').update(data).digest('hex');
}

function isCurrent() {
  if (!existsSync(root + sample)) return false;
  const since = statSync(root + sample).mtimeMs;
  return FROM.every((name) => {
    const built = `${root}packages/${name}/dist/.tsbuildinfo`;
    return !existsSync(built) || statSync(built).mtimeMs <= since;
  });
}
