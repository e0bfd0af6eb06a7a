import { looksBack, minuteOf, type WorkingCalendar } from '@throughline/engine';
import type { ComputedPlan, Moments } from '../computed/index.ts';
import type { LocalDateTime, PlanRecord, RecordId, Unschedulable } from '../plan/index.ts';
import { CoalitionFinish } from './coalition-finish.ts';
import type { Player, Report } from './player.ts';

/** Why there is no answer: one of the two plans has no dates, the task that is asked for none, or there is no plan yet. */
export type SlipRefusal =
  | {
      readonly code: 'earlier-unschedulable' | 'later-unschedulable';
      readonly fault: Unschedulable;
    }
  | {
      readonly code: 'earlier-without-target' | 'later-without-target';
      readonly target: RecordId;
    }
  | { readonly code: 'earlier-without-project' | 'later-without-project' };

/** Two dates of one thing, and the working time between them. */
export interface Movement {
  readonly earlier: ComputedPlan;
  readonly later: ComputedPlan;
  /** Whose finish; the whole plan's where it is absent. */
  readonly target: RecordId | undefined;
  readonly from: LocalDateTime;
  readonly to: LocalDateTime;
  /** The later plan's. */
  readonly calendar: WorkingCalendar;
  /** `from`, in minutes. */
  readonly start: number;
  /** Working minutes from the one to the other. */
  readonly delta: number;
}

/** A plan with nothing to do finishes when it starts; a target has to be there, with a date. */
export function movementBetween(
  earlier: ComputedPlan,
  later: ComputedPlan,
  target?: RecordId,
): Movement | SlipRefusal {
  const [from, to] = [earlier, later].map((plan) => finishDate(plan, target));
  if (target !== undefined && typeof from !== 'string') {
    return { code: 'earlier-without-target', target };
  }
  if (target !== undefined && typeof to !== 'string') {
    return { code: 'later-without-target', target };
  }
  const calendar = later.forecast.calendar();
  const ends = {
    from: from ?? earlier.records.project.start,
    to: to ?? later.records.project.start,
  };
  const start = minuteOf(ends.from) as number;
  const delta = calendar.work(start, minuteOf(ends.to) as number);
  return { earlier, later, target, ...ends, calendar, start, delta };
}

function finishDate(
  { forecast, records }: ComputedPlan,
  target: RecordId | undefined,
): LocalDateTime | undefined {
  if (target === undefined) return forecast.finish ?? undefined;
  const task = records.find('task', target);
  return task === undefined ? undefined : (forecast.task(target).finish ?? undefined);
}

interface Asked {
  readonly players: readonly Player[];
  readonly reports: readonly Report[];
  /** Calendars and resources that came. */
  readonly arrived: readonly PlanRecord[];
  readonly options: Moments & { readonly mostEvaluations?: number };
  /** There may be too many combinations to date them all. */
  readonly mayBeSampled: boolean;
}

/**
 * SLP-14: what dates the combinations. Where early dates depend on late ones, and there may be many, it
 * goes by early finishes, if that is true of both plans; else fewer plans are dated.
 */
export function finishOf(
  { earlier, later, target, start, to }: Movement,
  { players, reports, arrived, options, mayBeSampled }: Asked,
): { readonly finish: CoalitionFinish; readonly mostEvaluations: number } {
  const { mostEvaluations = MOST_EVALUATIONS } = options;
  const dated = (earlyOnly: boolean) =>
    new CoalitionFinish(earlier.records, arrived, { players, reports }, options, {
      earlyOnly,
      ...(target === undefined ? {} : { target }),
    });
  if (!mayBeSampled || (!needsFullPasses(earlier) && !needsFullPasses(later))) {
    return { finish: dated(false), mostEvaluations };
  }
  const early = dated(true);
  const isTrueAtBothEnds =
    early.of(new Uint8Array(players.length)) === start &&
    early.of(new Uint8Array(players.length).fill(1)) === minuteOf(to);
  if (isTrueAtBothEnds) return { finish: early, mostEvaluations };
  const finish = dated(false);
  const fewer = Math.ceil(MOST_DATES / finish.union.taskIds.length);
  return { finish, mostEvaluations: Math.min(mostEvaluations, fewer) };
}

/** How much sampling may cost, counted and never clocked: plans dated, and dates of a full pass. */
const MOST_EVALUATIONS = 20_000;
const MOST_DATES = 4_000_000;

/** Where early dates depend on late ones, each plan would have to be dated wholly. */
function needsFullPasses({ forecast: { schedule } }: ComputedPlan): boolean {
  return schedule.state.options.scheduleFrom === 'finish' || looksBack(schedule.network);
}
