export * from './apply-diff.ts';
export * from './assignment.ts';
export * from './baseline.ts';
export * from './budget-line.ts';
export * from './calendar.ts';
export { canonicalJson, type Json, sameJson } from './canonical-json.ts';
export * from './cause.ts';
export * from './check-references.ts';
export * from './custom-field.ts';
export * from './diff.ts';
export * from './duration.ts';
export * from './event.ts';
export * from './explanation.ts';
export {
  changedRecord,
  changesBetween,
  type FieldChange,
  FieldChanges,
  FieldPath,
  fieldOf,
  fieldSteps,
  mapWhenEmpty,
  type Side,
  sameSide,
} from './field-changes.ts';
export * from './fixed-cost.ts';
export * from './link.ts';
export * from './local-time.ts';
export * from './money.ts';
export * from './plan-record.ts';
export { doneMinutes, percentIsOfDuration, remainingMinutes } from './progress.ts';
export * from './project.ts';
export * from './promise.ts';
export * from './rank.ts';
export {
  Audience,
  CustomValue,
  EXTERNAL_SYSTEMS,
  type ExternalSystem,
  Name,
} from './record-base.ts';
export * from './record-id.ts';
export { Records } from './records.ts';
export { type Reference, referencesOf } from './references.ts';
export * from './refusal.ts';
export * from './resource.ts';
export * from './task.ts';
export * from './unschedulable.ts';
