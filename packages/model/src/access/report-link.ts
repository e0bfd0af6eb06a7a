import type { ComputedPlan } from '../computed/index.ts';
import type { Edit, EditKind } from '../edit/index.ts';
import {
  type LocalDateTime,
  type RecordId,
  type Records,
  type Refusal,
  refuse,
  remainingMinutes,
  type TaskRecord,
} from '../plan/index.ts';

/** What a report link shows of a plan: one owner's tasks, and nothing that is not about them. */
export interface ReportView {
  readonly project: string;
  readonly owner: string;
  /** The moment as of which the dates are. */
  readonly status: LocalDateTime;
  /** In the order of their forecast start; what is finished comes last. */
  readonly tasks: readonly ReportTask[];
}

export interface ReportTask {
  readonly taskId: RecordId;
  readonly name: string;
  /** By the forecast. */
  readonly start: LocalDateTime | null;
  readonly finish: LocalDateTime | null;
  /** When it is planned to be done: by the schedule, whatever was or was not reported since. */
  readonly planned: LocalDateTime | null;
  readonly milestone: boolean;
  readonly started: boolean;
  readonly finished: boolean;
  /** Minutes of the task's duration. */
  readonly remaining: number;
  /** 0 to 100; null where nobody said. */
  readonly percentComplete: number | null;
  readonly expectedFinish: LocalDateTime | null;
  readonly blocked: TaskRecord['blocked'] | null;
  /** The owner's own parts of it: minutes of work. */
  readonly assignments: readonly {
    readonly assignmentId: RecordId;
    readonly work: number;
    readonly remainingWork: number;
  }[];
  /** What it waits for that is not finished; without a name where that is not shared, all of these as one. */
  readonly waitsFor: readonly {
    readonly name: string | null;
    readonly finish: LocalDateTime | null;
  }[];
}

/** Undefined where there is no such owner any more. */
export function reportView(computed: ComputedPlan, resourceId: RecordId): ReportView | undefined {
  const { records } = computed;
  const owner = records.find('resource', resourceId);
  if (owner === undefined) return undefined;
  const tasks = tasksOf(records, resourceId).map((task) => reportTask(computed, task, resourceId));
  return {
    project: records.project.name,
    owner: owner.name,
    status: computed.status.at,
    tasks: tasks.sort(byStart),
  };
}

/**
 * Why an edit may not come through a report link. It takes when work began and ended, what remains, when it is
 * expected to be done and what holds it up, of the owner's tasks; any other task is answered as one that is not
 * there. A report of nothing new is one, too.
 */
export function reportEditFault(
  edit: Edit,
  records: Records,
  resourceId: RecordId,
): Refusal | undefined {
  switch (edit.kind) {
    case 'task.set-progress': {
      const field = Object.keys(edit).find((name) => !REPORTED.has(name));
      if (field === undefined) return taskFault(edit.taskId, records, resourceId);
      const problem = 'a report says when work began, when it ended, and what remains';
      return refuse('edit-invalid', { kind: edit.kind, field, problem }, { field });
    }
    case 'task.set-expected-finish':
    case 'task.set-blocked':
      return taskFault(edit.taskId, records, resourceId);
    case 'assignment.set-work': {
      const id = edit.assignmentId;
      const assignment = records.find('assignment', id);
      if (assignment?.resourceId === resourceId) return undefined;
      return refuse('record-missing', { id }, { recordId: id, field: 'assignmentId' });
    }
    default:
      return refuse(
        'edit-unknown-kind',
        { kind: edit.kind },
        { field: 'kind', accepted: REPORT_EDITS },
      );
  }
}

export const REPORT_EDITS = [
  'task.set-progress',
  'task.set-expected-finish',
  'task.set-blocked',
  'assignment.set-work',
] as const satisfies readonly EditKind[];

const REPORTED: ReadonlySet<string> = new Set([
  'kind',
  'taskId',
  'actualStart',
  'actualFinish',
  'remaining',
]);

function taskFault(id: RecordId, records: Records, resourceId: RecordId): Refusal | undefined {
  if (tasksOf(records, resourceId).some((task) => task.id === id)) return undefined;
  return refuse('record-missing', { id }, { recordId: id, field: 'taskId' });
}

function tasksOf(records: Records, resourceId: RecordId): TaskRecord[] {
  const ids = new Set(records.referrers(resourceId, 'assignment').map(({ taskId }) => taskId));
  return [...ids].flatMap((id) => {
    const task = records.find('task', id);
    return task === undefined || task.inactive || records.isSummary(task) ? [] : [task];
  });
}

function reportTask(computed: ComputedPlan, task: TaskRecord, resourceId: RecordId): ReportTask {
  const { start, finish } = computed.forecast.task(task.id);
  const own = computed.records
    .referrers(task.id, 'assignment')
    .filter((assignment) => assignment.resourceId === resourceId)
    .map(({ id, work, actualWork, remainingWork }) => ({
      assignmentId: id,
      work,
      remainingWork: remainingWork ?? Math.max(0, work - (actualWork ?? 0)),
    }));
  return {
    taskId: task.id,
    name: task.name,
    start,
    finish,
    planned: computed.schedule.task(task.id).finish,
    milestone: task.milestone === true || task.type.endsWith('milestone'),
    started: task.actualStart !== undefined,
    finished: task.actualFinish !== undefined,
    remaining: remainingMinutes(task),
    percentComplete: task.percentComplete ?? null,
    expectedFinish: task.expectedFinish ?? null,
    blocked: task.blocked ?? null,
    assignments: own.sort((a, b) => (a.assignmentId < b.assignmentId ? -1 : 1)),
    waitsFor: task.actualFinish === undefined ? waitsFor(computed, task, resourceId) : [],
  };
}

function waitsFor(
  { records, forecast }: ComputedPlan,
  { id }: TaskRecord,
  resourceId: RecordId,
): ReportTask['waitsFor'] {
  const own = new Set(tasksOf(records, resourceId).map((task) => task.id));
  const open = records
    .referrers(id, 'link')
    .filter(({ to }) => to === id)
    .flatMap(({ from }) => records.find('task', from) ?? [])
    .filter(({ actualFinish, inactive }) => actualFinish === undefined && !inactive);
  const named = open.filter((task) => own.has(task.id) || task.audience === 'shared');
  const waits = named
    .map((task) => ({ name: task.name, finish: forecast.task(task.id).finish }))
    .sort((a, b) => compare(a.finish ?? '', b.finish ?? '') || compare(a.name, b.name));
  return named.length === open.length ? waits : [...waits, { name: null, finish: null }];
}

function byStart(a: ReportTask, b: ReportTask): number {
  return (
    Number(a.finished) - Number(b.finished) ||
    compare(a.start ?? '9', b.start ?? '9') ||
    compare(a.taskId, b.taskId)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
