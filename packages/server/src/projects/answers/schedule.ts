import {
  type ComputedDates,
  type RecordId,
  rowsOf,
  type TaskDates,
  view,
  viewDates,
} from '@throughline/model';
import { type Asking, askedPlan } from './asked-plan.ts';
import { isNoAnswer, type NoAnswer } from './no-answer.ts';

export interface ScheduleOptions extends Asking {
  /** Only these tasks, in the plan's own order. */
  readonly tasks?: readonly string[] | undefined;
  readonly offset?: number | undefined;
  readonly limit?: number | undefined;
  /** One array for each column, for plans of many tasks. */
  readonly form?: 'rows' | 'columns' | undefined;
}

interface TaskLine {
  readonly id: RecordId;
  readonly row: number;
  readonly outlineNumber: string;
  readonly wbs: string;
  readonly depth: number;
  readonly name: string;
  readonly summary: boolean;
  readonly milestone: boolean;
}

/** Every task with its dates and float, as the rules have them and as they are forecast. Floats: working minutes. */
export function schedule(
  project: Parameters<typeof askedPlan>[0],
  options: ScheduleOptions,
): object | NoAnswer {
  const asked = askedPlan(project, options);
  if (isNoAnswer(asked)) return asked;
  const { computed, records } = asked;
  if ('code' in computed) return asked.undated(computed);
  const { tasks, offset = 0, limit = Number.POSITIVE_INFINITY, form = 'rows' } = options;
  const wanted = tasks && new Set<string>(tasks);
  const { reader } = options;
  // Rows are counted among what the reader sees: the gaps would tell of the rest.
  const isGuest = reader.role === 'guest';
  const shown = isGuest ? view(reader, records) : records;
  const lines: TaskLine[] = [];
  let total = 0;
  for (const { task, row, outlineNumber, wbs, depth } of rowsOf(shown)) {
    if (wanted !== undefined && !wanted.has(task.id)) continue;
    total++;
    if (total <= offset || lines.length >= limit) continue;
    const { id, name, type } = task;
    const milestone = task.milestone === true || type.endsWith('milestone');
    const summary = shown.isSummary(task);
    lines.push({ id, row, outlineNumber, wbs, depth, name, summary, milestone });
  }
  const dates = (of: ComputedDates) =>
    lines.map(({ id }) => viewDates(reader, datesOf(of.task(id))));
  const [scheduled, forecast] = [dates(computed.schedule), dates(computed.forecast)];
  return {
    about: asked.about,
    ...(!isGuest && {
      schedule: summaryOf(computed.schedule),
      forecast: summaryOf(computed.forecast),
    }),
    total,
    offset,
    next: offset + lines.length < total ? offset + lines.length : null,
    ...(form === 'columns'
      ? {
          columns: {
            ...columnsOf(lines),
            schedule: columnsOf(scheduled),
            forecast: columnsOf(forecast),
          },
        }
      : {
          tasks: lines.map((line, i) => ({
            ...line,
            schedule: scheduled[i],
            forecast: forecast[i],
          })),
        }),
  };
}

function summaryOf(dates: ComputedDates) {
  const { start, finish } = dates;
  return { start, finish, longestPath: dates.longestPath() };
}

/** Field by field, so that the contract does not grow by itself. */
function datesOf(dates: TaskDates): TaskDates {
  const { start, finish, earlyStart, earlyFinish, lateStart, lateFinish } = dates;
  const { totalFloat, freeFloat, critical, longestPath } = dates;
  return {
    start,
    finish,
    earlyStart,
    earlyFinish,
    lateStart,
    lateFinish,
    totalFloat,
    freeFloat,
    critical,
    longestPath,
  };
}

function columnsOf<T extends object>(rows: readonly T[]): { [K in keyof T]?: T[K][] } {
  const columns: { [K in keyof T]?: T[K][] } = {};
  for (const key of Object.keys(rows[0] ?? {}) as (keyof T)[]) {
    columns[key] = rows.map((row) => row[key]);
  }
  return columns;
}
