import {
  CauseWords,
  type ComputedDates,
  type Records,
  type TaskRecord,
  type TaskWhy,
  type WhyStep,
} from '@throughline/model';
import { type OpenPlan, taskTitleOf, weekdayWithTime } from '../plan-file/index.ts';
import { type Column, Durations, day, quiet, type Terminal, table } from '../terminal/index.ts';

export type Which = 'schedule' | 'forecast';

/** One line about a task: a date, or its float, and where it comes from. */
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

export function* factLines(rows: readonly Fact[], terminal: Terminal): Generator<string> {
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

export function facts(
  { computed, records }: OpenPlan,
  task: TaskRecord,
  of: Which,
  why: TaskWhy,
): Fact[] {
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

function capital(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
