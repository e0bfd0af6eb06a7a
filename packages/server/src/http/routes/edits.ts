import { EditId, isRefusal, parseEdit, RecordId, StatedCause } from '@throughline/model';
import { z } from 'zod';
import { submitEdits } from '../../projects/index.ts';
import { route } from '../route.ts';
import { newSalt } from '../world.ts';

const Submitted = z.strictObject({
  /** The last change that the author had seen. */
  base: z.int().min(0),
  cause: StatedCause.exactOptional(),
  event: RecordId.exactOptional(),
  edits: z
    .array(
      z.strictObject({
        editId: EditId,
        edit: z.looseObject({ kind: z.string() }),
        cause: StatedCause.exactOptional(),
        event: RecordId.exactOptional(),
      }),
    )
    .min(1)
    .max(1_000),
});

export const editRoutes = [
  route({
    method: 'POST',
    url: '/api/v1/projects/:projectId/edits',
    tag: 'Edits',
    summary: 'Change the plan: one edit or a batch, all or none',
    access: { in: 'project', action: 'project.edit' },
    params: z.strictObject({ projectId: z.uuid() }),
    body: Submitted,
    answer: z.strictObject({
      repeated: z.boolean(),
      changes: z.array(z.strictObject({ seq: z.int(), editId: z.string(), hash: z.string() })),
    }),
    run: async ({ body, place, principal, context }) => {
      const edits = [];
      for (const { edit, ...about } of body.edits) {
        const parsed = parseEdit(edit);
        if (isRefusal(parsed)) return parsed;
        edits.push({ ...about, edit: parsed });
      }
      const { world, store } = context;
      const batch = {
        ...body,
        edits,
        at: world.instant(),
        author: principal.id as RecordId,
        via: 'api' as const,
      };
      const accepted = await submitEdits(store, place.projectId, batch, () => newSalt(world));
      if (isRefusal(accepted)) return accepted;
      return {
        repeated: accepted.repeated,
        changes: accepted.changes.map(({ seq, editId, hash }) => ({ seq, editId, hash })),
      };
    },
  }),
];
