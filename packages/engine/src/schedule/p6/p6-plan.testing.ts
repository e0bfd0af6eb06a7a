import { ActivityKind } from '../../network/index.ts';
import type { CalendarDefinition, DayRanges } from '../../time/index.ts';
import { at, type Scheduled, type SmallActivity, SmallPlan } from '../small-plan.testing.ts';
import type { P6Options } from '../state.ts';

export const StartMilestone = { kind: ActivityKind.StartMilestone, duration: 0 };
export const FinishMilestone = { kind: ActivityKind.FinishMilestone, duration: 0 };
export const LevelOfEffort = { kind: ActivityKind.LevelOfEffort };
export const WbsSummary = { kind: ActivityKind.WbsSummary };
export const Wbs = { kind: ActivityKind.Summary, duration: 0 };

const LONG_DAY: DayRanges = [[360, 1080]];
/** Every day from 6 to 18: starts before the office, ends after it, works at weekends. */
export const SITE_WEEK: CalendarDefinition = { week: Array(7).fill(LONG_DAY) };

export interface P6Settings extends Partial<Omit<P6Options, 'mustFinishBy'>> {
  readonly dataDate?: string;
  readonly mustFinishBy?: string;
  readonly forecastFrom?: string;
  readonly calendars?: CalendarDefinition[];
  readonly criticalFloatLimit?: number;
}

/** A small plan under P6's rules; it starts on Monday 2026-01-05 at 8:00. */
export function p6Plan(
  activities: Readonly<Record<string, SmallActivity>>,
  links: readonly string[] = [],
  settings: P6Settings = {},
): Scheduled {
  const { dataDate, mustFinishBy, forecastFrom, calendars, criticalFloatLimit, ...p6 } = settings;
  return new SmallPlan(activities, links, {
    rules: 'p6',
    ...(dataDate === undefined ? {} : { statusDate: at(dataDate) }),
    ...(forecastFrom === undefined ? {} : { forecastFrom: at(forecastFrom) }),
    ...(calendars === undefined ? {} : { calendars }),
    ...(criticalFloatLimit === undefined ? {} : { criticalFloatLimit }),
    p6: {
      lagCalendar: 'predecessor',
      progress: 'retained-logic',
      useExpectedFinish: true,
      totalFloat: 'smallest',
      criticalBy: 'total-float',
      ...p6,
      ...(mustFinishBy === undefined ? {} : { mustFinishBy: at(mustFinishBy) }),
    },
  }).schedule();
}

/** In progress since a day, with as many days left; a day of the week of 2026-01-05. */
export function begun(start: string, days: number, left: number): SmallActivity {
  return { days, remaining: left * 480, actualStart: at(start) };
}

export function done(start: string, finish: string, days = 1): SmallActivity {
  return { days, actualStart: at(start), actualFinish: at(finish) };
}
