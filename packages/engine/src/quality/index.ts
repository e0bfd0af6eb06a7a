export { QUALITY_CHECKS, type QualityCode } from './catalogue.ts';
export type { NotApplicable, QualityCheck } from './check.ts';
export type { QualityInput } from './examined.ts';
export { isHardConstrained } from './hard-constraint.ts';
export { type OpenEnds, openEnds } from './open-ends.ts';
export { Population } from './population.ts';
export { scheduleQuality, unschedulableQuality } from './schedule-quality.ts';
export {
  QUALITY_MEASURES,
  QUALITY_THRESHOLDS,
  type QualityMeasures,
  type QualityThreshold,
  type QualityThresholds,
} from './thresholds.ts';
