import {
  englishFormat,
  type OnTrack,
  type RecordId,
  targetDate,
  type WaitedFor,
  type WatchItem,
} from '@throughline/model';
import { type OpenPlan, shownId } from '../plan-file/index.ts';
import {
  bad,
  type Column,
  Durations,
  dayOfYear,
  plain,
  quiet,
  shortened,
  strong,
  type Terminal,
  type Text,
  table,
  textWidth,
  wrap,
} from '../terminal/index.ts';

const MOST = 3;
/** Below this, what is said of a task stands under its name. */
const WORDS_BESIDE = 76;
const WIDEST_NAME = 44;

interface Row {
  readonly mark: string;
  readonly id: string;
  readonly name: string;
  readonly words: Text;
}

const COLUMNS: readonly Column<Row>[] = [
  { title: '', cell: ({ mark }) => mark },
  { title: '', cell: ({ id }) => quiet(id) },
  { title: '', cell: ({ name, mark }) => nameCell(shortened(name, WIDEST_NAME), mark) },
  { title: '', cell: ({ words }) => words, shrinksTo: 24 },
];

function nameCell(name: Text, mark: string): Text {
  return mark === '' ? name : strong(plain(name));
}

/** What is late, what is waited for, what comes next and what to watch: the first few of each. */
export class WorkLines {
  private readonly durations: Durations;
  private readonly onPath: ReadonlySet<RecordId>;
  private readonly place: ReadonlyMap<RecordId, number>;

  constructor(
    private readonly plan: OpenPlan,
    private readonly answer: OnTrack,
    private readonly all: boolean,
    private readonly terminal: Terminal,
  ) {
    this.durations = new Durations(plan.records.project.minutesPerDay);
    this.onPath = new Set(answer.longestPath.map(({ taskId }) => taskId));
    const outline = [...plan.records.outline()];
    this.place = new Map(outline.map(({ task }, i) => [task.id, i]));
  }

  /** What only waits for others is told there. */
  *late(): Generator<string> {
    const waiting = this.waitingTasks();
    const rows = this.tiesInOrder(this.answer.overdue, ({ minutes }) => minutes)
      .filter(({ taskId }) => !waiting.has(taskId))
      .map(({ taskId, what, by, due, minutes }) => {
        const end = what === 'start' ? 'begun' : 'ended';
        const was = by === 'baseline' ? 'was to have' : 'should have';
        const late = minutes > 0 ? ['  ', bad(this.durations.short(minutes))] : '';
        return this.row(taskId, [`${was} ${end} ${dayOfYear(due)}`, late]);
      });
    yield* this.section('Late', 'at the status date', rows);
  }

  /** What begins soon although it waits is told in what comes next. */
  *waiting(): Generator<string> {
    const soon = new Set(this.answer.next.map(({ taskId }) => taskId));
    const rows = this.answer.waiting
      .filter(({ taskId }) => !soon.has(taskId))
      .map(({ taskId, on, minutes }) =>
        this.row(taskId, [
          `waits ${this.durations.short(minutes)} for `,
          on.map((one) => this.waitedFor(one)).join(', '),
        ]),
      );
    yield* this.section('Waiting', 'for work that is late', rows);
  }

  *next(): Generator<string> {
    const waiting = new Map(this.answer.waiting.map((task) => [task.taskId, task]));
    const soonest = this.tiesInOrder(this.answer.next, ({ start }) => start);
    const rows = soonest.map(({ taskId, start }) => {
      const held = waiting.get(taskId);
      const words = `begins ${dayOfYear(start)}`;
      if (held === undefined) return this.row(taskId, words);
      const late = this.durations.short(held.minutes);
      const on = held.on.map((one) => this.waitedFor(one, false)).join(', ');
      return this.row(taskId, `${words}, ${late} late: waits for ${on}`);
    });
    const days = this.answer.thresholds.lookAhead.value;
    yield* this.section('Next', `begins within ${days} days`, rows);
  }

  *watch(): Generator<string> {
    const rows = this.answer.watch
      .filter(({ code, ...item }) => !this.isSpokenOf(code, 'taskId' in item ? item.taskId : null))
      .map((item) => this.watched(item));
    yield* this.section('Watch', '', rows);
  }

  /** Negative float on the longest path is what the verdict itself says. */
  private isSpokenOf(code: WatchItem['code'], taskId: RecordId | null): boolean {
    return code === 'negative-float' && taskId !== null && this.onPath.has(taskId);
  }

  /** Tasks that are as early or as late as each other stand as the plan is read. */
  private tiesInOrder<T extends { readonly taskId: RecordId }>(
    list: readonly T[],
    key: (one: T) => string | number,
  ): T[] {
    const rank = new Map(list.map((one, i) => [key(one), i] as const).reverse());
    const order = (one: T) => rank.get(key(one)) as number;
    const place = (one: T) => this.place.get(one.taskId) ?? 0;
    return [...list].sort((a, b) => order(a) - order(b) || place(a) - place(b));
  }

  private waitingTasks(): ReadonlySet<RecordId> {
    return new Set(this.answer.waiting.map(({ taskId }) => taskId));
  }

  private *section(title: string, caption: string, rows: readonly Row[]): Generator<string> {
    if (rows.length === 0) return;
    yield '';
    yield* this.terminal.heading(title, caption);
    const shown = this.all ? rows : rows.slice(0, MOST);
    if (this.terminal.width >= WORDS_BESIDE) yield* table(shown, COLUMNS, this.terminal);
    else yield* this.stacked(shown);
    const hidden = rows.length - shown.length;
    if (hidden > 0) yield this.terminal.line(quiet(`and ${hidden} more; --all lists them`));
  }

  private *stacked(rows: readonly Row[]): Generator<string> {
    const idWidth = Math.max(...rows.map(({ id }) => textWidth(id)));
    const indent = idWidth + 4;
    for (const { mark, id, name, words } of rows) {
      const lead = [mark.padEnd(2), quiet(id), ' '.repeat(idWidth - textWidth(id) + 2)];
      const room = this.terminal.width - indent;
      const title = shortened(name, room);
      yield this.terminal.line([lead, mark === '' ? title : strong(plain(title))]);
      for (const line of wrap(words, room)) yield this.terminal.line([' '.repeat(indent), line]);
    }
  }

  private row(taskId: RecordId, words: Text): Row {
    const task = this.plan.records.find('task', taskId);
    const mark = this.onPath.has(taskId) ? '●' : '';
    if (task === undefined) return { mark, id: '', name: '', words };
    return { mark, id: shownId(task, this.plan.records), name: task.name, words };
  }

  private waitedFor({ taskId, responsible, resourceIds }: WaitedFor, withName = true): string {
    const { records } = this.plan;
    const task = records.find('task', taskId);
    const people =
      responsible ?? resourceIds.map((id) => records.find('resource', id)?.name ?? '').join(', ');
    const name = withName ? ` ${task?.name}` : '';
    const title = task === undefined ? '' : `${shownId(task, records)}${name}`;
    return people === '' ? title : `${title} (${people})`;
  }

  private watched(item: WatchItem): Row {
    const short = (minutes: number) => this.durations.short(minutes);
    switch (item.code) {
      case 'fixed-date-against-logic':
        return this.row(
          item.taskId,
          `its fixed date is ${short(item.minutes)} before its predecessors allow`,
        );
      case 'negative-float':
        return this.row(item.taskId, ['float ', bad(short(item.minutes))]);
      case 'target-close': {
        const { minutesPerDay } = this.plan.records.project;
        const due = targetDate(item.target, englishFormat(minutesPerDay));
        const words = `${short(item.minutes)} left before ${due}`;
        const { taskId } = item.target;
        if (taskId !== null) return this.row(taskId, words);
        return { mark: '', id: '', name: 'The project', words };
      }
      case 'path-without-progress':
        return this.row(item.taskId, 'begun, and no progress reported');
      case 'float-burned':
        return this.row(
          item.taskId,
          `${short(item.burned)} later than its baseline, float ${short(item.left)} left`,
        );
      case 'milestone-near-critical':
        return this.row(item.taskId, `milestone with ${short(item.minutes)} of float`);
      case 'hard-constraint-ahead':
        return this.row(item.taskId, 'has a fixed date ahead');
    }
  }
}
