import { MINUTES_PER_DAY, minuteOf } from '@throughline/engine';
import type { Cause, ComputedDates, WhyStep } from '../computed/index.ts';
import { printDuration, scaleOf } from '../notation/index.ts';
import type { ConstraintType, Records, TaskRecord } from '../plan/index.ts';
import { dayText, momentText } from './date-text.ts';
import { Durations } from './durations.ts';
import { PlanNames } from './plan-names.ts';
import { linkWords } from './say-link.ts';

/** More than a weekend, in minutes of the clock. */
const LONG_WAIT = 3 * MINUTES_PER_DAY;

/** What set a date, in words. */
export class CauseWords {
  private readonly durations: Durations;

  constructor(
    private readonly records: Records,
    private readonly dates: ComputedDates,
    private readonly names = new PlanNames(records),
  ) {
    this.durations = new Durations(records.project.minutesPerDay);
  }

  /** As a clause after the date: `starts 2d after the finish of 38 Dig the trench`. */
  full(step: WhyStep): string {
    const [first] = step.causes;
    if (first === undefined) return 'has no date';
    return [this.clause(step, first), ...this.beside(step)].join('; ');
  }

  /** The same without the name of what it leads to, which is the next of a chain. */
  lead(step: WhyStep): string {
    const [first] = step.causes;
    if (first === undefined) return 'has no date';
    const beside = this.beside(step);
    return `${this.leading(step, first)}${beside.length === 0 ? '' : ` (${beside.join('; ')})`}`;
  }

  private leading(step: WhyStep, cause: Cause): string {
    if (cause.by === 'children') {
      return step.date === 'start' ? 'starts with its task' : 'ends with its task';
    }
    if (cause.by !== 'link') return this.clause(step, cause);
    const link = this.records.find('link', cause.linkId);
    return link === undefined ? 'follows' : linkWords(link, this.records.project);
  }

  private beside(step: WhyStep): string[] {
    const [, ...others] = step.causes;
    const links = others.flatMap((cause) => (cause.by === 'link' ? [cause.taskId] : []));
    const words: string[] = [];
    const [first] = links;
    if (first !== undefined) {
      const more = links.length === 1 ? '' : ` and ${links.length - 1} more`;
      words.push(`${this.title(first)}${more} would too`);
    }
    for (const cause of others) {
      const said = cause.by === 'calendar' ? this.wait(step) : this.clause(step, cause);
      if (cause.by !== 'link' && said !== '') words.push(said);
    }
    return words;
  }

  private clause(step: WhyStep, cause: Cause): string {
    const task = this.records.find('task', step.taskId);
    switch (cause.by) {
      case 'link': {
        if (step.date === 'late-finish') return `so that ${this.title(cause.taskId)} is not late`;
        return `${this.leading(step, cause)} ${this.title(cause.taskId)}`;
      }
      case 'calendar':
        return this.wait(step) || 'the next working time';
      case 'children': {
        const which = step.date === 'start' ? 'earliest' : 'latest';
        return `the ${which} of its tasks, ${this.title(cause.taskId)}`;
      }
      case 'constraint':
        return constraintWords(task?.constraint, cause);
      case 'second-constraint':
        return constraintWords(task?.secondConstraint, cause);
      case 'duration':
        return this.duration(step, task);
      case 'status-date':
        return this.status(step, cause, task);
      default:
        return SAID[cause.by](cause, step);
    }
  }

  private title(id: WhyStep['taskId']): string {
    return this.names.taskTitleOf(id);
  }

  /** A night or a weekend goes without saying. */
  private wait({ taskId, at, causes }: WhyStep): string {
    const asked = causes.find(({ by }) => by !== 'calendar');
    const calendar = causes.find(({ by }) => by === 'calendar');
    if (at === null || asked === undefined || calendar?.by !== 'calendar') return '';
    const [from, to] = [minuteOf(asked.at) as number, minuteOf(at) as number];
    const inWork = this.dates.workBetween(asked.at, at) > 0;
    if (!inWork && to - from <= LONG_WAIT) return '';
    const task = this.records.find('task', taskId);
    const id = task?.calendarId ?? calendar.calendarId;
    const name = this.records.find('calendar', id)?.name ?? '';
    return `the calendar ${name} has no working time before ${dayText(at)}`;
  }

  private duration({ taskId, date, at }: WhyStep, task: TaskRecord | undefined): string {
    const { project } = this.records;
    const length =
      task?.duration === undefined ? 'duration' : printDuration(task.duration, scaleOf(project));
    if (date !== 'finish') return `its ${length} back from its finish`;
    const { start } = this.dates.task(taskId);
    const calendar = this.records.find('calendar', task?.calendarId ?? project.calendarId);
    if (start === null || at === null || task?.calendarId === undefined || task.duration?.elapsed) {
      return `its ${length} from its start`;
    }
    const off = this.dates.workBetween(start, at) - this.dates.workBetween(start, at, taskId);
    const closed = `; the calendar ${calendar?.name} takes ${this.durations.short(off)} off between`;
    return `its ${length} from its start${off >= project.minutesPerDay ? closed : ''}`;
  }

  /** FCT-1, of what has begun and of what has not. */
  private status({ date }: WhyStep, { at }: Cause, task: TaskRecord | undefined): string {
    const status = `the status date, ${dayText(at)}`;
    if (date !== 'finish' || task?.actualStart === undefined) {
      return `not begun by ${status}, so it lies after it`;
    }
    const { duration, remaining, actualDuration = 0 } = task;
    const left = remaining ?? (duration?.minutes ?? 0) - actualDuration;
    return `its remaining ${this.durations.short(left, duration?.elapsed)} after ${status}`;
  }
}

type PlainCause = Exclude<
  Cause['by'],
  'link' | 'calendar' | 'children' | 'constraint' | 'second-constraint' | 'duration' | 'status-date'
>;

const SAID: Readonly<Record<PlainCause, (cause: Cause, step: WhyStep) => string>> = {
  deadline: ({ at }) => `its deadline, ${dayText(at)}`,
  'project-start': ({ at }) => `the project’s start, ${dayText(at)}`,
  'project-finish': ({ at }) => `the project’s finish, ${dayText(at)}`,
  'data-date': ({ at }) => `the data date, ${momentText(at)}: work not done lies after it`,
  actual: (_, { date }) =>
    date === 'start' ? 'it has started: an actual date' : 'it is finished: an actual date',
  resume: ({ at }) => `the rest resumes ${dayText(at)}`,
  'leveling-delay': () => 'delayed by levelling',
  'expected-finish': ({ at }) => `its expected finish, ${dayText(at)}`,
  'external-date': ({ at }) => `a date from another project, ${dayText(at)}`,
  given: () => 'scheduled by hand',
};

const CONSTRAINT: Readonly<Record<Exclude<ConstraintType, 'as-late-as-possible'>, string>> = {
  'start-no-earlier-than': 'must not start before',
  'start-no-later-than': 'must not start after',
  'finish-no-earlier-than': 'must not finish before',
  'finish-no-later-than': 'must not finish after',
  'must-start-on': 'must start on',
  'must-finish-on': 'must finish on',
  'start-on': 'is to start on',
  'finish-on': 'is to finish on',
};

function constraintWords(constraint: TaskRecord['constraint'], { at }: Cause): string {
  if (constraint === undefined) return `a constraint, ${dayText(at)}`;
  if (constraint.type === 'as-late-as-possible') return 'as late as possible';
  return `it ${CONSTRAINT[constraint.type]} ${dayText(constraint.date)}`;
}
