import type { RecordId, Records, TaskRecord } from '@throughline/model';

/** The id that people see: MS Project's ID, P6's activity code, the code of a WBS row. */
export function shownId({ keys, wbs, id }: TaskRecord): string {
  return keys?.['ms-project.id'] ?? keys?.['p6.code'] ?? wbs ?? keys?.['ms-project.uid'] ?? id;
}

/** The file's own unique id; that of a P6 WBS row is `wbs:` and its number. */
export function uniqueId({ keys, id }: TaskRecord): string {
  const wbs = keys?.['p6.wbs'];
  return (
    keys?.['ms-project.uid'] ?? keys?.['p6.object-id'] ?? (wbs === undefined ? id : `wbs:${wbs}`)
  );
}

/** A task as a sentence names it: `42 Dig the trench`. */
export function taskTitle(task: TaskRecord): string {
  const name = task.name.trim();
  return name === '' ? `${shownId(task)} (no name)` : `${shownId(task)} ${name}`;
}

/** The same by record id; the id itself where there is no such task. */
export function taskTitleOf(records: Records, id: RecordId): string {
  const task = records.find('task', id);
  return task === undefined ? id : taskTitle(task);
}

/** P6 says it by the activity's type. */
export function isMilestone({ milestone, type }: TaskRecord): boolean {
  return milestone === true || type === 'start-milestone' || type === 'finish-milestone';
}
