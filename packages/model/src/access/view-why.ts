import type { Cause, TaskWhy, WhyStep } from '../computed/index.ts';
import type { RecordId } from '../plan/index.ts';
import type { PlanState } from './plan-state.ts';
import { PlanView } from './plan-view.ts';
import type { Reader } from './reader.ts';

/** Something that is not shared set the date, or stands between two tasks that are. */
export interface NotShared {
  readonly by: 'not-shared';
}

export interface SharedStep extends Pick<WhyStep, 'date' | 'at'> {
  /** Null for all that is hidden in a row. */
  readonly taskId: RecordId | null;
  readonly causes: readonly (Cause | NotShared)[];
}

export interface SharedWhy {
  readonly shared: true;
  readonly start: readonly SharedStep[];
  readonly finish: readonly SharedStep[];
}

/**
 * Why a task has its dates, as far as the reader may know; the same for members, undefined for a task
 * that is not theirs to see. What hidden tasks, internal constraints and calendars did is one word.
 */
export function viewWhy(
  reader: Reader,
  taskId: RecordId,
  why: TaskWhy,
  state: PlanState,
): TaskWhy | SharedWhy | undefined {
  if (reader.role !== 'guest') return why;
  const view = new PlanView(reader, state);
  if (!view.seesTask(taskId)) return undefined;
  return { shared: true, start: steps(view, why.start), finish: steps(view, why.finish) };
}

function steps(view: PlanView, chain: readonly WhyStep[]): SharedStep[] {
  const seen: SharedStep[] = [];
  for (const { taskId, date, at, causes } of chain) {
    if (view.seesTask(taskId)) {
      seen.push({
        taskId,
        date,
        at,
        causes: distinct(causes.map((one) => sharedCause(view, one))),
      });
    } else if (seen.at(-1)?.taskId !== null) {
      seen.push({ taskId: null, date, at: null, causes: [NOT_SHARED] });
    }
  }
  return seen;
}

const NOT_SHARED: NotShared = { by: 'not-shared' };

function sharedCause(view: PlanView, cause: Cause): Cause | NotShared {
  switch (cause.by) {
    case 'link':
      return view.sees(cause.linkId) && view.sees(cause.taskId) ? cause : NOT_SHARED;
    case 'children':
      return view.sees(cause.taskId) ? cause : NOT_SHARED;
    case 'calendar':
      return view.sees(cause.calendarId) ? cause : NOT_SHARED;
    default:
      return IS_TOLD[cause.by] ? cause : NOT_SHARED;
  }
}

/** What comes from fields that guests see. */
const IS_TOLD: {
  readonly [By in Exclude<Cause['by'], 'link' | 'children' | 'calendar'>]: boolean;
} = {
  'project-start': true,
  'project-finish': false,
  'data-date': true,
  'status-date': true,
  actual: true,
  resume: true,
  'expected-finish': true,
  given: true,
  duration: true,
  constraint: false,
  'second-constraint': false,
  deadline: false,
  'leveling-delay': false,
  'external-date': false,
};

/** Three hidden reasons are one. */
function distinct(causes: readonly (Cause | NotShared)[]): (Cause | NotShared)[] {
  const told = causes.filter(({ by }) => by !== 'not-shared');
  return told.length === causes.length ? told : [...told, NOT_SHARED];
}
