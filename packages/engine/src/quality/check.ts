import type { QualityCode } from './catalogue.ts';
import type { QualityThreshold } from './thresholds.ts';

/** Why a check says nothing; never a pass. */
export type NotApplicable =
  | 'nothing-to-check'
  | 'no-status-date'
  | 'no-baseline'
  | 'no-resources-in-plan'
  | 'no-target'
  | 'no-path-length'
  | 'no-unfinished-path'
  | 'dates-run-out'
  | 'unschedulable';

/** The answer of one check, naming activities, links and calendars by index. */
export interface QualityCheck {
  readonly code: QualityCode;
  readonly status: 'pass' | 'warn' | 'fail' | 'not-applicable';
  /** Set exactly when not applicable. */
  readonly reason: NotApplicable | null;
  /** How many were found, and of how many looked at. */
  readonly count: number;
  readonly of: number;
  /** What was held against the limit, in the threshold's unit, never rounded. */
  readonly value: number | null;
  readonly threshold: QualityThreshold;
  readonly activities: readonly number[];
  readonly links: readonly number[];
  readonly calendars: readonly number[];
  /** Numbers that explain the value, by name; minutes unless the name says days. */
  readonly details: Readonly<Record<string, number>>;
}

type Found = Partial<
  Pick<QualityCheck, 'activities' | 'links' | 'calendars' | 'details'> & {
    readonly count: number;
    /** Undefined counts as a share or a count, by the threshold's unit. */
    readonly value: number;
  }
>;

/** What was found against its threshold. A share of nothing is not applicable. */
export function judged(
  code: QualityCode,
  threshold: QualityThreshold,
  of: number,
  found: Found,
): QualityCheck {
  const { activities = [], links = [], calendars = [], details = {} } = found;
  const count = found.count ?? activities.length + links.length + calendars.length;
  if (of === 0) return notApplicable(code, threshold, 'nothing-to-check');
  const value = found.value ?? (threshold.unit === 'percent' ? (count * 100) / of : count);
  // Shares are compared in whole numbers, so that 5 of 100 is exactly 5 %.
  const [measured, limit] =
    found.value === undefined && threshold.unit === 'percent'
      ? [count * 100, threshold.limit * of]
      : [value, threshold.limit];
  const kept = threshold.compare === 'at-most' ? measured <= limit : measured >= limit;
  const status = kept ? 'pass' : threshold.broken;
  return {
    code,
    status,
    reason: null,
    count,
    of,
    value,
    threshold,
    activities,
    links,
    calendars,
    details,
  };
}

export function notApplicable(
  code: QualityCode,
  threshold: QualityThreshold,
  reason: NotApplicable,
): QualityCheck {
  return {
    code,
    status: 'not-applicable',
    reason,
    count: 0,
    of: 0,
    value: null,
    threshold,
    activities: [],
    links: [],
    calendars: [],
    details: {},
  };
}
