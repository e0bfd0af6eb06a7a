import {
  type BatchEdit,
  type Edit,
  EditId,
  isRefusal,
  LocalDateTime,
  Minutes,
  type ProjectRecord,
  RecordId,
  type Records,
  type Refusal,
  remainingMinutes,
  reportEditFault,
  reportView,
} from '@throughline/model';
import { z } from 'zod';
import type { HotProject } from '../../projects/index.ts';
import type { Context } from '../context.ts';
import { Fault } from '../fault.ts';
import type { ReportPlace } from '../route.ts';
import { newSalt } from '../world.ts';

const OF_UNFINISHED = ['remaining', 'expectedFinish', 'blockedBy'];
const SAID = ['nothingNew', 'actualStart', 'actualFinish', ...OF_UNFINISHED];
const A_DAY = 86_400_000;

/** One task's report: at least one of these. */
export const Report = z
  .strictObject({
    /** The `base` that the answer before gave: what was seen when the report was made. */
    base: z.int().min(0),
    /** Made by whoever sends it; sent again, the report counts once. */
    editId: EditId.max(60),
    taskId: RecordId,
    /** Nothing has changed: what the answer before showed still holds. */
    nothingNew: z.literal(true).exactOptional(),
    /** When work began and when it was done: no later than a day ahead of the server's clock. */
    actualStart: LocalDateTime.exactOptional(),
    actualFinish: LocalDateTime.exactOptional(),
    /** Minutes of the task's duration, once it has begun. */
    remaining: Minutes.exactOptional(),
    expectedFinish: LocalDateTime.exactOptional(),
    /** What holds it up; empty: nothing any more. */
    blockedBy: z.string().trim().max(500).exactOptional(),
  })
  .refine(
    (report) => SAID.some((field) => field in report),
    'a report says what was done, what remains, when it is expected to be done, what holds it up, or that nothing is new',
  )
  .refine(
    ({ nothingNew, ...report }) =>
      nothingNew === undefined || SAID.every((field) => !(field in report)),
    'where something is new, not nothing is new',
  )
  .refine(
    ({ actualFinish, ...report }) =>
      actualFinish === undefined || !OF_UNFINISHED.some((field) => field in report),
    'of what is done, nothing remains and nothing holds it up',
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
  /** When work begins and ends on a day of the project, `08:00`. */
  workday: z.strictObject({ start: z.string(), end: z.string() }),
  tasks: z.array(
    z.strictObject({
      taskId: z.string(),
      name: z.string(),
      start: When,
      finish: When,
      /** When the plan has it done, whatever was reported since. */
      planned: When,
      milestone: z.boolean(),
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
    workday: workdayOf(computed.records.project),
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
  const ahead = (['actualStart', 'actualFinish'] as const).find((field) =>
    isAhead(said[field], now),
  );
  if (ahead !== undefined) {
    const detail = 'what is not done yet is no report';
    return new Fault('request-invalid', { field: `body/${ahead}`, detail });
  }
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
  return store.change(place.projectId, (project) => {
    const { history } = project;
    const batch: BatchEdit[] = [];
    const remains = remainsOf(history.records, taskId);
    for (const [part, edit] of Object.entries(editsOf(said, finish, now, remains))) {
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
  { taskId, nothingNew, actualStart, actualFinish, remaining, blockedBy }: Report,
  finish: Edit | undefined,
  now: LocalDateTime,
  remains: number | undefined,
): Record<string, Edit> {
  const edits: Record<string, Edit> = {};
  const left = nothingNew ? remains : remaining;
  const progress = {
    ...(actualStart !== undefined && { actualStart }),
    ...(actualFinish !== undefined && { actualFinish }),
    ...(left !== undefined && { remaining: left }),
  };
  if (nothingNew || Object.keys(progress).length > 0) {
    edits.r = { kind: 'task.set-progress', taskId, ...progress };
  }
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

/** What remains of work under way: who has nothing new says so again. */
function remainsOf(records: Records, taskId: RecordId): number | undefined {
  const task = records.find('task', taskId);
  if (task?.actualStart === undefined || task.actualFinish !== undefined) return undefined;
  return remainingMinutes(task);
}

/** Elsewhere on earth it may be tomorrow; further on, nothing is done yet. */
function isAhead(at: LocalDateTime | undefined, now: LocalDateTime): boolean {
  return at !== undefined && Date.parse(`${at}Z`) - Date.parse(`${now}Z`) > A_DAY;
}

function workdayOf({ defaultStartTime, defaultEndTime }: ProjectRecord) {
  return { start: timeText(defaultStartTime), end: timeText(defaultEndTime) };
}

/** Of minutes from midnight; a day that ends at midnight ends a minute before it, on its own date. */
function timeText(minutes: number): string {
  const least = Math.min(minutes, 1439);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(least / 60))}:${two(least % 60)}`;
}
