import { type Records, rowsOf, type TaskRecord } from '@throughline/model';
import { shownId, taskTitle, uniqueId } from '../plan-file/index.ts';
import { listed, type NotFound } from './not-found.ts';

const UNIQUE = 'uid:';

/**
 * The task that was named: by the id people see, a WBS code or outline number, its whole name where one
 * task has it, or `uid:` and the unique id; or why there is none.
 */
export function findTask(records: Records, asked: string): TaskRecord | NotFound {
  const rows = [...rowsOf(records)];
  const wanted = asked.trim();
  if (wanted.startsWith(UNIQUE)) {
    const id = wanted.slice(UNIQUE.length);
    const found = rows.filter(({ task }) => uniqueId(task) === id || task.id === id);
    return only(found, `the unique ID ${id}`, id, records);
  }
  const name = wanted.toLowerCase();
  const ways: ((row: (typeof rows)[number]) => boolean)[] = [
    ({ task }) => shownId(task, records) === wanted,
    ({ task }) => task.wbs === wanted,
    ({ outlineNumber }) => outlineNumber === wanted,
    ({ task }) => task.name.trim().toLowerCase() === name,
  ];
  for (const [i, isIt] of ways.entries()) {
    const found = rows.filter(isIt);
    if (found.length > 0) {
      return only(found, `the ${i === 3 ? 'name' : 'ID'} ${wanted}`, wanted, records);
    }
  }
  return only([], `the ID, WBS code or name ${wanted}`, wanted, records);
}

function only(
  found: readonly { readonly task: TaskRecord }[],
  what: string,
  wanted: string,
  records: Records,
): TaskRecord | NotFound {
  const [first, second] = found;
  if (first !== undefined && second === undefined) return first.task;
  if (first === undefined) {
    return { why: `No task has ${what}.`, next: suggestion(records, wanted) };
  }
  const ids = new Set(found.map(({ task }) => shownId(task, records)));
  const titles = found.map(({ task }) =>
    ids.size === found.length
      ? taskTitle(task, records)
      : `${UNIQUE}${uniqueId(task)} ${task.name}`,
  );
  const by = ids.size === found.length ? 'ID' : 'unique id';
  return {
    why: `${found.length} tasks have ${what}.`,
    next: `Name one by its ${by}: ${listed(titles)}.`,
  };
}

function suggestion(records: Records, wanted: string): string {
  const tasks = [...records.outline()].map(({ task }) => task);
  const text = wanted.toLowerCase();
  const alike = tasks.filter(
    (task) =>
      shownId(task, records).toLowerCase() === text || task.name.toLowerCase().includes(text),
  );
  if (alike.length > 0) {
    return `Perhaps ${listed(alike.map((task) => taskTitle(task, records)))}?`;
  }
  const [first, last] = [tasks[0], tasks.at(-1)];
  if (first === undefined || last === undefined) return 'The plan has no tasks.';
  const range = `from ${shownId(first, records)} to ${shownId(last, records)}`;
  return `IDs are those that throughline schedule shows, ${range}.`;
}
