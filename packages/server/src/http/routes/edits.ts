import {
  actionForEdit,
  type BatchEdit,
  type Change,
  EditId,
  isRefusal,
  may,
  parseEdit,
  RecordId,
  type Refusal,
  type Role,
  refuse,
  StatedCause,
  sameJson,
} from '@throughline/model';
import { z } from 'zod';
import { Fault } from '../fault.ts';
import { route } from '../route.ts';
import { newSalt } from '../world.ts';
import { blindFault } from './edits-blind.ts';
import { ChangedDates, finishesOf, Made, madeOf } from './edits-made.ts';
import { StatedVia, viaOf } from './edits-via.ts';

/** An edit as the model's table of kinds says; it is read there, so that what is wrong with it has the model's code. */
export const EditToSubmit = z.looseObject({ kind: z.string() });

export const Submitted = z.strictObject({
  /** The last change that the author had seen. */
  base: z.int().min(0),
  via: StatedVia.exactOptional(),
  cause: StatedCause.exactOptional(),
  event: RecordId.exactOptional(),
  edits: z
    .array(
      z.strictObject({
        /** Made by whoever sends it; sent again, it gets its first outcome. */
        editId: EditId,
        edit: EditToSubmit,
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
    description:
      'Durable when it is answered. A batch that was accepted before, edit by edit the same, gets its first outcome and `repeated`: it is safe to send it again.',
    access: { in: 'project', action: 'project.edit' },
    params: z.strictObject({ projectId: z.uuid() }),
    query: z.strictObject({
      /** `changed`: the answer says when the plan finished before and finishes now. */
      dates: z.literal('changed').exactOptional(),
    }),
    body: Submitted,
    bodyLimit: 8 * 1024 * 1024,
    answer: z.strictObject({
      repeated: z.boolean(),
      head: z.int(),
      changes: z.array(Made),
      dates: ChangedDates.exactOptional(),
    }),
    run: async ({ body, query, place, principal, context: { world, store } }) => {
      const edits = readEdits(body.edits, place.role);
      if (edits instanceof Fault || isRefusal(edits)) return edits;
      const { base, cause, event, via } = body;
      const batch = {
        base,
        edits,
        at: world.instant(),
        author: principal.id as RecordId,
        via: viaOf(principal, via),
        ...(cause !== undefined && { cause }),
        ...(event !== undefined && { event }),
      };
      return store.change(place.projectId, (project) => {
        const { history } = project;
        const blind = blindFault(place.reader, history, batch);
        if (blind !== undefined) return blind;
        const now = world.local();
        const before = query.dates && finishesOf(project, now);
        const accepted = history.submit(batch, () => newSalt(world));
        if (isRefusal(accepted)) return accepted;
        const other = accepted.repeated && otherThanSaid(batch, accepted.changes);
        if (other) return other;
        return {
          repeated: accepted.repeated,
          head: history.head,
          changes: madeOf(place.reader, project, accepted.changes),
          ...(before && { dates: { before, after: finishesOf(project, now) } }),
        };
      });
    },
  }),
];

/** The edits, read by the model; or what is wrong with the first that is none or that this role may not make. */
export function readEdits(
  submitted: z.output<typeof Submitted>['edits'],
  role: Role,
): BatchEdit[] | Refusal | Fault {
  const edits: BatchEdit[] = [];
  for (const [place, { edit, editId, cause, event }] of submitted.entries()) {
    const parsed = parseEdit(edit);
    if (isRefusal(parsed)) {
      const field = `edits/${place}/edit${parsed.field ? `/${parsed.field}` : ''}`;
      return { ...parsed, field };
    }
    if (!may(role, actionForEdit(parsed.kind))) {
      return new Fault('not-allowed', { field: `edits/${place}/edit`, detail: parsed.kind });
    }
    edits.push({
      editId,
      edit: parsed,
      ...(cause !== undefined && { cause }),
      ...(event !== undefined && { event }),
    });
  }
  return edits;
}

/** The first edit whose id somebody used for something else. */
export function otherThanSaid(
  { edits, author }: { readonly edits: readonly BatchEdit[]; readonly author: RecordId },
  changes: readonly Change[],
): Refusal | undefined {
  const changeByEditId = new Map(changes.map((change) => [change.editId, change]));
  for (const { editId, edit } of edits) {
    const known = changeByEditId.get(editId);
    const isSame = known?.author === author && sameJson(known.edit, edit);
    if (!isSame) return refuse('edit-id-twice', { editId });
  }
  return undefined;
}
