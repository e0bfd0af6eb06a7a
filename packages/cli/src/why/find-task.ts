import type { Records, TaskRecord } from '@throughline/model';
import { shownId, taskTitle, uniqueId } from '../plan-file/index.ts';

const UNIQUE = 'uid:';
const SUGGESTED = 5;

/** The task that was asked for, by the id people see or by `uid:` and the unique one; or why there is none. */
export function findTask(
  records: Records,
  asked: string,
): TaskRecord | { why: string; next: string } {
  const tasks = [...records.outline()].map(({ task }) => task);
  const wanted = asked.startsWith(UNIQUE) ? asked.slice(UNIQUE.length) : asked;
  const idOf = asked.startsWith(UNIQUE) ? uniqueId : shownId;
  const kind = idOf === uniqueId ? 'unique ID' : 'ID';
  const found = tasks.filter((task) => idOf(task) === wanted);
  if (found.length === 1) return found[0] as TaskRecord;
  if (found.length > 1) {
    return {
      why: `${found.length} tasks have the ${kind} ${wanted}.`,
      next: `Name one by its unique id: ${listed(found.map((task) => `${UNIQUE}${uniqueId(task)} ${task.name}`))}.`,
    };
  }
  return { why: `No task has the ${kind} ${wanted}.`, next: suggestion(tasks, wanted) };
}

function suggestion(tasks: readonly TaskRecord[], wanted: string): string {
  const text = wanted.toLowerCase();
  const alike = tasks.filter(
    (task) => shownId(task).toLowerCase() === text || task.name.toLowerCase().includes(text),
  );
  if (alike.length > 0) return `Perhaps ${listed(alike.map(taskTitle))}?`;
  const [first, last] = [tasks[0], tasks.at(-1)];
  if (first === undefined || last === undefined) return 'The plan has no tasks.';
  return `IDs are those that throughline schedule shows, from ${shownId(first)} to ${shownId(last)}.`;
}

function listed(words: readonly string[]): string {
  const shown = words.slice(0, SUGGESTED);
  if (words.length > SUGGESTED) shown.push(`${words.length - SUGGESTED} more`);
  return shown.join(', ');
}
