import {
  type ComputedDates,
  type ProjectRecord,
  printDuration,
  projectTitle,
  type RecordId,
  type Row,
  rowsOf,
  scaleOf,
  type TaskDates,
} from '@throughline/model';
import { isMilestone, type OpenPlan, rulesWords, shownId, withTime } from '../plan-file/index.ts';
import {
  bad,
  type Column,
  Durations,
  day,
  quiet,
  strong,
  type Terminal,
  type Text,
  table,
} from '../terminal/index.ts';

/** The schedule for people: one sentence, then a row for each task. */
export function* scheduleLines(plan: OpenPlan, terminal: Terminal): Generator<string> {
  yield* terminal.paragraph(headline(plan));
  const lines = linesOf(plan);
  if (lines.length === 0) return;
  yield '';
  yield* table(lines, columns(plan), terminal);
  const marks = new Set(lines.map(mark));
  const legend = LEGEND.filter(([shape]) => marks.has(shape)).map(
    ([shape, words]) => `${shape} ${words}`,
  );
  if (legend.length === 0) return;
  yield '';
  yield* terminal.paragraph(quiet(legend.join('   ')));
}

interface Line {
  readonly row: Row;
  readonly dates: TaskDates;
  readonly summary: boolean;
  /** Finished; a summary, when all under it is. */
  readonly done: boolean;
}

const ON_PATH = '●';
const CRITICAL_ONLY = '○';
const PATH_ONLY = '◇';

const LEGEND = [
  [ON_PATH, 'longest path'],
  [PATH_ONLY, 'longest path, with float'],
  [CRITICAL_ONLY, 'critical, beside the longest path'],
] as const;

function linesOf({ records, computed }: OpenPlan): Line[] {
  const rows = [...rowsOf(records)];
  const open = new Set<RecordId>();
  for (const { task } of [...rows].reverse()) {
    const isOpen = open.has(task.id) || (!records.isSummary(task) && !task.actualFinish);
    if (isOpen && !task.inactive && task.parent !== undefined) open.add(task.parent);
    if (isOpen) open.add(task.id);
  }
  return rows.map((row) => ({
    row,
    dates: computed.schedule.task(row.task.id),
    summary: records.isSummary(row.task),
    done: !open.has(row.task.id),
  }));
}

function headline({ records, computed, ownRules }: OpenPlan): Text {
  const { rules, statusDate } = records.project;
  const title = strong(projectTitle(records.project));
  const { start, finish } = computed.schedule;
  const count = records.count('task');
  const status = statusDate === undefined ? '' : `, status of ${day(statusDate)}`;
  if (count === 0) return [title, ' has no tasks.'];
  return [
    title,
    ' runs from ',
    strong(day(start)),
    ' to ',
    strong(day(finish)),
    quiet(` by ${rulesWords(rules, ownRules)}${status}.`),
  ];
}

function columns({ records, computed }: OpenPlan): Column<Line>[] {
  const { project } = records;
  const { schedule } = computed;
  const durations = new Durations(project.minutesPerDay);
  return [
    { title: '', cell: mark },
    { title: 'ID', cell: ({ row }) => quiet(shownId(row.task, records)) },
    {
      title: 'Task',
      cell: (line) => taskCell(line, '  '),
      short: (line) => taskCell(line, ' '),
      shrinksTo: 20,
    },
    { title: 'Start', ...dateCells('start', schedule), goes: 2 },
    { title: 'Finish', ...dateCells('finish', schedule) },
    {
      title: 'Duration',
      cell: (line) => durationCell(line, project, schedule, durations),
      align: 'right',
      goes: 1,
    },
    { title: 'Float', cell: (line) => floatCell(line, durations), align: 'right' },
  ];
}

/** The shape says what weight and colour say too. */
function mark({ dates, summary, done }: Line): string {
  if (summary) return '';
  if (dates.longestPath) return dates.critical || done ? ON_PATH : PATH_ONLY;
  return dates.critical ? CRITICAL_ONLY : '';
}

function taskCell({ row, dates, summary, done }: Line, indent: string): Text {
  const { task, depth } = row;
  const name = `${indent.repeat(depth)}${isMilestone(task) ? '◆ ' : ''}${task.name}`;
  if (task.inactive) return quiet(`${name} (inactive)`);
  if (done) return quiet(name);
  return dates.longestPath && !summary ? strong(name) : name;
}

function dateCells(
  end: 'start' | 'finish',
  computed: ComputedDates,
): Pick<Column<Line>, 'cell' | 'short'> {
  const cell = ({ done }: Line, text: string) => (done ? quiet(text) : text);
  return {
    cell: (line) => cell(line, withTime(line.dates[end], line.row.task.id, computed)),
    short: (line) => cell(line, day(line.dates[end])),
  };
}

/** A summary lasts as long as there is working time between its dates. */
function durationCell(
  { row: { task }, dates, summary, done }: Line,
  project: ProjectRecord,
  computed: ComputedDates,
  durations: Durations,
): Text {
  if (!summary) {
    const text = task.duration === undefined ? '' : printDuration(task.duration, scaleOf(project));
    return done ? quiet(text) : text;
  }
  if (dates.start === null || dates.finish === null) return '';
  return quiet(durations.short(computed.workBetween(dates.start, dates.finish)));
}

function floatCell({ dates, summary, done, row }: Line, durations: Durations): Text {
  if (done) return quiet('done');
  if (row.task.inactive || dates.finish === null) return '';
  const text = durations.short(dates.totalFloat, row.task.duration?.elapsed);
  if (dates.totalFloat < 0) return bad(text);
  return summary ? quiet(text) : text;
}
