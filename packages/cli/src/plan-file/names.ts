import { PlanNames, type RecordId, type Records, type TaskRecord } from '@throughline/model';

/** By the state that is shown; it is not edited while it is. */
const namesByRecords = new WeakMap<Records, PlanNames>();

function namesOf(records: Records): PlanNames {
  const known = namesByRecords.get(records);
  if (known !== undefined) return known;
  const names = new PlanNames(records);
  namesByRecords.set(records, names);
  return names;
}

/** The id that people see. */
export function shownId(task: TaskRecord, records: Records): string {
  return namesOf(records).shownId(task);
}

/** The file's own unique id; that of a P6 WBS row is `wbs:` and its number. */
export function uniqueId({ keys, id }: TaskRecord): string {
  const wbs = keys?.['p6.wbs'];
  return (
    keys?.['ms-project.uid'] ?? keys?.['p6.object-id'] ?? (wbs === undefined ? id : `wbs:${wbs}`)
  );
}

/** A task as a sentence names it: `42 Dig the trench`. */
export function taskTitle(task: TaskRecord, records: Records): string {
  return namesOf(records).taskTitle(task);
}

/** The same by record id; the id itself where there is no such task. */
export function taskTitleOf(records: Records, id: RecordId): string {
  return namesOf(records).taskTitleOf(id);
}

/** P6 says it by the activity's type. */
export function isMilestone({ milestone, type }: TaskRecord): boolean {
  return milestone === true || type === 'start-milestone' || type === 'finish-milestone';
}
