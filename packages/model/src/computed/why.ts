import { minuteText, type Reason } from '@throughline/engine';
import type { LinkType, LocalDateTime, RecordId } from '../plan/index.ts';
import type { ComputedDates, ComputedPlan } from './computed-plan.ts';
import type { PlanNetwork } from './plan-network.ts';

/** Which date of a task is asked about. */
export type AskedDate = 'start' | 'finish' | 'late-finish';

/** What set a date. `at` is what was asked for; a calendar may have moved it on to the date itself. */
export type Cause =
  | {
      readonly by: 'link';
      readonly at: LocalDateTime;
      readonly linkId: RecordId;
      /** The task at the other end: the predecessor; of a late finish the successor. */
      readonly taskId: RecordId;
    }
  | { readonly by: 'calendar'; readonly at: LocalDateTime; readonly calendarId: RecordId }
  | { readonly by: 'children'; readonly at: LocalDateTime; readonly taskId: RecordId }
  | {
      readonly by: Exclude<Reason['by'], 'link' | 'calendar' | 'children'>;
      readonly at: LocalDateTime;
    };

/** One date and everything that set it; the first cause is the one that is followed. */
export interface WhyStep {
  readonly taskId: RecordId;
  readonly date: AskedDate;
  readonly at: LocalDateTime | null;
  readonly causes: readonly Cause[];
}

/**
 * The three dates of a task, each followed back (a late finish: ahead) from cause to cause, to what
 * waits for nothing else: the project's start or finish, a constraint, an actual date, a given one.
 */
export interface TaskWhy {
  readonly start: readonly WhyStep[];
  readonly finish: readonly WhyStep[];
  readonly lateFinish: readonly WhyStep[];
}

/** Why one task of a plan has its dates, in its schedule or in its forecast. */
export function whyTask(
  computed: ComputedPlan,
  of: 'schedule' | 'forecast',
  taskId: RecordId,
): TaskWhy {
  const chains = new Chains(computed, computed[of]);
  return {
    start: chains.from(taskId, 'start'),
    finish: chains.from(taskId, 'finish'),
    lateFinish: chains.from(taskId, 'late-finish'),
  };
}

type Question = Pick<WhyStep, 'taskId' | 'date'>;

class Chains {
  private readonly plan: PlanNetwork;

  constructor(
    private readonly computed: ComputedPlan,
    private readonly dates: ComputedDates,
  ) {
    this.plan = computed.plan;
  }

  /** Ends where a step has nothing to follow, and at a question that was asked before. */
  from(taskId: RecordId, date: AskedDate): WhyStep[] {
    const steps: WhyStep[] = [];
    const asked = new Set<string>();
    let question: Question | undefined = { taskId, date };
    while (question !== undefined && !asked.has(`${question.date} ${question.taskId}`)) {
      asked.add(`${question.date} ${question.taskId}`);
      const step = this.step(question);
      steps.push(step);
      question = this.next(step);
    }
    return steps;
  }

  private step({ taskId, date }: Question): WhyStep {
    const at = this.dateOf(taskId, date);
    if (at === null) return { taskId, date, at, causes: [] };
    const child = this.childWith(taskId, date, at);
    if (child !== undefined) {
      return { taskId, date, at, causes: [{ by: 'children', at, taskId: child }] };
    }
    const why = this.dates.why(taskId);
    const reasons = { start: why.start, finish: why.finish, 'late-finish': why.lateFinish }[date];
    return { taskId, date, at, causes: reasons.map((reason) => this.cause(reason)) };
  }

  private next({ taskId, date, causes: [cause] }: WhyStep): Question | undefined {
    switch (cause?.by) {
      case 'link':
        return {
          taskId: cause.taskId,
          date: date === 'late-finish' ? date : DATE_HELD[this.linkType(cause.linkId)],
        };
      case 'children':
        return { taskId: cause.taskId, date };
      case 'duration':
        return date === 'late-finish'
          ? undefined
          : { taskId, date: date === 'finish' ? 'start' : 'finish' };
      default:
        return undefined;
    }
  }

  private dateOf(taskId: RecordId, date: AskedDate): LocalDateTime | null {
    const { start, finish, lateFinish } = this.dates.task(taskId);
    return { start, finish, 'late-finish': lateFinish }[date];
  }

  /** SUM-1: the child that a summary has this date from. */
  private childWith(taskId: RecordId, date: AskedDate, at: LocalDateTime): RecordId | undefined {
    for (const child of this.computed.records.children(taskId)) {
      if (!child.inactive && this.dateOf(child.id, date) === at) return child.id;
    }
    return undefined;
  }

  private cause(reason: Reason): Cause {
    const at = minuteText(reason.at);
    const { taskIds, linkIds, context } = this.plan;
    switch (reason.by) {
      case 'link': {
        const own = this.dates.schedule.network.links.source[reason.link] as number;
        return {
          by: 'link',
          at,
          linkId: linkIds[own] as RecordId,
          taskId: taskIds[reason.predecessor] as RecordId,
        };
      }
      case 'calendar':
        return {
          by: 'calendar',
          at,
          calendarId: context.calendars.ids[reason.calendar] as RecordId,
        };
      case 'children':
        return { by: 'children', at, taskId: taskIds[reason.activity] as RecordId };
      default:
        return { by: reason.by, at };
    }
  }

  private linkType(id: RecordId): LinkType {
    return this.computed.records.find('link', id)?.type ?? 'FS';
  }
}

/** Which end of the predecessor a link holds. */
const DATE_HELD = { FS: 'finish', SS: 'start', FF: 'finish', SF: 'start' } as const;
