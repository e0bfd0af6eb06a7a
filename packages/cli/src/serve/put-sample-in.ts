import type { Context } from '@throughline/server';
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
    project: () => {
      const { history, branches, people } = sampleProgramme();
      const { name } = history.records.project;
      return { id: newId(shell), name, history, branches, authors: people };
    },
  });
}
