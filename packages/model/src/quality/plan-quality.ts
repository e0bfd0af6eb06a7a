import {
  type NotApplicable,
  QUALITY_CHECKS,
  QUALITY_MEASURES,
  QUALITY_THRESHOLDS,
  type QualityCheck,
  type QualityCode,
  type QualityMeasures,
  type QualityThreshold,
  type QualityThresholds,
  scheduleQuality,
  unschedulableQuality,
} from '@throughline/engine';
import type { ComputedPlan } from '../computed/index.ts';
import type { RecordId, Unschedulable } from '../plan/index.ts';
import { qualityFacts } from './facts.ts';
import { blamed } from './unschedulable.ts';

/** One check of a plan: what was found, of how much, against which limit, and where. */
export interface PlanCheck {
  readonly code: QualityCode;
  /** `QLT-n` of SPEC.md, and the point of the DCMA 14 that it answers. */
  readonly rule: string;
  readonly dcma: number | null;
  readonly status: 'pass' | 'warn' | 'fail' | 'not-applicable';
  /** Set exactly when not applicable. */
  readonly reason: NotApplicable | null;
  readonly count: number;
  readonly of: number;
  /** In the threshold's unit, never rounded; null when not applicable. */
  readonly value: number | null;
  readonly threshold: QualityThreshold;
  /** Those found, by id, sorted; the tasks of a cycle in the direction of its links. */
  readonly taskIds: readonly RecordId[];
  readonly linkIds: readonly RecordId[];
  readonly calendarIds: readonly RecordId[];
  /** Numbers that explain the value, by name; minutes unless the name says days. */
  readonly details: Readonly<Record<string, number>>;
}

/** Can this plan be trusted? Every check, in the order of its number. */
export interface PlanQuality {
  readonly checks: readonly PlanCheck[];
  readonly passed: number;
  readonly warned: number;
  readonly failed: number;
  readonly notApplicable: number;
  /** As they were used. */
  readonly measures: QualityMeasures;
}

export interface QualityOptions {
  /** Limits that replace the defaults. */
  readonly thresholds?: Partial<QualityThresholds>;
  readonly measures?: Partial<QualityMeasures>;
  /** The baseline to check against; the plan's own choice (BSL-1) where none is named. */
  readonly baselineId?: RecordId;
}

/** Every check of a plan that has dates. It questions the schedule, not the forecast. */
export function planQuality(plan: ComputedPlan, options: QualityOptions = {}): PlanQuality {
  const { thresholds, measures } = limits(options);
  const facts = qualityFacts(plan, options.baselineId);
  const { taskIds, linkIds, calendarIds } = plan.plan;
  const named = (ids: readonly RecordId[], indexes: readonly number[]) =>
    [...new Set(indexes.map((index) => ids[index] as RecordId))].sort();
  const checks = scheduleQuality({ ...facts, thresholds, measures }).map((check) =>
    planCheck(check, {
      taskIds: named(taskIds, check.activities),
      linkIds: named(linkIds, check.links),
      calendarIds: named(calendarIds, check.calendars),
    }),
  );
  return counted(checks, measures);
}

/** QLT-28: what keeps a plan from having dates, and nothing else: no other check can be made. */
export function qualityOfUnschedulable(
  fault: Unschedulable,
  options: QualityOptions = {},
): PlanQuality {
  const { thresholds, measures } = limits(options);
  const checks = unschedulableQuality(thresholds).map((check) =>
    planCheck(check, check.code === 'unschedulable' ? blamed(fault) : NOBODY),
  );
  return counted(checks, measures);
}

const NOBODY = { taskIds: [], linkIds: [], calendarIds: [] };

function limits({ thresholds, measures }: QualityOptions) {
  return {
    thresholds: { ...QUALITY_THRESHOLDS, ...thresholds },
    measures: { ...QUALITY_MEASURES, ...measures },
  };
}

function planCheck(
  { activities, links, calendars, ...check }: QualityCheck,
  named: Pick<PlanCheck, 'taskIds' | 'linkIds' | 'calendarIds'>,
): PlanCheck {
  return { ...check, ...QUALITY_CHECKS[check.code], ...named };
}

function counted(checks: readonly PlanCheck[], measures: QualityMeasures): PlanQuality {
  const of = (status: PlanCheck['status']) => checks.filter((one) => one.status === status).length;
  return {
    checks,
    passed: of('pass'),
    warned: of('warn'),
    failed: of('fail'),
    notApplicable: of('not-applicable'),
    measures,
  };
}
