import {
  type BatchEdit,
  type Edit,
  EditId,
  isRefusal,
  LocalDateTime,
  Minutes,
  RecordId,
  type Refusal,
  reportEditFault,
  reportView,
} from '@throughline/model';
import { z } from 'zod';
import type { HotProject } from '../../projects/index.ts';
import type { Context } from '../context.ts';
import { Fault } from '../fault.ts';
import type { ReportPlace } from '../route.ts';
import { newSalt } from '../world.ts';

/** One task's report: at least one of the three. */
export const Report = z
  .strictObject({
    /** The `base` that the answer before gave: what was seen when the report was made. */
    base: z.int().min(0),
    /** Made by whoever sends it; sent again, the report counts once. */
    editId: EditId.max(60),
    taskId: RecordId,
    /** Minutes of the task's duration, once it has begun. */
    remaining: Minutes.exactOptional(),
    expectedFinish: LocalDateTime.exactOptional(),
    /** What holds it up; empty: nothing any more. */
    blockedBy: z.string().trim().max(500).exactOptional(),
  })
  .refine(
    (report) => ['remaining', 'expectedFinish', 'blockedBy'].some((field) => field in report),
    'a report says what remains, when it is expected to be done, or what holds it up',
  );
type Report = z.output<typeof Report>;

const When = z.string().nullable();

export const ReportShown = z.strictObject({
  project: z.string(),
  owner: z.string(),
  status: z.string(),
  /** To be sent with the next report. */
  base: z.int(),
  minutesPerDay: z.int(),
  tasks: z.array(
    z.strictObject({
      taskId: z.string(),
      name: z.string(),
      start: When,
      finish: When,
      started: z.boolean(),
      finished: z.boolean(),
      remaining: z.number(),
      percentComplete: z.number().nullable(),
      expectedFinish: When,
      blocked: z.strictObject({ by: z.string(), since: z.string() }).nullable(),
      assignments: z.array(
        z.strictObject({
          assignmentId: z.string(),
          work: z.number(),
          remainingWork: z.number(),
        }),
      ),
      waitsFor: z.array(z.strictObject({ name: z.string().nullable(), finish: When })),
    }),
  ),
});
type ReportShown = z.input<typeof ReportShown>;

export function shownReport(
  project: HotProject,
  { resourceId }: ReportPlace,
  now: LocalDateTime,
): ReportShown | Fault {
  const computed = project.computed(now);
  if ('code' in computed) return new Fault('unschedulable');
  const view = reportView(computed, resourceId as RecordId);
  if (view === undefined) return new Fault('not-found');
  const { tasks, ...about } = view;
  return {
    ...about,
    base: project.history.head,
    minutesPerDay: computed.records.project.minutesPerDay,
    tasks: tasks.map((task) => ({
      ...task,
      assignments: [...task.assignments],
      waitsFor: [...task.waitsFor],
      blocked: task.blocked ?? null,
    })),
  };
}

/** Puts the report into the plan, by the link's own id, and shows what became of it. */
export async function report(
  said: Report,
  place: ReportPlace,
  { store, heavy, world }: Context,
): Promise<ReportShown | Refusal | Fault> {
  const { taskId, expectedFinish } = said;
  const resourceId = place.resourceId as RecordId;
  // Before anything is worked out for a task: what there is of others would show in a refusal.
  const stranger = await store.read(place.projectId, place.revision, ({ history }) =>
    reportEditFault({ kind: 'task.set-blocked', taskId }, history.records, resourceId),
  );
  if (stranger !== undefined) return stranger;
  const now = world.local();
  const finish =
    expectedFinish === undefined
      ? undefined
      : await heavy.ask(place.projectId, place.revision, 'expectedFinish', {
          taskId,
          expectedFinish,
          now,
        });
  if (finish !== undefined && isRefusal(finish)) return finish;
  if (finish !== undefined && 'code' in finish) return new Fault('unschedulable');
  const edits = Object.entries(editsOf(said, finish, now));
  return store.change(place.projectId, (project) => {
    const { history } = project;
    const batch: BatchEdit[] = [];
    for (const [part, edit] of edits) {
      const fault = reportEditFault(edit, history.records, resourceId);
      if (fault !== undefined) return fault;
      batch.push({ editId: EditId.parse(`${said.editId}-${part}`), edit });
    }
    const accepted = history.submit(
      {
        base: said.base,
        edits: batch,
        at: world.instant(),
        author: place.linkId as RecordId,
        via: 'web',
      },
      () => newSalt(world),
    );
    return isRefusal(accepted) ? accepted : shownReport(project, place, now);
  });
}

/** By a letter each, which their ids end with. */
function editsOf(
  { taskId, remaining, blockedBy }: Report,
  finish: Edit | undefined,
  now: LocalDateTime,
): Record<string, Edit> {
  const edits: Record<string, Edit> = {};
  if (remaining !== undefined) edits.r = { kind: 'task.set-progress', taskId, remaining };
  if (finish !== undefined) edits.f = finish;
  if (blockedBy !== undefined) {
    const blocked = { by: blockedBy, since: now };
    edits.b =
      blockedBy === ''
        ? { kind: 'task.set-blocked', taskId }
        : { kind: 'task.set-blocked', taskId, blocked };
  }
  return edits;
}
