import {
  compileCalendars,
  minuteOf,
  minuteText,
  TimeOutOfRange,
  type WorkingCalendar,
} from '@throughline/engine';
import {
  derivedId,
  type LocalDateTime,
  type PlanRecord,
  planNetwork,
  type RecordId,
  Records,
  type Split,
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

/** A stretch of time, and how much of the task's duration is worked off in it: 0 in a gap. */
export interface Stretch {
  readonly start: LocalDateTime;
  readonly finish: LocalDateTime;
  readonly minutes: number;
}

/**
 * A task's work and gaps, one after another from its start: what `splitsOf` reads back.
 * Undefined where the calendar has no time for them.
 */
export function splitStretches(
  { splits = {}, duration }: TaskRecord,
  start: LocalDateTime,
  calendar: WorkingCalendar,
): readonly Stretch[] | undefined {
  const stretches: Stretch[] = [];
  let at = minuteOf(start) as number;
  let done = 0;
  const add = (minutes: number, worked: number) => {
    const end = calendar.add(at, minutes);
    stretches.push({ start: minuteText(at), finish: minuteText(end), minutes: worked });
    at = end;
  };
  try {
    for (const { afterMinutes, gapMinutes } of inOrder(splits)) {
      if (afterMinutes > done) add(afterMinutes - done, afterMinutes - done);
      add(gapMinutes, 0);
      done = Math.max(done, afterMinutes);
    }
    const left = Math.max(0, (duration?.minutes ?? 0) - done);
    if (left > 0) add(left, left);
    return stretches;
  } catch (error) {
    if (error instanceof TimeOutOfRange) return undefined;
    throw error;
  }
}

function inOrder(splits: NonNullable<TaskRecord['splits']>): Split[] {
  return Object.values(splits).sort((a, b) => a.afterMinutes - b.afterMinutes);
}
