import type { LoggedChange } from '../moment/index.ts';

/** Edits by which people say how their work stands. */
export const REPORT_KINDS = [
  'task.set-progress',
  'task.set-expected-finish',
  'task.set-blocked',
  'task.set-duration',
  'task.set-work',
  'assignment.set-work',
  'plan.update',
] as const;

/** A change with what was typed, which those who see everything get. */
export interface ReportedChange extends LoggedChange {
  readonly edit?: { readonly taskId?: string } | null;
}

/** What came in of one task, the newest first. */
export interface TaskReports {
  readonly taskId: string;
  readonly changes: readonly ReportedChange[];
}

/** Fields of a task by which it is reported on, and no record beside it has. */
const REPORTED = [
  'remaining',
  'percentComplete',
  'actualStart',
  'actualFinish',
  'blocked',
  'duration',
];

/** The one task that was reported on; who does not see what was typed sees it by what became of it. */
export function taskOf({ edit, diff, kind }: ReportedChange): string | undefined {
  if (edit?.taskId !== undefined) return edit.taskId;
  if (kind === 'plan.update') return undefined;
  return Object.entries(diff?.updated ?? {}).find(([, fields]) =>
    REPORTED.some((field) => field in fields),
  )?.[0];
}

/** The tasks that a change reports on: one where nothing was new, too. */
export function tasksOf(change: ReportedChange, isTask: (id: string) => boolean): string[] {
  const ids = new Set<string>();
  if (change.edit?.taskId !== undefined) ids.add(change.edit.taskId);
  for (const id of Object.keys(change.diff?.updated ?? {})) if (isTask(id)) ids.add(id);
  return [...ids];
}

/** When each task was last heard of, by the newest change that nobody undid; an instant. */
export function lastHeard(
  changes: readonly ReportedChange[],
  isTask: (id: string) => boolean,
): ReadonlyMap<string, ReportedChange> {
  const heard = new Map<string, ReportedChange>();
  for (const change of standing(changes)) {
    for (const id of tasksOf(change, isTask)) {
      const known = heard.get(id);
      if (known === undefined || known.seq < change.seq) heard.set(id, change);
    }
  }
  return heard;
}

/** Changes after `from`, task by task; the task that was last reported on first. What touches no task is left out. */
export function byTask(changes: readonly ReportedChange[], from: number): TaskReports[] {
  const reports = new Map<string, ReportedChange[]>();
  for (const change of [...changes].sort((a, b) => b.seq - a.seq)) {
    if (change.seq <= from) continue;
    const taskId = taskOf(change);
    if (taskId === undefined) continue;
    const known = reports.get(taskId);
    if (known === undefined) reports.set(taskId, [change]);
    else known.push(change);
  }
  return [...reports].map(([taskId, of]) => ({ taskId, changes: of }));
}

/** Files that were brought in after `from`: each reports on many tasks at once. */
export function updatesIn(changes: readonly ReportedChange[], from: number): ReportedChange[] {
  return changes.filter(
    ({ seq, kind, group }) => seq > from && kind === 'plan.update' && (group?.index ?? 0) === 0,
  );
}

/** The newest change that set the status date; 0 where none of these did. */
export function statusSetAt(changes: readonly LoggedChange[]): number {
  const setting = changes.filter(({ diff }) =>
    Object.values(diff?.updated ?? {}).some((fields) => 'statusDate' in fields),
  );
  return Math.max(0, ...setting.map(({ seq }) => seq));
}

function standing(changes: readonly ReportedChange[]): ReportedChange[] {
  return changes.filter(({ undoneBy }) => (undoneBy ?? null) === null);
}
