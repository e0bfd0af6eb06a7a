import { minuteOf } from '@throughline/engine';
import type { LocalDateTime, OnTrack, PathTask } from '@throughline/model';
import { isMilestone, type OpenPlan, shownId } from '../plan-file/index.ts';
import {
  bad,
  Durations,
  day,
  dayOfYear,
  plain,
  quiet,
  type Span,
  shortened,
  strong,
  type Terminal,
  type Text,
  textWidth,
} from '../terminal/index.ts';
import { cellOf, monthsLine, type TimeAxis, timeAxis } from './time-axis.ts';

const MOST = 10;
/** Of a long path its beginning, which can be acted on, and its end, which was promised. */
const FIRST = 4;
const LAST = 5;
const WIDEST_NAME = 40;
const NARROWEST_BARS = 24;
const WIDEST_BARS = 64;
const GAP = 2;

/** The chain of work that sets the finish, with a bar for each task where there is room. */
export function* pathLines(
  plan: OpenPlan,
  answer: OnTrack,
  all: boolean,
  terminal: Terminal,
): Generator<string> {
  const open = inOrder(plan, answer.longestPath).filter(
    ({ taskId }) => plan.records.find('task', taskId)?.actualFinish === undefined,
  );
  if (open.length === 0) return;
  const count = `${open.length} ${open.length === 1 ? 'task' : 'tasks'} to do`;
  yield* terminal.heading('Longest path', `${count}, to ${day(answer.finish.forecast)}`);
  const collapsed = !all && open.length > MOST;
  const shown = collapsed ? [...open.slice(0, FIRST), ...open.slice(-LAST)] : open;
  const rows = shown.map((task) => rowOf(plan, task));
  const sizes = sizesOf(rows, terminal);
  const axis = axisOf(answer, shown, sizes.bars);
  const months = axis === undefined ? '' : monthsLine(axis);
  if (months !== '') yield terminal.line([' '.repeat(sizes.indent), quiet(months)]);
  for (const [i, row] of rows.entries()) {
    if (collapsed && i === FIRST) {
      yield terminal.line(
        quiet(`${' '.repeat(sizes.id + GAP)}… ${open.length - shown.length} more`),
      );
    }
    const end = axis === undefined ? dayOfYear(row.task.finish) : barOf(row.task, answer, axis);
    yield terminal.line([...cells(row, sizes), end]);
  }
}

/** By their dates; tasks of the same dates as the plan is read. */
function inOrder({ records }: OpenPlan, path: readonly PathTask[]): PathTask[] {
  const row = new Map([...records.outline()].map(({ task }, i) => [task.id, i]));
  const key = ({ start, finish }: PathTask) => `${start} ${finish}`;
  return [...path].sort((a, b) =>
    key(a) === key(b)
      ? (row.get(a.taskId) ?? 0) - (row.get(b.taskId) ?? 0)
      : key(a) < key(b)
        ? -1
        : 1,
  );
}

interface Row {
  readonly task: PathTask;
  readonly id: string;
  readonly name: string;
  readonly left: string;
}

function rowOf({ records }: OpenPlan, path: PathTask): Row {
  const durations = new Durations(records.project.minutesPerDay);
  const task = records.find('task', path.taskId);
  const { remaining } = path;
  return {
    task: path,
    id: task === undefined ? '' : shownId(task, records),
    name: task === undefined ? '' : `${isMilestone(task) ? '◆ ' : ''}${task.name}`,
    left: remaining === 0 ? '' : durations.short(remaining, task?.duration?.elapsed),
  };
}

interface Sizes {
  readonly id: number;
  readonly name: number;
  readonly left: number;
  /** Where the bars begin. */
  readonly indent: number;
  /** 0 where there is no room for them. */
  readonly bars: number;
}

function sizesOf(rows: readonly Row[], terminal: Terminal): Sizes {
  const widest = (of: (row: Row) => string) => Math.max(...rows.map((row) => textWidth(of(row))));
  const [id, left] = [widest((row) => row.id), widest((row) => row.left)];
  const wanted = Math.min(
    WIDEST_NAME,
    widest((row) => row.name),
  );
  const beside = id + left + 3 * GAP;
  const bars = Math.min(WIDEST_BARS, terminal.width - beside - wanted);
  if (bars >= NARROWEST_BARS) return { id, name: wanted, left, indent: beside + wanted, bars };
  const dates = '30 Sep'.length;
  const name = Math.max(10, Math.min(wanted, terminal.width - beside - dates));
  return { id, name, left, indent: beside + name, bars: 0 };
}

function cells(row: Row, sizes: Sizes): Text[] {
  const name = shortened(row.name, sizes.name);
  return [
    quiet(row.id),
    ' '.repeat(sizes.id - textWidth(row.id) + GAP),
    strong(plain(name)),
    ' '.repeat(sizes.name - textWidth(name) + GAP),
    ' '.repeat(sizes.left - textWidth(row.left)),
    row.left,
    ' '.repeat(GAP),
  ];
}

function axisOf(
  { status, targets }: OnTrack,
  shown: readonly PathTask[],
  width: number,
): TimeAxis | undefined {
  if (width === 0) return undefined;
  const due = targets.filter(({ taskId }) => shown.some((one) => one.taskId === taskId));
  const finishes = shown.flatMap(({ finish }) => (finish === null ? [] : [finish]));
  return timeAxis([status.moment.at, ...finishes, ...due.map(({ date }) => date)], width);
}

/** The task's time from the status moment on, and where its due date stands. */
function barOf(
  { taskId, start, finish }: PathTask,
  { targets, status }: OnTrack,
  axis: TimeAxis,
): Text {
  if (start === null || finish === null) return '';
  const cells: Span[] = Array.from({ length: axis.width }, () => ({ text: ' ' }));
  const last = axis.width - 1;
  const from = Math.min(last, cellOf(later(start, status.moment.at), axis));
  const to = start === finish ? from : Math.max(from, Math.min(last, cellOf(finish, axis) - 1));
  cells.fill(strong(start === finish ? '◆' : '█'), from, to + 1);
  const due = targets.find((target) => target.taskId === taskId && target.state === 'open');
  if (due === undefined) return cells.slice(0, to + 1);
  const at = Math.min(last, cellOf(due.date, axis));
  if (cells[at]?.text === ' ') cells[at] = due.lateness > 0 ? bad('│') : quiet('│');
  const label = ` due ${dayOfYear(due.date)}`;
  const end = Math.max(at, to) + 1;
  return [...cells.slice(0, end), end + label.length <= axis.width ? quiet(label) : ''];
}

function later(a: LocalDateTime, b: LocalDateTime): LocalDateTime {
  return (minuteOf(a) as number) > (minuteOf(b) as number) ? a : b;
}
