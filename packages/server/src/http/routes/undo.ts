import {
  actionForEdit,
  EditId,
  type History,
  isRefusal,
  may,
  type RecordId,
  type Role,
  type UndoRequest,
} from '@throughline/model';
import { z } from 'zod';
import { Fault } from '../fault.ts';
import { route } from '../route.ts';
import { newSalt } from '../world.ts';
import { Made, madeOf } from './edits-made.ts';
import { StatedVia, viaOf } from './edits-via.ts';

const Asked = z.strictObject({
  /** Of the change that this becomes; sent again, it gets its first outcome. */
  editId: EditId,
  /** Any change of the step that is meant; absent, one's own last. */
  seq: z.int().min(1).exactOptional(),
  via: StatedVia.exactOptional(),
});

const Kept = z.strictObject({
  code: z.string(),
  parameters: z.record(z.string(), z.unknown()),
  recordId: z.string().exactOptional(),
  field: z.string().exactOptional(),
  accepted: z.array(z.string()).exactOptional(),
});

const answer = z.strictObject({
  repeated: z.boolean(),
  head: z.int(),
  /** None where nothing still has the value that the step set. */
  changes: z.array(Made),
  /** What was left as it is, because somebody changed it since. */
  refused: z.array(Kept),
});

export const undoRoutes = (['undo', 'redo'] as const).map((way) =>
  route({
    method: 'POST',
    url: `/api/v1/projects/:projectId/${way}`,
    tag: 'Edits',
    summary:
      way === 'undo'
        ? 'Take back a step, as a new change: one’s own last, or any'
        : 'Take back an undo: one’s own last, or any',
    description:
      'Only what still has the value that the step set is put back. What others changed since stays, and `refused` names it.',
    access: { in: 'project', action: 'project.edit' },
    params: z.strictObject({ projectId: z.uuid() }),
    body: Asked,
    answer,
    run: ({ body, place, principal, context: { world, store } }) => {
      const { editId, seq, via } = body;
      const asked: UndoRequest = {
        editId,
        at: world.instant(),
        author: principal.id as RecordId,
        via: viaOf(principal, via),
        ...(seq !== undefined && { seq }),
      };
      return store.change(place.projectId, (project) => {
        const { history } = project;
        const step = seq === undefined ? history[`${way}able`](asked.author) : [seq];
        const fault = stepFault(place.role, history, step);
        if (fault !== undefined) return fault;
        const undone = history[way](asked, () => newSalt(world));
        if (isRefusal(undone)) return undone;
        return {
          repeated: undone.repeated,
          head: history.head,
          changes: madeOf(place.reader, project, undone.changes),
          refused: undone.refused,
        };
      });
    },
  }),
);

/** Taking back asks for as much as doing it did; what a role may not make, it may not take back. */
function stepFault(role: Role, history: History, seqs: readonly number[]): Fault | undefined {
  const open = [...seqs];
  const known = new Set<number>();
  for (let seq = open.pop(); seq !== undefined; seq = open.pop()) {
    const change = history.changes[seq - 1];
    if (change === undefined || known.has(seq)) continue;
    known.add(seq);
    const { edit, group } = change;
    if (!may(role, actionForEdit(edit.kind))) {
      return new Fault('not-allowed', { detail: edit.kind, parameters: { seq } });
    }
    if (edit.kind === 'history.undo') open.push(...edit.seqs);
    if (group !== undefined) {
      const first = seq - group.index;
      for (let next = first; next < first + group.count; next++) open.push(next);
    }
  }
  return undefined;
}
