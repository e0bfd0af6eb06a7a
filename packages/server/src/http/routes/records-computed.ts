import { minuteText, NONE } from '@throughline/engine';
import {
  type ComputedPlan,
  type LocalDateTime,
  type PlanRecord,
  PlanView,
  type Reader,
  type RecordId,
  type Records,
  rowsOf,
  seesAll,
  type TaskRecord,
  type Unschedulable,
  view,
  viewDates,
} from '@throughline/model';
import { z } from 'zod';
import type { HotProject } from '../../projects/index.ts';

const Moment = z.string().nullable();

/** What is computed of a task. Guests get its place and its dates. */
export const ComputedTask = z.strictObject({
  /** From 1, top to bottom, in the plan as the reader sees it. */
  row: z.int(),
  outlineNumber: z.string(),
  isSummary: z.boolean(),
  /** By the plan's rules. Civil time of the project; null where it has none. */
  start: Moment,
  finish: Moment,
  /** The same, with work not yet done at or after the status moment. */
  forecastStart: Moment,
  forecastFinish: Moment,
  /** Working minutes. */
  totalFloat: z.int().optional(),
  freeFloat: z.int().optional(),
  critical: z.boolean().optional(),
  /** Whether it is on the forecast's longest path. */
  longestPath: z.boolean().optional(),
});
export type ComputedTask = z.output<typeof ComputedTask>;

/** The tasks in the order in which the plan is read. */
export interface Rows {
  readonly ids: readonly RecordId[];
  readonly outlineNumbers: readonly string[];
  readonly placeById: ReadonlyMap<RecordId, number>;
}

/** A plan as somebody sees it, record by record, with what is computed of its tasks. */
export class SeenPlan {
  /** The plan that its rows are of: a guest's hangs together without what is hidden. */
  readonly records: Records;
  readonly #view: PlanView | undefined;
  readonly #computed: ComputedPlan | Unschedulable | undefined;
  readonly #project: HotProject;
  readonly #reader: Reader;
  #rows: Rows | undefined;

  constructor(project: HotProject, reader: Reader, now: LocalDateTime) {
    this.#project = project;
    this.#reader = reader;
    const { records } = project.history;
    const isGuest = reader.role === 'guest';
    this.records = isGuest
      ? project.answer('records of a guest', () => view(reader, records))
      : records;
    this.#view = isGuest || seesAll(reader) ? undefined : new PlanView(reader, records);
    this.#computed =
      records.count('project') === 0
        ? undefined
        : project.answer(`dates at ${now.slice(0, 13)}`, () => project.computed(now));
  }

  get rows(): Rows {
    this.#rows ??=
      this.#reader.role === 'guest'
        ? this.#project.answer('rows of a guest', () => rowsIn(this.records))
        : rowsOfAll(this.#project);
    return this.#rows;
  }

  /** Why its tasks have no dates. */
  get unschedulable(): Unschedulable['code'] | undefined {
    return this.#computed !== undefined && 'code' in this.#computed
      ? this.#computed.code
      : undefined;
  }

  get(id: RecordId) {
    return this.#view === undefined ? this.records.get(id) : this.#view.record(id);
  }

  /** One of `records`, as the reader sees it. */
  seen(record: PlanRecord): PlanRecord | undefined {
    return this.#view === undefined ? record : this.#view.record(record.id);
  }

  /** The same value as `computed` has under this name. */
  computedField(task: TaskRecord, name: ComputedField): unknown {
    const plan = this.#computed;
    // Guests see less; what that is, is said in one place.
    if (this.#reader.role === 'guest' || plan === undefined || 'code' in plan) {
      return this.computed(task)[name];
    }
    const { id } = task;
    const index = plan.plan.context.indexOfTask.get(id) ?? -1;
    const [schedule, forecast] = [plan.schedule.schedule, plan.forecast.schedule];
    switch (name) {
      case 'row':
        return (this.rows.placeById.get(id) ?? -1) + 1;
      case 'outlineNumber':
        return this.rows.outlineNumbers[this.rows.placeById.get(id) ?? -1];
      case 'isSummary':
        return this.records.isSummary(task);
      case 'start':
        return dateOf(schedule.state.start[index]);
      case 'finish':
        return dateOf(schedule.state.finish[index]);
      case 'forecastStart':
        return dateOf(forecast.state.start[index]);
      case 'forecastFinish':
        return dateOf(forecast.state.finish[index]);
      case 'totalFloat':
        return schedule.totalFloat(index);
      case 'freeFloat':
        return schedule.freeFloat(index);
      case 'critical':
        return schedule.critical(index);
      case 'longestPath':
        return plan.forecast.task(id).longestPath;
    }
  }

  computed({ id }: TaskRecord): ComputedTask {
    const { placeById, outlineNumbers } = this.rows;
    const place = placeById.get(id) ?? -1;
    const task = this.records.find('task', id);
    const about = {
      row: place + 1,
      outlineNumber: outlineNumbers[place] ?? '',
      isSummary: task !== undefined && this.records.isSummary(task),
    };
    const plan = this.#computed;
    if (plan === undefined || 'code' in plan) return { ...about, ...UNDATED };
    const schedule = plan.schedule.task(id);
    const forecast = plan.forecast.task(id);
    const shown = viewDates(this.#reader, schedule);
    return {
      ...about,
      start: schedule.start,
      finish: schedule.finish,
      forecastStart: forecast.start,
      forecastFinish: forecast.finish,
      ...('totalFloat' in shown && {
        totalFloat: shown.totalFloat,
        freeFloat: shown.freeFloat,
        critical: shown.critical,
        longestPath: forecast.longestPath,
      }),
    };
  }
}

/** One part of what is computed, where only that is looked at: of a hundred thousand tasks, say. */
export type ComputedField = keyof ComputedTask;

const UNDATED = { start: null, finish: null, forecastStart: null, forecastFinish: null } as const;

function dateOf(minute: number = NONE): string | null {
  return minute === NONE ? null : minuteText(minute);
}

/** Kept while nobody moves, adds or removes a task: most edits leave every row in its place. */
const keptByProject = new WeakMap<HotProject, { readonly rows: Rows; seq: number }>();

function rowsOfAll(project: HotProject): Rows {
  const { changes, head, records } = project.history;
  const kept = keptByProject.get(project);
  if (kept !== undefined && kept.seq <= head) {
    const moved = changes.slice(kept.seq).some(({ diff }) => {
      const came = [...Object.values(diff.added), ...Object.values(diff.removed)];
      if (came.some(({ kind }) => kind === 'task')) return true;
      return Object.values(diff.updated).some(
        (fields) => Object.hasOwn(fields, 'parent') || Object.hasOwn(fields, 'rank'),
      );
    });
    if (!moved) {
      kept.seq = head;
      return kept.rows;
    }
  }
  const rows = rowsIn(records);
  keptByProject.set(project, { rows, seq: head });
  return rows;
}

function rowsIn(records: Records): Rows {
  const ids: RecordId[] = [];
  const outlineNumbers: string[] = [];
  const placeById = new Map<RecordId, number>();
  for (const { task, outlineNumber } of rowsOf(records)) {
    placeById.set(task.id, ids.length);
    ids.push(task.id);
    outlineNumbers.push(outlineNumber);
  }
  return { ids, outlineNumbers, placeById };
}
