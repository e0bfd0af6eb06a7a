import type { Branch, History, RecordId } from '@throughline/model';
import { firstPlan } from './plan/first-plan.ts';
import { Programme, peopleById } from './programme/programme.ts';
import { tell } from './story/story.ts';

export interface SampleProgramme {
  readonly history: History;
  readonly branches: readonly Branch[];
  readonly people: Readonly<Record<RecordId, { readonly name: string }>>;
}

/** The whole programme, from its first edit to its latest. The same bytes every time. */
export function sampleProgramme(): SampleProgramme {
  const programme = new Programme();
  for (const edits of firstPlan()) programme.edit({ by: 'dana' }, edits);
  tell(programme);
  return {
    history: programme.history,
    branches: [...programme.branches.values()],
    people: peopleById(),
  };
}
