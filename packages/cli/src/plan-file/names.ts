import { type RecordId, type Records, rowsOf, type TaskRecord } from '@throughline/model';

/** The id that people see: MS Project's ID, P6's activity code, the code of a WBS row, else the row's number. */
export function shownId({ keys, wbs, id }: TaskRecord, records: Records): string {
  const given = keys?.['ms-project.id'] ?? keys?.['p6.code'] ?? wbs ?? keys?.['ms-project.uid'];
  return given ?? rowNumbers(records).get(id) ?? id;
}

/** By the state that is shown; it is not edited while it is. */
const numbersByRecords = new WeakMap<Records, ReadonlyMap<RecordId, string>>();

/** Rows are counted from the top. Beside tasks that a file has numbered, new ones go on from its last. */
function rowNumbers(records: Records): ReadonlyMap<RecordId, string> {
  const known = numbersByRecords.get(records);
  if (known !== undefined) return known;
  const rows = [...rowsOf(records)];
  const given = rows
    .map(({ task }) => Number(task.keys?.['ms-project.id']))
    .filter(Number.isInteger);
  const last = given.reduce((most, id) => Math.max(most, id), 0);
  let added = last;
  const numbers = new Map(
    rows.map(({ task, row }) => {
      if (task.keys?.['ms-project.id'] !== undefined) return [task.id, task.keys['ms-project.id']];
      return [task.id, String(last === 0 ? row : ++added)];
    }),
  );
  numbersByRecords.set(records, numbers);
  return numbers;
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
  const name = task.name.trim();
  return `${shownId(task, records)} ${name === '' ? '(no name)' : name}`;
}

/** The same by record id; the id itself where there is no such task. */
export function taskTitleOf(records: Records, id: RecordId): string {
  const task = records.find('task', id);
  return task === undefined ? id : taskTitle(task, records);
}

/** P6 says it by the activity's type. */
export function isMilestone({ milestone, type }: TaskRecord): boolean {
  return milestone === true || type === 'start-milestone' || type === 'finish-milestone';
}
