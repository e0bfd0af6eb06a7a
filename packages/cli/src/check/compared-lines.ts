import type { ComparedWithStored, FieldComparison, StoredField } from '@throughline/model';
import { type PlanFile, shownId } from '../plan-file/index.ts';
import { Durations, quiet, type Terminal, table } from '../terminal/index.ts';

const TASKS = 5;

/** Our dates against those that the tool stored, field by field; the largest differences by task. */
export function* comparedLines(
  { records }: PlanFile,
  compared: ComparedWithStored,
  all: boolean,
  terminal: Terminal,
): Generator<string> {
  if (compared.tasks === 0) return;
  const durations = new Durations(records.project.minutesPerDay);
  yield '';
  const { exact, tasks } = compared;
  const same = `${exact} of ${tasks} tasks have exactly the dates and float stored there`;
  yield* terminal.heading('Dates in the file', same);
  const differing = compared.fields.filter(({ different }) => different > 0);
  if (differing.length === 0) return;
  const title = (id: FieldComparison['largest']) => {
    const task = id === null ? undefined : records.find('task', id.taskId);
    return task === undefined ? '' : `${shownId(task, records)} ${task.name}`;
  };
  yield* table(
    differing,
    [
      { title: '', cell: ({ field }) => FIELD[field] },
      {
        title: 'differ',
        cell: ({ different, compared }) => `${different} of ${compared}`,
        align: 'right',
      },
      {
        title: 'at most by',
        cell: ({ largest }) => (largest === null ? '' : durations.signed(largest.minutes)),
        align: 'right',
      },
      { title: 'at', cell: ({ largest }) => quiet(title(largest)), shrinksTo: 16, goes: 1 },
    ],
    terminal,
  );
  const shown = all ? compared.different : compared.different.slice(0, TASKS);
  const more = compared.different.length - shown.length;
  const ids = shown.map(({ taskId }) => {
    const task = records.find('task', taskId);
    return task === undefined ? taskId : shownId(task, records);
  });
  const rest = more > 0 ? ` and ${more} more` : '';
  yield* terminal.paragraph(quiet(`Tasks that differ: ${ids.join(', ')}${rest}`));
}

const FIELD: Readonly<Record<StoredField, string>> = {
  start: 'Start',
  finish: 'Finish',
  earlyStart: 'Early start',
  earlyFinish: 'Early finish',
  lateStart: 'Late start',
  lateFinish: 'Late finish',
  totalFloat: 'Total float',
};
