import type { Edit } from '@throughline/model';
import { newId, request, useAnswer } from '../../connection/index.ts';
import type { About, Outcome } from '../local-project.ts';
import { useProjectPlace } from '../place.tsx';
import { refusalIn, sayRefused } from './say-refused.ts';

/** Puts edits into the plan as one group; a refusal changes nothing and says in words why. */
export type Submit = (edits: readonly Edit[], about?: About) => Promise<Outcome>;

/** For screens that hold no copy of the plan: against the last change that their answers showed. */
export function useSubmit(): Submit {
  const { projectId } = useProjectPlace();
  const { data } = useAnswer<{ readonly head: { readonly seq: number } }>(projectId, '');
  return async (edits, about) => {
    const body = {
      base: data?.head.seq ?? 0,
      edits: edits.map((edit) => ({ editId: newId(), edit, ...about })),
    };
    try {
      const path = `/projects/${projectId}/edits`;
      const { head } = await request<{ readonly head: number }>('POST', path, { body });
      return { ok: true, seq: head };
    } catch (error) {
      const refusal = refusalIn(error);
      return { ok: false, sentence: sayRefused(error), ...(refusal && { refusal }) };
    }
  };
}
