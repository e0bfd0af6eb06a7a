import type { Edit } from '@throughline/model';
import { sayProblem } from '../connection/index.ts';
import type { About, Outcome } from '../project/index.ts';
import { useLocalProject } from '../project/index.ts';

/** Puts edits into the plan as one group; a refusal changes nothing and says in words why. */
export type Submit = (edits: readonly Edit[], about?: About) => Promise<Outcome>;

/** Edits of the plan that this screen is about, by the copy that this browser holds of it. */
export function useSubmit(): Submit {
  const project = useLocalProject();
  return (edits, about) =>
    project
      .submit(edits, about)
      .catch((error: unknown): Outcome => ({ ok: false, sentence: sayProblem(error) }));
}
