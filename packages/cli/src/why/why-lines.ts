import {
  type ComputedDates,
  type ProjectRecord,
  printDuration,
  scaleOf,
  type TaskRecord,
  type TaskWhy,
  type WhyStep,
  whyTask,
} from '@throughline/model';
import { type OpenPlan, taskTitle } from '../plan-file/index.ts';
import { quiet, strong, type Terminal, type Text, weekdayAndDay } from '../terminal/index.ts';
import { chainLines } from './chain-lines.ts';
import { factLines, facts, type Which } from './facts.ts';

/** Where the dates of one task come from, for people. */
export function* whyLines(plan: OpenPlan, task: TaskRecord, terminal: Terminal): Generator<string> {
  const { computed } = plan;
  const differ = !sameDates(computed.schedule, computed.forecast, task);
  yield* terminal.paragraph(headline(plan, task, differ ? 'forecast' : 'schedule'));
  yield '';
  if (!differ) {
    yield* explained(plan, task, 'schedule', terminal);
    return;
  }
  const told = followed(whyTask(computed, 'forecast', task.id));
  yield* terminal.heading('Forecast');
  yield* explained(plan, task, 'forecast', terminal);
  yield '';
  yield* terminal.heading('Schedule', 'lets work not done lie in the past');
  yield* explained(plan, task, 'schedule', terminal, told);
}

function sameDates(one: ComputedDates, other: ComputedDates, { id }: TaskRecord): boolean {
  const [a, b] = [one.task(id), other.task(id)];
  return a.start === b.start && a.finish === b.finish && a.lateFinish === b.lateFinish;
}

function headline({ computed, records }: OpenPlan, task: TaskRecord, of: Which): Text {
  const { start, finish } = computed[of].task(task.id);
  const title = strong(taskTitle(task, records));
  if (task.inactive) return [title, ' is inactive: it is dated, and nothing else hears of it.'];
  if (start === null || finish === null) return [title, ' has no dates.'];
  const isDone = task.actualFinish !== undefined;
  const [from, to] = [weekdayAndDay(start), weekdayAndDay(finish)];
  const length =
    start === finish || records.isSummary(task) ? '' : lengthWords(task, records.project);
  if (from === to) {
    const word = of === 'forecast' ? 'is forecast for' : isDone ? 'was on' : 'is on';
    return [title, ` ${word} `, strong(from), `${length}.`];
  }
  const word = of === 'forecast' ? 'is forecast to run' : isDone ? 'ran' : 'runs';
  return [title, ` ${word} from `, strong(from), ' to ', strong(to), `${length}.`];
}

function lengthWords({ duration }: TaskRecord, project: ProjectRecord): string {
  return duration === undefined ? '' : `, ${printDuration(duration, scaleOf(project))}`;
}

function* explained(
  plan: OpenPlan,
  task: TaskRecord,
  of: Which,
  terminal: Terminal,
  before: readonly WhyStep[] = [],
): Generator<string> {
  const { computed, records } = plan;
  const why = whyTask(computed, of, task.id);
  yield* factLines(facts(plan, task, of, why), terminal);
  const chain = followed(why);
  if (chain.every(({ taskId }) => taskId === task.id)) return;
  const same = sameWay(chain, before);
  yield '';
  const from = same === 0 ? '' : ', the same way as far as';
  yield* terminal.paragraph(quiet(`Back to ${endWords(chain)}${from}`), { hanging: 2 });
  yield* chainLines(chain.slice(same), computed[of], records, terminal);
}

/** The finish comes from the start where the duration lies between; else the longer way tells more. */
function followed({ start, finish }: TaskWhy): readonly WhyStep[] {
  return finish.length >= start.length ? finish : start;
}

/** Steps that need not be told twice: all but the last task that two chains share. */
function sameWay(chain: readonly WhyStep[], other: readonly WhyStep[]): number {
  let same = 0;
  while (same < chain.length && chain[same]?.taskId === other[same]?.taskId) same++;
  const last = chain[same - 1]?.taskId;
  while (same > 0 && chain[same - 1]?.taskId === last) same--;
  return same;
}

/** What a chain ends at. */
function endWords(chain: readonly WhyStep[]): string {
  switch (chain.at(-1)?.causes[0]?.by) {
    case 'project-start':
      return 'the project’s start';
    case 'status-date':
      return 'the status date';
    case 'data-date':
      return 'the data date';
    case 'actual':
      return 'an actual date';
    default:
      return 'a given date';
  }
}
