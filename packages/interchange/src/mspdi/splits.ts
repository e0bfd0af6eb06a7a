import {
  compileCalendars,
  minuteOf,
  TimeOutOfRange,
  type WorkingCalendar,
} from '@throughline/engine';
import {
  derivedId,
  type PlanRecord,
  planNetwork,
  type RecordId,
  Records,
  type TaskRecord,
} from '@throughline/model';
import type { StoredDates } from '../read-outcome.ts';
import { joined, type WorkSpan } from './work-spans.ts';

/** The calendars of a plan, compiled, by the ids of their records. */
export class PlanCalendars {
  readonly #calendars: readonly WorkingCalendar[];
  readonly #index: (id: RecordId) => number | undefined;
  readonly #projectCalendarId: RecordId;

  private constructor(
    calendars: readonly WorkingCalendar[],
    index: (id: RecordId) => number | undefined,
    projectCalendarId: RecordId,
  ) {
    this.#calendars = calendars;
    this.#index = index;
    this.#projectCalendarId = projectCalendarId;
  }

  /** Undefined for records that cannot be scheduled. */
  static of(records: Iterable<PlanRecord>): PlanCalendars | undefined {
    const plan = new Records(records);
    const network = planNetwork(plan);
    if (!('context' in network)) return undefined;
    const calendars = compileCalendars(network.input.calendars);
    if (!Array.isArray(calendars)) return undefined;
    const index = (id: RecordId) => network.context.calendars.index(id);
    return new PlanCalendars(calendars, index, plan.project.calendarId);
  }

  /** The calendar a task is worked on, its only resource's where it has none of its own. */
  find(...ids: readonly (RecordId | undefined)[]): WorkingCalendar {
    const id = ids.find((one) => one !== undefined) ?? this.#projectCalendarId;
    return this.#calendars[this.#index(id) ?? 0] as WorkingCalendar;
  }
}

/**
 * The interruptions of a task, from the stretches in which its assignments are worked on.
 * They are believed when work and gaps together fill the time from its start to its finish.
 * `'none'` where only time off lies between the stretches; undefined where it does not add up.
 */
export function splitsOf(
  task: Pick<TaskRecord, 'duration' | 'keys'>,
  { start, finish }: StoredDates,
  spans: readonly WorkSpan[],
  calendar: WorkingCalendar,
): NonNullable<TaskRecord['splits']> | 'none' | undefined {
  const [from, to] = [minuteOf(start ?? ''), minuteOf(finish ?? '')];
  if (from === undefined || to === undefined || to < from) return undefined;
  const splits: NonNullable<TaskRecord['splits']> = {};
  const busy = joined(spans);
  let gaps = 0;
  try {
    for (let i = 1; i < busy.length; i++) {
      const [before, after] = [busy[i - 1] as WorkSpan, busy[i] as WorkSpan];
      const gapMinutes = calendar.work(before[1], after[0]);
      if (gapMinutes === 0) continue;
      const afterMinutes = calendar.work(from, before[1]) - gaps;
      if (afterMinutes < 0) return undefined;
      splits[splitId(task, Object.keys(splits).length)] = { afterMinutes, gapMinutes };
      gaps += gapMinutes;
    }
    if (gaps === 0) return 'none';
    const whole = task.duration?.elapsed ? to - from : calendar.work(from, to);
    return Math.abs(whole - gaps - (task.duration?.minutes ?? 0)) <= 1 ? splits : undefined;
  } catch (error) {
    if (error instanceof TimeOutOfRange) return undefined;
    throw error;
  }
}

function splitId(task: Pick<TaskRecord, 'keys'>, place: number): RecordId {
  return derivedId('ms-project', 'split', task.keys?.['ms-project.uid'] ?? '', String(place));
}
