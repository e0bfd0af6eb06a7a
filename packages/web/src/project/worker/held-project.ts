import {
  type ComputedPlan,
  type Diff,
  isEmptyDiff,
  LivePlan,
  type Moments,
  PlanNames,
  type PlanRecord,
  promiseTitle,
  type Records,
  sayUnschedulable,
  type TaskRecord,
} from '@throughline/model';
import type { CellPlan } from '../cell-plan.ts';
import { cellTexts } from '../cells/index.ts';
import type { ColumnId } from '../columns.ts';
import type { LocalState, PlanShown } from '../local-project.ts';
import type { TaskPromise } from '../plan-table.ts';
import { ColumnTexts } from './column-texts.ts';
import { Dating } from './dating.ts';
import { HeldPlan } from './held-plan.ts';
import { LinkColumns } from './link-columns.ts';
import { marksOf } from './marks.ts';
import type { TablePatch } from './messages.ts';
import { minuteAt } from './minutes.ts';
import type { Ports } from './ports.ts';
import { RolledProgress } from './rolled-progress.ts';
import { type RowsShown, rowsShown } from './rows-shown.ts';
import { putServerDates, type ServerDates } from './server-dates.ts';
import type { TableWriter } from './table-writer.ts';
import { touchedBy } from './touched.ts';

/** Plans of more tasks than this say so when they are dated anew: it takes a while. */
const SLOW_FROM = 4_000;
const NOTHING_SHOWN: PlanShown = { columns: ['name'], collapsed: new Set() };

/** One state of a plan with its dates, shown as a table; moved along by diffs that its records have already. */
export class HeldProject {
  readonly held: HeldPlan;
  readonly links = new LinkColumns();
  readonly #texts: ColumnTexts;
  readonly #dating = new Dating();
  readonly #rolled: RolledProgress;
  #live: LivePlan | undefined;
  #computed: ComputedPlan | undefined;
  #view: PlanShown = NOTHING_SHOWN;
  /** As they were sent; undefined where they may be others now. */
  #rows: RowsShown | undefined;
  /** When the last work ends, as it was told. */
  #finish: string | null = null;
  /** Found while dating, and sent with the rest. */
  #pending: Pick<TablePatch, 'promises' | 'marks'> = {};
  readonly #textByColumn = new Map<ColumnId, (task: TaskRecord) => string>();
  #cells: CellPlan | undefined;

  constructor(
    readonly records: Records,
    private readonly moments: Moments,
    private readonly ports: Pick<Ports, 'newId' | 'now' | 'turn'>,
    private readonly writer: TableWriter,
    private readonly say: (state: Partial<Omit<LocalState, 'table'>>) => void,
  ) {
    this.held = new HeldPlan(records);
    this.#rolled = new RolledProgress(this.held);
    this.#rolled.all();
    this.links.read(this.held);
    const text = (column: ColumnId, slot: number) => this.#textAt(column, slot);
    this.#texts = new ColumnTexts(this.held, text, writer, ports.turn);
  }

  get computed(): ComputedPlan | undefined {
    return this.#computed;
  }

  get live(): LivePlan | undefined {
    return this.#live;
  }

  /** What texts are made from and typed texts are read against. */
  get cells(): CellPlan {
    this.#cells ??= {
      records: this.records,
      computed: this.#computed,
      rowOf: (id) => this.held.rowOf(id),
      idAtRow: (row) => this.held.idAtRow(row),
      newId: this.ports.newId,
      today: (this.moments.asOf ?? this.ports.now()).slice(0, 10),
      baselineId: this.#view.baseline,
    };
    return this.#cells;
  }

  /** The whole table, as far as it is known. */
  first(view: PlanShown = this.#view): void {
    this.writer.beginAnew();
    this.held.baselined(view.baseline);
    this.#view = view;
    this.#rows = undefined;
    this.#send({ ...this.#promisesAndMarks() });
  }

  show(view: PlanShown): void {
    const isOther = view.baseline !== this.#view.baseline;
    this.#view = view;
    this.#rows = undefined;
    this.#outdated();
    if (isOther) {
      this.held.baselined(view.baseline);
      if (this.#live !== undefined) this.#dated(undefined);
      this.#texts.changed();
    }
    this.#send({});
  }

  /** Dates the plan the first time: what it takes depends on how large it is. */
  date(): void {
    this.#live = new LivePlan(this.records, this.moments);
    this.#dated(undefined);
    if (this.#isArranged) this.#rows = undefined;
    this.#send({});
    this.#texts.changed();
  }

  /** Dates that the server computed, for those who do not see all that they follow from. */
  datedByServer(dates: ServerDates): void {
    putServerDates(this.held, dates);
    this.#outdated();
    this.say({ dates: 'server', fault: undefined });
    if (this.#isArranged) this.#rows = undefined;
    this.#send(this.#promisesAndMarks());
    this.#texts.changed();
  }

  /** The records have the diff already. */
  moved(diff: Diff): void {
    if (isEmptyDiff(diff)) return;
    this.#outdated();
    const touched = touchedBy(diff, this.records);
    const { held } = this;
    if (touched.isOutline) {
      const came = held.placed();
      for (const id of came) held.became(id);
      if (came.length > 0) held.baselinedAgain();
    }
    for (const id of touched.tasks) held.became(id);
    const slots = new Set([...touched.tasks].map((id) => held.slotOf(id)));
    slots.delete(-1);
    const rolled = touched.isOutline
      ? this.#rolled.all()
      : touched.isProgress
        ? this.#rolled.changed(slots)
        : [];
    for (const slot of [...rolled]) slots.add(slot);
    if (touched.kinds.has('baseline')) held.baselinedAgain();
    if (touched.kinds.has('link') || touched.isOutline) this.links.read(held);
    const isSlow = touched.isWhole && held.order.length > SLOW_FROM && this.#live !== undefined;
    if (touched.isOutline || this.#isArranged) this.#rows = undefined;
    if (isSlow) {
      this.say({ progress: { step: 'dating', share: 0 } });
      // Columns of dates know nothing of new tasks yet: rows that depend on them wait.
      if (!this.#isArranged) this.#send({});
    }
    this.#live?.take(diff);
    if (this.#live !== undefined) this.#dated(touched.isOfAll ? undefined : slots);
    // Sending empties it.
    const dirty = held.columns.dirty && [...held.columns.dirty];
    const isTold = ['promise', 'calendar', 'project'].some((kind) =>
      touched.kinds.has(kind as PlanRecord['kind']),
    );
    this.#send(isTold || touched.isOutline ? this.#promisesAndMarks() : {});
    if (isSlow) this.say({ progress: { step: 'dating', share: 1 } });
    if (touched.isOutline || touched.isNamed || dirty === undefined) this.#texts.changed();
    else this.#texts.changed([...slots, ...dirty]);
  }

  /** What one column says of a task. */
  textOf(task: TaskRecord, column: ColumnId): string {
    return this.#textsOf(column)(task);
  }

  end(): void {
    this.#texts.end();
  }

  get names(): PlanNames {
    return new PlanNames(this.records);
  }

  /** Puts in what the live plan says; `also`: slots of tasks that became others, undefined for all. */
  #dated(also: ReadonlySet<number> | undefined): void {
    this.#outdated();
    const computed = this.#live?.computed;
    if (computed === undefined || 'code' in computed) {
      this.#computed = undefined;
      this.#dating.forget(this.held);
      this.links.undriven();
      const fault = computed && sayUnschedulable(computed, this.names.nameOf());
      this.say({ dates: 'none', fault: fault?.replaceAll('\u00a0', ' ') });
      return;
    }
    const isNew = this.#computed === undefined;
    this.#computed = computed;
    this.#dating.put(this.held, computed, this.links, also);
    if (isNew) this.say({ dates: 'live', fault: undefined });
    const { finish } = computed.forecast;
    if (finish !== this.#finish || also === undefined) this.#pending = this.#promisesAndMarks();
    this.#finish = finish;
  }

  #send(rest: Omit<TablePatch, 'slotCount'>): void {
    const isKnown = this.#rows !== undefined;
    this.#rows ??= this.#arranged();
    const { rows, groups } = this.#rows;
    const [links, pieces] = [this.links.take(), this.#dating.takePieces()];
    this.writer.send(this.held, {
      ...this.#pending,
      ...rest,
      ...(!isKnown && { rows, groups }),
      ...(pieces !== undefined && { pieces }),
      ...(links !== undefined && { links }),
    });
    this.#pending = {};
    this.#texts.show(this.#view.columns, rows);
  }

  #arranged(): RowsShown {
    return rowsShown(this.held, this.#view, (column, slot) => this.#textAt(column, slot));
  }

  /** Whether which rows are shown depends on more than the outline. */
  get #isArranged(): boolean {
    const { filter = [], sort, group } = this.#view;
    return filter.length > 0 || sort !== undefined || group !== undefined;
  }

  #promisesAndMarks(): Required<Pick<TablePatch, 'promises' | 'marks'>> {
    const promises = new Map<number, TaskPromise[]>();
    for (const promise of this.records.all('promise')) {
      const { id, taskId, date } = promise;
      const slot = this.held.slotOf(taskId);
      if (slot < 0 || date === undefined) continue;
      const at = minuteAt(date);
      const isBroken = this.held.columns.get('forecastFinish', slot) > at;
      const one = { id, title: promiseTitle(promise), at, isBroken };
      promises.set(slot, [...(promises.get(slot) ?? []), one]);
    }
    return { promises, marks: marksOf(this.records, this.#computed, this.moments) };
  }

  /** What the column says of tasks, for as long as the plan stays as it is. */
  #textsOf(column: ColumnId): (task: TaskRecord) => string {
    let text = this.#textByColumn.get(column);
    if (text === undefined) {
      text = cellTexts(this.cells, column);
      this.#textByColumn.set(column, text);
    }
    return text;
  }

  #textAt(column: ColumnId, slot: number): string {
    const task = this.held.taskAt(slot);
    return task === undefined ? '' : this.#textsOf(column)(task);
  }

  /** The plan is another: what was found of it counts no more. */
  #outdated(): void {
    this.#textByColumn.clear();
    this.#cells = undefined;
  }
}
