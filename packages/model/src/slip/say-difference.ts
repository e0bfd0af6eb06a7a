import type { ComputedPlan } from '../computed/index.ts';
import { printDuration, printPredecessors, scaleOf } from '../notation/index.ts';
import {
  type CalendarException,
  type ConstraintType,
  canonicalJson,
  type Diff,
  diffOf,
  type LocalDateTime,
  type RecordId,
  type Records,
  type TaskRecord,
} from '../plan/index.ts';
import { Durations, dayOfYearText, dayText, numberText, PlanNames } from '../words/index.ts';
import type { Slip, SlipLine } from './slip.ts';

/** What a line is about, and what of it differs. */
export interface ChangeWords {
  readonly title: string;
  readonly detail: string;
}

/** Predecessors named on one side of an arrow; a task that waits for dozens is told by their number. */
const MOST_PREDECESSORS = 4;
const MOST_EXCEPTIONS = 3;

/** Says each line of a slip in the words of the two plans it lies between. */
export class LineWords {
  private readonly earlier: Records;
  private readonly later: Records;
  private readonly before: ComputedPlan;
  private readonly after: ComputedPlan;
  private readonly durations: Durations;
  private readonly diff: Diff;
  private readonly names: PlanNames;
  private readonly namesBefore: PlanNames;

  constructor({ earlier, later }: Pick<Slip, 'earlier' | 'later'>) {
    this.before = earlier;
    this.after = later;
    this.earlier = earlier.records;
    this.later = later.records;
    this.diff = diffOf(this.earlier, this.later);
    this.names = new PlanNames(this.later);
    this.namesBefore = new PlanNames(this.earlier);
    this.durations = new Durations(this.later.project.minutesPerDay);
  }

  of({ kind, records: [id] }: Pick<SlipLine, 'kind' | 'records'>): ChangeWords {
    const [was, is] = [this.taskIn(this.earlier, id), this.taskIn(this.later, id)];
    const task = is ?? was;
    if (task !== undefined && id !== undefined) {
      const names = is === undefined ? this.namesBefore : this.names;
      return { title: names.taskTitle(task), detail: this.ofTask(kind, id, was, is) };
    }
    switch (kind) {
      case 'calendar':
        return { title: `Calendar ${this.nameOf(id)}`, detail: this.daysOff(id) };
      case 'resource':
        return { title: this.nameOf(id), detail: 'another calendar' };
      case 'outline':
        return { title: 'Outline', detail: 'tasks moved to other summaries' };
      case 'project-start':
        return {
          title: 'Project start',
          detail: arrow(
            dayOfYearText(this.earlier.project.start),
            dayOfYearText(this.later.project.start),
          ),
        };
      case 'project-options':
        return { title: 'Scheduling rules', detail: 'other rules, calendar or options' };
      case 'time-passed':
        return {
          title: 'Time passed',
          detail: `status ${dates(this.before.status.at, this.after.status.at)}; what is not reported moves along`,
        };
      default:
        return { title: 'Not explained', detail: 'by anything that differs' };
    }
  }

  private ofTask(
    kind: SlipLine['kind'],
    id: RecordId,
    was: TaskRecord | undefined,
    is: TaskRecord | undefined,
  ): string {
    if (was === undefined) return this.scope('new', this.later, is);
    if (is === undefined) return this.scope('removed', this.earlier, was);
    switch (kind) {
      case 'duration':
        return this.length(was, is);
      case 'remaining':
        return `${this.length(was, is)}, ${this.durations.short(is.remaining ?? 0)} left`;
      case 'progress':
        return this.progress(id, was, is);
      case 'logic':
        return `predecessors ${arrow(this.predecessors(this.earlier, id), this.predecessors(this.later, id))}`;
      case 'constraint':
        return arrow(constraintWords(was), constraintWords(is));
      case 'calendar-assignment':
        return `calendar ${arrow(this.nameOf(was.calendarId), this.nameOf(is.calendarId))}`;
      case 'assignment':
        return this.people(id);
      case 'leveling':
        return `levelling delay ${arrow(this.printed(was.levelingDelay), this.printed(is.levelingDelay))}`;
      case 'external-date':
        return 'dates given by another plan';
      case 'manual-dates':
        return this.byHand(was, is);
      case 'inactive':
        return is.inactive ? 'made inactive' : 'made active again';
      default:
        return 'another kind of task';
    }
  }

  private scope(word: string, records: Records, task: TaskRecord | undefined): string {
    if (task === undefined) return word;
    const count = countUnder(records, task.id);
    if (count > 0) return `${word}, with ${count} ${count === 1 ? 'task' : 'tasks'}`;
    return `${word}, ${this.printed(task.duration)}`;
  }

  /** Work is what differs where people decide how long a task takes. */
  private length(was: TaskRecord, is: TaskRecord): string {
    const [before, after] = [this.printed(was.duration), this.printed(is.duration)];
    if (before !== after) return arrow(before, after);
    const [work, workNow] = [was, is].map((task) => task.work);
    if (work === undefined || workNow === undefined || work === workNow) return 'other work';
    return `work ${arrow(hours(work), hours(workNow))}`;
  }

  private progress(id: RecordId, was: TaskRecord, is: TaskRecord): string {
    const [planned, now] = [this.before.forecast.task(id), this.after.forecast.task(id)];
    if (is.actualFinish !== undefined) {
      return instead('finished', is.actualFinish, was.actualFinish ?? planned.finish);
    }
    if (is.actualStart === undefined) return 'progress taken back';
    const left = `${this.durations.short(is.remaining ?? 0)} left`;
    if (
      was.actualStart === undefined &&
      dayOfYearText(is.actualStart) !== dayOfYearText(planned.start)
    ) {
      return `${instead('started', is.actualStart, planned.start)}; ${left}`;
    }
    return `${instead('to finish', now.finish, planned.finish)}; ${left}`;
  }

  private predecessors(records: Records, id: RecordId): string {
    const names = records === this.later ? this.names : this.namesBefore;
    const links = records.referrers(id, 'link').filter(({ to }) => to === id);
    if (links.length > MOST_PREDECESSORS) return `${links.length} tasks`;
    return printPredecessors(links, scaleOf(records.project), (from) => {
      const task = records.find('task', from);
      return task === undefined ? from : names.shownId(task);
    });
  }

  private people(id: RecordId): string {
    const told: string[] = [];
    const { added, removed, updated } = this.diff;
    for (const one of this.later.referrers(id, 'assignment')) {
      const name = this.nameOf(one.resourceId);
      const units = updated[one.id]?.units;
      if (one.id in added) told.push(`${name} added`);
      else if (units !== undefined)
        told.push(`${name} ${arrow(share(units[0][0]), share(units[1][0]))}`);
    }
    for (const one of this.earlier.referrers(id, 'assignment')) {
      if (one.id in removed) told.push(`${this.nameOf(one.resourceId)} taken off`);
    }
    return told.length === 0 ? 'other people' : told.join(', ');
  }

  private byHand(was: TaskRecord, is: TaskRecord): string {
    if (was.mode !== is.mode)
      return is.mode === 'manual' ? 'now scheduled by hand' : 'no longer scheduled by hand';
    return `set by hand: ${dates(was.manualStart, is.manualStart)}`;
  }

  private daysOff(id: RecordId | undefined): string {
    const [was, is] = [this.earlier, this.later].map((records) =>
      Object.values((id && records.find('calendar', id)?.exceptions) ?? {}),
    ) as [CalendarException[], CalendarException[]];
    const [gone, fresh] = [missing(was, is), missing(is, was)];
    const told: string[] = [];
    for (const one of fresh) {
      const old = gone.find(({ name }) => name !== undefined && name === one.name);
      if (old !== undefined) gone.splice(gone.indexOf(old), 1);
      told.push(
        old === undefined ? exceptionWords(one) : `${one.name} ${arrow(daysOf(old), daysOf(one))}`,
      );
    }
    told.push(...gone.map((one) => `no longer ${exceptionWords(one)}`));
    if (told.length === 0) return 'other working time';
    const more = told.length - MOST_EXCEPTIONS;
    return [...told.slice(0, MOST_EXCEPTIONS), ...(more > 0 ? [`${more} more`] : [])].join(', ');
  }

  private taskIn(records: Records, id: RecordId | undefined): TaskRecord | undefined {
    return id === undefined ? undefined : records.find('task', id);
  }

  private nameOf(id: RecordId | undefined): string {
    if (id === undefined) return 'none';
    const record = this.later.get(id) ?? this.earlier.get(id);
    return record !== undefined && 'name' in record && record.name ? record.name : 'without a name';
  }

  private printed(duration: TaskRecord['duration']): string {
    return duration === undefined ? 'none' : printDuration(duration, scaleOf(this.later.project));
  }
}

/** Those of the one list that the other does not have; they are known by what they say. */
function missing(
  of: readonly CalendarException[],
  other: readonly CalendarException[],
): CalendarException[] {
  const known = new Set(other.map((one) => canonicalJson(one)));
  return of.filter((one) => !known.has(canonicalJson(one)));
}

function exceptionWords(exception: CalendarException): string {
  const { name, ranges } = exception;
  const state = ranges.length === 0 ? 'off' : 'open';
  return `${state} ${daysOf(exception)}${name ? ` (${name})` : ''}`;
}

function daysOf({ from, to }: CalendarException): string {
  const [first, last] = [from, to].map((date) => dayOfYearText(`${date}T00:00`));
  return first === last ? (first as string) : `${first} to ${last}`;
}

function arrow(before: string, after: string): string {
  return `${before || 'none'} → ${after || 'none'}`;
}

type When = LocalDateTime | null | undefined;

/** With their years where those differ. */
function days(at: When, other: When): [string, string] {
  const [one, another] =
    at?.slice(0, 4) === other?.slice(0, 4)
      ? [dayOfYearText(at), dayOfYearText(other)]
      : [dayText(at), dayText(other)];
  return [one, another];
}

function dates(before: When, after: When): string {
  return arrow(...days(before, after));
}

function instead(what: string, at: When, planned: When): string {
  const [is, was] = days(at, planned);
  return is === was ? `${what} ${is}` : `${what} ${is} instead of ${was}`;
}

function countUnder(records: Records, task: RecordId): number {
  return records
    .children(task)
    .reduce((count, { id }) => count + Math.max(1, countUnder(records, id)), 0);
}

function hours(minutes: number): string {
  return `${numberText(minutes / 60)}h`;
}

function share(units: unknown): string {
  return `${numberText(Number(units) * 100)}%`;
}

const CONSTRAINTS: Readonly<Record<ConstraintType, string>> = {
  'as-late-as-possible': 'as late as possible',
  'start-no-earlier-than': 'not to start before',
  'start-no-later-than': 'to start by',
  'finish-no-earlier-than': 'not to finish before',
  'finish-no-later-than': 'to finish by',
  'must-start-on': 'must start on',
  'must-finish-on': 'must finish on',
  'start-on': 'to start on',
  'finish-on': 'to finish on',
};

function constraintWords({ constraint, expectedFinish, deadline }: TaskRecord): string {
  if (constraint !== undefined) {
    const { type, date } = constraint;
    return date === undefined ? CONSTRAINTS[type] : `${CONSTRAINTS[type]} ${dayOfYearText(date)}`;
  }
  if (expectedFinish !== undefined) return `expected to finish ${dayOfYearText(expectedFinish)}`;
  return deadline === undefined ? 'not pinned' : `due ${dayOfYearText(deadline)}`;
}
