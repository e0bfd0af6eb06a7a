import {
  type BatchEdit,
  type ComputedPlan,
  type Edit,
  EditId,
  expectedFinishEdit,
  isRefusal,
  LocalDateTime,
  Minutes,
  RecordId,
  type Refusal,
  reportEditFault,
  reportView,
  type Unschedulable,
} from '@throughline/model';
import { z } from 'zod';
import type { HotProject } from '../../projects/index.ts';
import type { World } from '../context.ts';
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
export function reported(
  project: HotProject,
  place: ReportPlace,
  report: Report,
  world: World,
): ReportShown | Refusal | Fault {
  const { history } = project;
  const now = world.local();
  const computed = project.computed(now);
  if ('code' in computed) return new Fault('unschedulable');
  // Before anything is worked out for a task: what there is of others would show in a refusal.
  const { taskId } = report;
  const stranger = reportEditFault(
    { kind: 'task.set-blocked', taskId },
    history.records,
    place.resourceId as RecordId,
  );
  if (stranger !== undefined) return stranger;
  const edits: BatchEdit[] = [];
  for (const [part, made] of Object.entries(editsOf(report, computed, now))) {
    if (isRefusal(made)) return made;
    if ('code' in made) return new Fault('unschedulable');
    const fault = reportEditFault(made, history.records, place.resourceId as RecordId);
    if (fault !== undefined) return fault;
    edits.push({ editId: EditId.parse(`${report.editId}-${part}`), edit: made });
  }
  const accepted = history.submit(
    {
      base: report.base,
      edits,
      at: world.instant(),
      author: place.linkId as RecordId,
      via: 'web',
    },
    () => newSalt(world),
  );
  return isRefusal(accepted) ? accepted : shownReport(project, place, now);
}

/** By a letter each, which their ids end with. */
function editsOf(
  { taskId, remaining, expectedFinish, blockedBy }: Report,
  computed: ComputedPlan,
  now: LocalDateTime,
): Record<string, Edit | Refusal | Unschedulable> {
  const edits: Record<string, Edit | Refusal | Unschedulable> = {};
  if (remaining !== undefined) edits.r = { kind: 'task.set-progress', taskId, remaining };
  if (expectedFinish !== undefined) {
    edits.f = expectedFinishEdit(computed, taskId, expectedFinish, { now });
  }
  if (blockedBy !== undefined) {
    const blocked = { by: blockedBy, since: now };
    edits.b =
      blockedBy === ''
        ? { kind: 'task.set-blocked', taskId }
        : { kind: 'task.set-blocked', taskId, blocked };
  }
  return edits;
}
