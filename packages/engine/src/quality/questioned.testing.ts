import { at, OFFICE_WEEK, SmallPlan } from '../schedule/small-plan.testing.ts';
import { type CalendarDefinition, type Minute, NONE } from '../time/index.ts';
import { type QualityCheck, type QualityCode, scheduleQuality } from './index.ts';
import { QUALITY_MEASURES, QUALITY_THRESHOLDS, type QualityMeasures } from './thresholds.ts';

export const DAY = 480;

interface Question {
  readonly status?: string;
  readonly statusRecorded?: boolean;
  /** Finishes and days by the activity's name. */
  readonly baseline?: Readonly<Record<string, { finish?: string; days?: number }>>;
  /** Names of those that somebody or some money is assigned to. */
  readonly resourced?: readonly string[];
  readonly target?: string;
  readonly measures?: Partial<QualityMeasures>;
}

type Plan = ConstructorParameters<typeof SmallPlan>;

/** Every check of a small plan, by code, with names in place of indexes. */
export function question(activities: Plan[0], links: Plan[1] = [], asked: Question & Plan[2] = {}) {
  const { status, statusRecorded, baseline, resourced, target, measures, ...options } = asked;
  const plan = new SmallPlan(activities, links, options);
  const { schedule } = plan.schedule();
  const column = <T>(of: (name: string) => T) => plan.names.map(of);
  const checks = scheduleQuality({
    network: {
      calendars: (options.calendars ?? [OFFICE_WEEK]) as CalendarDefinition[],
      activities: plan.activities,
      links: plan.links,
    },
    schedule,
    statusDate: moment(status),
    statusDateRecorded: statusRecorded ?? status !== undefined,
    baseline:
      baseline === undefined
        ? null
        : {
            finish: column((name) => moment(baseline[name]?.finish)),
            duration: column((name) => (baseline[name]?.days ?? NONE / DAY) * DAY),
          },
    resourced: column((name) => (resourced?.includes(name) ? 1 : 0)),
    minutesPerDay: column(() => DAY),
    target: moment(target),
    // Names, so that the order of activities decides nothing.
    inOrder: (a, b) => ((plan.names[a] as string) < (plan.names[b] as string) ? -1 : 1),
    thresholds: QUALITY_THRESHOLDS,
    measures: { ...QUALITY_MEASURES, ...measures },
  });
  const byCode = new Map(checks.map((check) => [check.code, check]));
  return (code: QualityCode) => {
    const check = byCode.get(code) as QualityCheck;
    const { status: verdict, reason, count, of, value, details } = check;
    return {
      status: verdict,
      reason,
      count,
      of,
      value,
      details,
      activities: check.activities.map((index) => plan.names[index]),
      links: check.links.map((index) => {
        const { from, to } = plan.links[index] as { from: number; to: number };
        return `${plan.names[from]} ${plan.names[to]}`;
      }),
      calendars: check.calendars,
    };
  };
}

function moment(text: string | undefined): Minute {
  return text === undefined ? NONE : at(text);
}
