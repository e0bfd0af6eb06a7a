import type {
  NotApplicable,
  QualityCode,
  QualityMeasures,
  QualityThreshold,
  QualityThresholds,
} from '@throughline/engine';
import type { RecordId } from '../plan/index.ts';

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
  /** Those found, by id. */
  readonly taskIds: readonly RecordId[];
  readonly linkIds: readonly RecordId[];
  readonly calendarIds: readonly RecordId[];
  readonly details: Readonly<Record<string, number>>;
}

/** Can this plan be trusted? Every check, in the order of its number. */
export interface PlanQuality {
  readonly checks: readonly PlanCheck[];
  readonly passed: number;
  readonly warned: number;
  readonly failed: number;
  readonly notApplicable: number;
}

export interface QualityOptions {
  readonly thresholds?: Partial<QualityThresholds>;
  readonly measures?: Partial<QualityMeasures>;
  readonly baselineId?: RecordId;
}
