import {
  CauseWords,
  type ComputedPlan,
  type LinkRecord,
  PlanNames,
  type RecordId,
  type TaskRecord,
  type WhyStep,
  whyTask,
} from '@throughline/model';
import type { ColumnId } from '../columns.ts';
import type { LinkEnd, TaskDetails } from '../local-project.ts';
import { plain } from './conflict-words.ts';
import type { HeldProject } from './held-project.ts';

/** A task and what stands around it; `texts`: of these columns. */
export function detailsOf(
  project: HeldProject,
  id: RecordId,
  columns: readonly ColumnId[],
): TaskDetails | undefined {
  const { records, held, computed } = project;
  const task = records.find('task', id);
  if (task === undefined) return undefined;
  const links = records.referrers(id, 'link');
  const end = (record: LinkRecord, other: RecordId): LinkEnd => ({
    record,
    taskId: other,
    name: records.find('task', other)?.name ?? '',
    row: held.rowOf(other),
    isDriving: project.links.isDriving(record.id),
  });
  const byRow = (a: LinkEnd, b: LinkEnd) => a.row - b.row;
  return {
    task,
    row: held.rowOf(id),
    outlineNumber: outlineNumberOf(project, task),
    isSummary: records.isSummary(task),
    predecessors: links
      .flatMap((link) => (link.to === id ? [end(link, link.from)] : []))
      .sort(byRow),
    successors: links.flatMap((link) => (link.from === id ? [end(link, link.to)] : [])).sort(byRow),
    assignments: records.referrers(id, 'assignment').map((record) => ({
      record,
      resourceName:
        record.resourceId === undefined
          ? ''
          : (records.find('resource', record.resourceId)?.name ?? ''),
    })),
    promises: records.referrers(id, 'promise'),
    dates: computed === undefined ? undefined : datesOf(computed, id),
    why: computed === undefined ? [] : whyOfTask(computed, id),
    texts: Object.fromEntries(columns.map((column) => [column, project.textOf(task, column)])),
  };
}

function datesOf(computed: ComputedPlan, id: RecordId): TaskDetails['dates'] {
  if (!computed.plan.context.indexOfTask.has(id)) return undefined;
  const forecast = computed.forecast.task(id);
  return {
    ...computed.schedule.task(id),
    forecastStart: forecast.start,
    forecastFinish: forecast.finish,
  };
}

/** The steps of the start and of the finish, each with the task that it is of. */
function whyOfTask(computed: ComputedPlan, id: RecordId): TaskDetails['why'] {
  if (!computed.plan.context.indexOfTask.has(id)) return [];
  const names = new PlanNames(computed.records);
  const words = new CauseWords(computed.records, computed.schedule, names);
  const { start, finish } = whyTask(computed, 'schedule', id);
  const said = (date: 'start' | 'finish', steps: readonly WhyStep[]) =>
    steps.map((step) => ({ date, text: plain(words.full(step)), taskId: step.taskId }));
  return [...said('start', start), ...said('finish', finish)];
}

function outlineNumberOf({ records }: HeldProject, task: TaskRecord): string {
  const numbers: number[] = [];
  let [at, steps]: [TaskRecord | undefined, number] = [task, 0];
  while (at !== undefined && steps++ < 256) {
    const { id, parent }: TaskRecord = at;
    numbers.unshift(records.children(parent).findIndex((child) => child.id === id) + 1);
    at = parent === undefined ? undefined : records.find('task', parent);
  }
  return numbers.join('.');
}

/** Tasks whose name, or number as people see it, has the text; in the plan's order. */
export function found(
  { records, held }: HeldProject,
  text: string,
  most: number,
): { readonly id: RecordId; readonly name: string; readonly row: number }[] {
  const wanted = text.trim().toLocaleLowerCase();
  const names = new PlanNames(records);
  const matches: { id: RecordId; name: string; row: number }[] = [];
  for (const slot of held.order) {
    if (matches.length >= most) break;
    const task = held.taskAt(slot);
    if (task === undefined) continue;
    const row = held.columns.get('planRow', slot);
    const isFound =
      task.name.toLocaleLowerCase().includes(wanted) ||
      String(row) === wanted ||
      names.shownId(task).toLocaleLowerCase() === wanted;
    if (isFound) matches.push({ id: task.id, name: task.name, row });
  }
  return matches;
}
