import {
  type ComputedDates,
  type ProjectRecord,
  printDuration,
  type Records,
  scaleOf,
  type TaskRecord,
  type TaskWhy,
  type WhyStep,
  whyTask,
} from '@throughline/model';
import { type OpenPlan, taskTitle, taskTitleOf, weekdayWithTime } from '../plan-file/index.ts';
import {
  type Column,
  Durations,
  day,
  quiet,
  strong,
  type Terminal,
  type Text,
  table,
  weekdayAndDay,
} from '../terminal/index.ts';
import { CauseWords } from './cause-words.ts';
import { chainLines } from './chain-lines.ts';

type Which = 'schedule' | 'forecast';

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
  const title = strong(taskTitle(task));
  if (task.inactive) return [title, ' is inactive: it is dated, and nothing else hears of it.'];
  if (start === null || finish === null) return [title, ' has no dates.'];
  const verb = task.actualFinish !== undefined ? 'ran' : 'runs';
  const word = of === 'forecast' ? 'is forecast to run' : verb;
  if (start === finish) return [title, ' is on ', strong(weekdayAndDay(start)), '.'];
  const length = records.isSummary(task) ? '' : lengthWords(task, records.project);
  return [
    title,
    ` ${word} from `,
    strong(weekdayAndDay(start)),
    ' to ',
    strong(weekdayAndDay(finish)),
    `${length}.`,
  ];
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

interface Fact {
  readonly name: string;
  readonly value: string;
  readonly words: string;
}

/** Below this the words stand under the date. */
const WORDS_BESIDE = 72;

const FACT_COLUMNS: readonly Column<Fact>[] = [
  { title: '', cell: ({ name }) => quiet(name) },
  { title: '', cell: ({ value }) => value },
  { title: '', cell: ({ words }) => words, shrinksTo: 24, most: 20 },
];

function* factLines(rows: readonly Fact[], terminal: Terminal): Generator<string> {
  if (terminal.width >= WORDS_BESIDE) {
    yield* table(rows, FACT_COLUMNS, terminal);
    return;
  }
  const width = Math.max(...rows.map(({ name }) => name.length)) + 2;
  for (const { name, value, words } of rows) {
    yield terminal.line([quiet(name.padEnd(width)), value]);
    yield* terminal.paragraph([' '.repeat(width), words], { hanging: width });
  }
}

function facts({ computed, records }: OpenPlan, task: TaskRecord, of: Which, why: TaskWhy): Fact[] {
  const dates = computed[of];
  const words = new CauseWords(records, dates);
  const row = (name: string, [step]: readonly WhyStep[]): Fact => ({
    name,
    value: step?.at ? weekdayWithTime(step.at, task.id, dates) : '–',
    words: step === undefined ? '' : words.full(step),
  });
  const isMoment = why.start[0]?.at === why.finish[0]?.at;
  const rows = isMoment
    ? [row('Date', why.start)]
    : [row('Start', why.start), row('Finish', why.finish)];
  if (task.actualFinish === undefined && !task.inactive) {
    rows.push(row('Late finish', why.lateFinish), floatFact(records, task, dates, why));
  }
  return rows.map((fact) => ({ ...fact, words: capital(fact.words) }));
}

/** How far the task may slip, and what it meets there: where the chain of late finishes ends. */
function floatFact(
  records: Records,
  { id, duration }: TaskRecord,
  dates: ComputedDates,
  why: TaskWhy,
): Fact {
  const durations = new Durations(records.project.minutesPerDay);
  const { totalFloat, freeFloat } = dates.task(id);
  const value = durations.short(totalFloat, duration?.elapsed);
  const { verb, limit } = limitWords(records, why.lateFinish.at(-1));
  const words = (text: string) => ({ name: 'Float', value, words: text });
  if (totalFloat < 0) return words(`later by this than allowed by ${limit}`);
  if (totalFloat === 0) return words(`any delay ${verb} ${limit}`);
  if (freeFloat >= totalFloat) return words(`may slip by this before it ${verb} ${limit}`);
  const free = durations.short(freeFloat, duration?.elapsed);
  const follow =
    freeFloat === 0 ? 'what follows moves at once' : `what follows moves after ${free}`;
  return words(`may slip by this before it ${verb} ${limit}; ${follow}`);
}

/** What the last of a chain of late finishes runs against. */
function limitWords(
  records: Records,
  last: WhyStep | undefined,
): { readonly verb: 'moves' | 'misses'; readonly limit: string } {
  const cause = last?.causes[0];
  if (last === undefined || cause === undefined) return { verb: 'moves', limit: 'the plan' };
  switch (cause.by) {
    case 'deadline':
      return {
        verb: 'misses',
        limit: `the deadline of ${taskTitleOf(records, last.taskId)} (${day(cause.at)})`,
      };
    case 'constraint':
    case 'second-constraint':
      return {
        verb: 'misses',
        limit: `the fixed date of ${taskTitleOf(records, last.taskId)} (${day(cause.at)})`,
      };
    default:
      return { verb: 'moves', limit: `the project’s finish (${day(cause.at)})` };
  }
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

function capital(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
