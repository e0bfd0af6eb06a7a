import { CauseWords, type ComputedDates, type Records, type WhyStep } from '@throughline/model';
import { shownId, withTime } from '../plan-file/index.ts';
import { plain, quiet, strong, type Terminal, textWidth, wrap } from '../terminal/index.ts';

/** Below this the dates of a task stand under its name. */
const DATES_BESIDE = 72;

/** A chain of causes, one task after another, each with the words that lead to the next. */
export function* chainLines(
  chain: readonly WhyStep[],
  dates: ComputedDates,
  records: Records,
  terminal: Terminal,
): Generator<string> {
  const words = new CauseWords(records, dates);
  const rows = tasksOf(chain).map((steps) => rowOf(steps, dates, records, words));
  const indent = Math.max(...rows.map(({ id }) => textWidth(id))) + 2;
  const datesWidth = Math.max(...rows.map((row) => textWidth(row.dates)));
  const beside = terminal.width >= DATES_BESIDE;
  const room = Math.min(terminal.width, 110) - indent;
  const nameRoom = beside ? room - datesWidth - 2 : room;
  const widest = Math.min(nameRoom, Math.max(...rows.map(({ name }) => textWidth(name))));
  const space = ' '.repeat(indent);
  for (const row of rows) {
    const [first = '', ...rest] = wrap(row.name, nameRoom);
    const idCell = [quiet(row.id), ' '.repeat(indent - textWidth(row.id))];
    const gap = ' '.repeat(Math.max(0, widest - textWidth(first)) + 2);
    yield terminal.line([idCell, strong(plain(first)), beside ? [gap, row.dates] : '']);
    for (const line of rest) yield terminal.line([space, strong(plain(line))]);
    if (!beside) yield terminal.line([space, row.dates]);
    for (const [i, line] of wrap(row.lead, room - 2).entries()) {
      yield terminal.line([space, quiet(i === 0 ? '└ ' : '  '), quiet(plain(line))]);
    }
  }
}

interface Row {
  readonly id: string;
  readonly name: string;
  readonly dates: string;
  readonly lead: string;
}

/** The steps of one task stand in one row: its finish comes from its start, which comes from ... */
function tasksOf(chain: readonly WhyStep[]): WhyStep[][] {
  const tasks: WhyStep[][] = [];
  for (const step of chain) {
    const last = tasks.at(-1);
    if (last?.[0]?.taskId === step.taskId) last.push(step);
    else tasks.push([step]);
  }
  return tasks;
}

function rowOf(
  steps: readonly WhyStep[],
  dates: ComputedDates,
  records: Records,
  words: CauseWords,
): Row {
  const [first, last] = [steps[0] as WhyStep, steps.at(-1) as WhyStep];
  const { taskId } = first;
  const task = records.find('task', taskId);
  const { start, finish } = dates.task(taskId);
  const [from, to] = [withTime(start, taskId, dates), withTime(finish, taskId, dates)];
  return {
    id: task === undefined ? '' : shownId(task, records),
    name: task?.name ?? taskId,
    dates: from === to ? from : `${from} → ${to}`,
    lead: words.lead(last),
  };
}
