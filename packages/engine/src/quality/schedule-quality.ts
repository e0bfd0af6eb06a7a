import { baselineChecks } from './baseline-checks.ts';
import { calendarCheck } from './calendar-checks.ts';
import { QUALITY_CHECKS, type QualityCode } from './catalogue.ts';
import { judged, notApplicable, type QualityCheck } from './check.ts';
import { criticalPathTest } from './critical-path-test.ts';
import { dateChecks } from './date-checks.ts';
import { Examined, type QualityInput } from './examined.ts';
import { linkChecks } from './link-checks.ts';
import { logicChecks } from './logic-checks.ts';
import { sizeChecks } from './size-checks.ts';
import type { QualityThresholds } from './thresholds.ts';

const CODES = Object.keys(QUALITY_CHECKS) as QualityCode[];

/** Can this schedule be trusted? Every check QLT-n, in the order of its number. */
export function scheduleQuality(input: QualityInput): QualityCheck[] {
  const examined = new Examined(input);
  const found = [
    ...logicChecks(examined),
    ...linkChecks(examined),
    ...dateChecks(examined),
    ...sizeChecks(examined),
    ...baselineChecks(examined),
    criticalPathTest(examined),
    calendarCheck(examined),
    judged('unschedulable', input.thresholds.unschedulable, 1, { count: 0 }),
  ];
  const byCode = new Map(found.map((check) => [check.code, check]));
  return CODES.map((code) => byCode.get(code) as QualityCheck);
}

/** QLT-28: of a network without dates only that can be said; whose fault it is, the fault says. */
export function unschedulableQuality(thresholds: QualityThresholds): QualityCheck[] {
  return CODES.map((code) =>
    code === 'unschedulable'
      ? judged(code, thresholds[code], 1, { count: 1 })
      : notApplicable(code, thresholds[code], 'unschedulable'),
  );
}
