import type { SampleProgramme } from '@throughline/sample';
import type { Context, Settings } from '@throughline/server';
import { newId } from '../plan-file/index.ts';
import type { Shell } from '../shell.ts';

/** The sample programme in a workspace of its own, where there is no workspace yet. */
export async function putSampleIn({ database, world }: Context, shell: Shell): Promise<void> {
  const { beginWith } = await import('@throughline/server');
  const { sampleProgramme } = await import('@throughline/sample');
  await beginWith(database, {
    id: newId(shell),
    name: 'Sample workspace',
    at: world.now(),
    project: () => ({ id: newId(shell), ...projectOf(sampleProgramme()) }),
  });
}

/** For whoever asks the server for it: read and made only then. */
export const makeSample: NonNullable<Settings['sample']> = async () => {
  const { sampleProgramme } = await import('@throughline/sample');
  return projectOf(sampleProgramme());
};

function projectOf({ history, branches, people }: SampleProgramme) {
  return { name: history.records.project.name, history, branches, authors: people };
}
