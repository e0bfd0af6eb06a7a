import {
  baselineFinish,
  baselineOf,
  EditId,
  type History,
  isRefusal,
  LocalDateTime,
  Name,
  PlanNames,
  RecordId,
  refuse,
  sayUnschedulable,
} from '@throughline/model';
import { z } from 'zod';
import { About, answered, ProjectParams, StateAsked } from '../answered.ts';
import { Fault } from '../fault.ts';
import { route } from '../route.ts';
import { newSalt } from '../world.ts';
import { viaOf } from './edits-via.ts';

export const baselineRoutes = [
  route({
    method: 'GET',
    url: '/api/v1/projects/:projectId/baselines',
    tag: 'Answers',
    summary: 'What was agreed to be measured by, and how far the forecast is from it',
    access: { in: 'project', action: 'project.whole' },
    params: ProjectParams,
    query: z.strictObject(StateAsked),
    answer: z.looseObject({ about: About, baselines: z.array(z.looseObject({ id: z.string() })) }),
    run: (call) => answered(call, 'baselines', call.query),
  }),
  route({
    method: 'POST',
    url: '/api/v1/projects/:projectId/baselines',
    tag: 'Edits',
    summary: 'Take a baseline of the plan as it is: its dates, work and cost, computed here',
    description:
      'It says which change of the log it was taken after. With `approvedBy` it is approved at once. The edit’s id is the sender’s: sent again, it gets its first outcome.',
    access: { in: 'project', action: 'project.manage' },
    params: ProjectParams,
    body: z.strictObject({
      editId: EditId,
      id: RecordId,
      name: Name,
      /** MS Project’s 0 to 10. */
      number: z.int().min(0).max(10).exactOptional(),
      approvedBy: z.string().min(1).max(200).exactOptional(),
      /** Now where nothing is said. */
      approvedAt: LocalDateTime.exactOptional(),
      /** Who else sees it: nobody outside where nothing is said. */
      audience: z.enum(['internal', 'shared']).exactOptional(),
      /** Take it only if the log ends with this change. */
      base: z.int().min(0).exactOptional(),
    }),
    answer: z.strictObject({
      id: z.string(),
      seq: z.int(),
      repeated: z.boolean(),
      tasks: z.int(),
      finish: z.string().nullable(),
    }),
    run: ({ body, place, principal, context: { store, world } }) =>
      store.change(place.projectId, (project) => {
        const { history } = project;
        const { editId, base, approvedAt, ...header } = body;
        const now = world.local();
        if (history.records.count('project') === 0) return refuse('project-missing', {});
        const known = history.changes.find((change) => change.editId === editId);
        if (known !== undefined) return takenBefore(known.seq, history, body.id);
        if (base !== undefined && base !== history.head) {
          return refuse('base-unknown', { base, head: history.head });
        }
        const computed = project.computed(now);
        if ('code' in computed) {
          const name = new PlanNames(history.records).nameOf();
          const detail = sayUnschedulable(computed, name);
          return new Fault('unschedulable', { detail, parameters: { ...computed } });
        }
        const record = baselineOf(computed, {
          ...header,
          seq: history.head,
          ...(header.approvedBy !== undefined && { approvedAt: approvedAt ?? now }),
        });
        const batch = {
          base: history.head,
          edits: [{ editId, edit: { kind: 'baseline.take' as const, record } }],
          at: world.instant(),
          author: principal.id as RecordId,
          via: viaOf(principal),
        };
        const accepted = history.submit(batch, () => newSalt(world));
        if (isRefusal(accepted)) return accepted;
        const { finish } = computed.schedule;
        const tasks = Object.keys(record.tasks).length;
        return { id: record.id, seq: history.head, repeated: accepted.repeated, tasks, finish };
      }),
  }),
];

/** What came of it the first time; refused where the id was somebody's for something else. */
function takenBefore(seq: number, { changes }: History, id: RecordId) {
  const change = changes[seq - 1];
  const record = change?.diff.added[id];
  if (change === undefined || record?.kind !== 'baseline') {
    return refuse('edit-id-twice', { editId: change?.editId ?? '' });
  }
  const tasks = Object.keys(record.tasks).length;
  return { id, seq, repeated: true, tasks, finish: baselineFinish(record) };
}
