export { baselineFinish, projectBaseline } from './baseline.ts';
export {
  type ComparedWithStored,
  comparedWithStored,
  type FieldComparison,
  STORED_FIELDS,
  type StoredDates,
  type StoredField,
} from './compared.ts';
export { looseTasks } from './open-ends.ts';
export {
  type PlanCheck,
  type PlanQuality,
  planQuality,
  type QualityOptions,
  qualityOfUnschedulable,
} from './plan-quality.ts';
export { CHECK_TITLE, sayCheck, sayLimit, sayNotApplicable } from './say-check.ts';
