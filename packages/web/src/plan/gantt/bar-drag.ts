import { minuteText } from '@throughline/engine';
import type { Edit, LinkRecord, TaskRecord } from '@throughline/model';
import { newId } from '../../connection/index.ts';
import { type Cascade, type PlanTable, type Refused, TaskFlag } from '../../project/index.ts';
import { format, messages } from '../../words/index.ts';
import type { GanttView } from './gantt-view.ts';
import type { Overlay } from './overlay.ts';
import { barEnds, type PointedBar } from './pointed-at.ts';
import { lengthened, linked, moved, progressed } from './proposals.ts';
import { type Step, snappedStart, snappedWork, stepAt } from './snapping.ts';
import { afterWork, type WorkBetween } from './working-time.ts';

const say = messages({
  dates: '{before} → {after}',
  progress: '{before} → {after} done',
  link: '{from} → {to}, {type}',
  summary: 'A summary moves with its tasks',
  begun: 'It has begun: its start is a fact',
  pullLink: 'Pull onto another bar to link',
});

const PERCENT_STEP = 5;

/** What is shown of a drag, and what would come of dropping it. */
interface Shown {
  readonly edits: readonly Edit[];
  readonly text: string;
  readonly isBad?: boolean;
  readonly bar?: { readonly start: number; readonly finish: number; readonly isThin?: boolean };
}

/** One drag of a bar, from taking hold of it to dropping it; the pointer's newest place counts. */
export class BarDrag {
  /** The moment that was taken hold of: time may move under the pointer. */
  readonly #held: number;
  #place: { readonly x: number; readonly y: number };
  #isBusy = false;
  #isStale = false;
  #isOver = false;
  #shown: Shown = { edits: [], text: '' };
  #task: Promise<TaskRecord | undefined>;
  #settled: (() => void)[] = [];
  #previewing = false;
  #previewed: readonly Edit[] = [];

  constructor(
    readonly view: GanttView,
    readonly overlay: Overlay,
    readonly bar: PointedBar,
    readonly from: { readonly x: number; readonly y: number },
    readonly table: PlanTable,
  ) {
    this.#place = from;
    this.#held = view.time.minuteAt(from.x);
    this.#task = this.view.props.project.task(this.#id).then((found) => found?.task);
  }

  get #id() {
    return this.table.ids[this.bar.slot] as TaskRecord['id'];
  }

  move(x: number, y: number): void {
    this.#place = { x, y };
    this.#isStale = true;
    if (!this.#isBusy) void this.#follow();
  }

  /** What is to be done, once it is worked out for where the pointer was let go. */
  async drop(): Promise<readonly Edit[]> {
    if (this.#isBusy) await new Promise<void>((settled) => this.#settled.push(settled));
    const { edits } = this.#shown;
    this.cancel();
    return edits;
  }

  cancel(): void {
    this.#isOver = true;
    this.overlay.clear();
    this.view.props.onCascade(undefined);
  }

  async #follow(): Promise<void> {
    this.#isBusy = true;
    while (this.#isStale && !this.#isOver) {
      this.#isStale = false;
      this.#shown = await this.#proposal();
      if (!this.#isOver) {
        this.#show();
        this.#preview();
      }
    }
    this.#isBusy = false;
    for (const settled of this.#settled.splice(0)) settled();
  }

  #proposal(): Promise<Shown> {
    if (this.bar.part === 'start-dot' || this.bar.part === 'end-dot') return this.#link();
    return this.#change(this.bar.part);
  }

  async #change(part: 'bar' | 'end' | 'progress'): Promise<Shown> {
    const task = await this.#task;
    if (task === undefined) return { edits: [], text: '' };
    const { table, bar, view } = this;
    const times = {
      start: table.start[bar.slot] as number,
      finish: table.finish[bar.slot] as number,
    };
    const step = stepAt(view.scale.pixelsPerDay, table.marks.minutesPerDay);
    const work = workOf(view, task);
    const by = view.time.minuteAt(this.#place.x) - this.#held;
    if (part === 'progress') return this.#progress(task, times, work);
    if (part === 'end') return this.#length(task, times, work, by, step);
    const fault = this.#unmovable(task);
    if (fault !== undefined) return { edits: [], text: fault, isBad: true };
    const start = await snappedStart(work, times.start, by, step);
    const length = await work(times.start, times.finish);
    const finish = length > 0 ? await afterWork(work, start, length) : start;
    const text = said(times.start, start);
    if (start === times.start) return { edits: [], text, bar: times };
    return { ...moved(task, { start, finish }), text, bar: { start, finish } };
  }

  #unmovable(task: TaskRecord): string | undefined {
    if (task.mode === 'manual') return undefined;
    if (isSummary(this.table, this.bar.slot)) return say('summary');
    return task.actualStart === undefined ? undefined : say('begun');
  }

  async #length(
    task: TaskRecord,
    times: { readonly start: number; readonly finish: number },
    work: WorkBetween,
    by: number,
    step: Step,
  ): Promise<Shown> {
    const longer = await snappedWork(work, times.finish, by, step);
    const edit = lengthened(task, longer, step.work);
    if (edit === undefined || edit.kind !== 'task.set-duration') {
      return { edits: [], text: said(times.finish, times.finish), bar: times };
    }
    const added = edit.minutes - (task.duration?.minutes ?? 0);
    const worked = await work(times.start, times.finish);
    const finish = await afterWork(work, times.start, Math.max(0, worked + added));
    const bar = { start: times.start, finish };
    return { edits: [edit], text: said(times.finish, finish), bar };
  }

  async #progress(
    task: TaskRecord,
    times: { readonly start: number; readonly finish: number },
    work: WorkBetween,
  ): Promise<Shown> {
    const until = Math.round(this.view.time.minuteAt(this.#place.x));
    const whole = await work(times.start, times.finish);
    const done = until <= times.start ? 0 : await work(times.start, until);
    const share = whole <= 0 ? 0 : Math.min(1, done / whole);
    const percent = Math.round((share * 100) / PERCENT_STEP) * PERCENT_STEP;
    const edit = progressed(task, times, percent);
    const before = format.percent(this.table.percent[this.bar.slot] as number);
    const text = say('progress', { before, after: format.percent(percent) });
    const finish = await afterWork(work, times.start, Math.round((whole * percent) / 100));
    const bar = { start: times.start, finish, isThin: true };
    return { edits: edit === undefined ? [] : [edit], text, bar };
  }

  async #link(): Promise<Shown> {
    const { view, bar, table } = this;
    const { x, y } = this.#place;
    const target = view.barAt(x, y);
    const id = target && table.ids[target.slot];
    if (target === undefined || id === undefined || target.slot === bar.slot) {
      return { edits: [], text: say('pullLink') };
    }
    const fromEnd = bar.part === 'end-dot' ? 'F' : 'S';
    const isEnd = x > (target.left + target.right) / 2 && target.right - target.left > 12;
    const type =
      `${fromEnd}${isEnd || target.part === 'end-dot' ? 'F' : 'S'}` as LinkRecord['type'];
    const names = { from: table.names[bar.slot] ?? '', to: table.names[target.slot] ?? '' };
    const edits = [linked(newId(), this.#id, id, type)];
    return { edits, text: say('link', { ...names, type }) };
  }

  #show(): void {
    const { overlay, view, bar } = this;
    const { text, isBad, bar: place } = this.#shown;
    const row = view.shown.rowOf(bar.slot);
    const top = view.props.view.topOf(row);
    if (bar.part === 'start-dot' || bar.part === 'end-dot') this.#showLink(top);
    if (place === undefined) {
      const { x, y } = this.#place;
      overlay.says(text, x + 14, y + 10, isBad);
      return;
    }
    const [left, right] = [view.time.xOf(place.start), view.time.xOf(place.finish)];
    overlay.ghost(left, right, top, place.isThin);
    overlay.says(text, left, top + 28, isBad);
  }

  #showLink(top: number): void {
    const { overlay, view, bar, table } = this;
    const { x, y } = this.#place;
    overlay.line(bar.part === 'end-dot' ? bar.right : bar.left, top + 12.5, x, y);
    const target = view.barAt(x, y);
    const ends = target && target.slot !== bar.slot && barEnds(table, target.slot, view.scale);
    if (!target || !ends) overlay.hideTarget();
    else overlay.target(ends[0], ends[1], view.props.view.topOf(view.shown.rowOf(target.slot)));
  }

  /** What it would move, for the bar under the plan: the newest proposal, one at a time. */
  #preview(): void {
    const { edits } = this.#shown;
    if (this.#previewing || edits === this.#previewed) return;
    this.#previewed = edits;
    const { project, onCascade } = this.view.props;
    if (edits.length === 0 || project.state.dates !== 'live') {
      onCascade(undefined);
      return;
    }
    this.#previewing = true;
    void project.preview(edits).then((cascade: Cascade | Refused) => {
      this.#previewing = false;
      if (this.#isOver) return;
      if (cascade.ok) onCascade(cascade);
      else if (this.#shown.edits === edits) {
        this.#shown = { ...this.#shown, text: cascade.sentence, isBad: true };
        this.#show();
      }
      this.#preview();
    });
  }
}

/** Elapsed time is worked around the clock. */
export function workOf(view: GanttView, task: TaskRecord): WorkBetween {
  if (task.duration?.elapsed) return async (from, to) => to - from;
  return (from, to) => view.props.project.workingTime(task.id, { from, to });
}

function said(before: number, after: number): string {
  const [old, now] = [before, after].map((minute) => format.weekdayAndDay(minuteText(minute)));
  if (old !== now || before === after) {
    return say('dates', { before: old as string, after: now as string });
  }
  // Within one day it is the time that says it.
  const times = [before, after].map((minute) => format.time(minuteText(minute)));
  return say('dates', { before: `${old} ${times[0]}`, after: times[1] as string });
}

function isSummary({ flags }: PlanTable, slot: number): boolean {
  return ((flags[slot] as number) & TaskFlag.summary) !== 0;
}
