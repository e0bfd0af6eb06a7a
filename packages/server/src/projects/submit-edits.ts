import type { Accepted, Batch, MakeSalt, Refusal } from '@throughline/model';
import type { ProjectStore } from './project-store.ts';

export type SubmitRequest = Batch;

/** One edit or a batch of them: all accepted and durable, or none. A repeat gets its first outcome. */
export function submitEdits(
  store: ProjectStore,
  projectId: string,
  batch: SubmitRequest,
  salt: MakeSalt,
): Promise<Accepted | Refusal> {
  return store.change(projectId, ({ history }) => history.submit(batch, salt));
}
