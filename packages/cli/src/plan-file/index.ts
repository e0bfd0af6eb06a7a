export { parseAsOf } from './as-of.ts';
export {
  type Author,
  type AuthorOptions,
  authorOf,
  newId,
  newSalt,
  takesAuthor,
} from './author.ts';
export {
  type Changed,
  type Changing,
  changePlanFile,
  withoutHistory,
} from './change-plan-file.ts';
export { findBranch } from './find-branch.ts';
export { findMoment } from './find-moment.ts';
export { named, type TaskName, taskName } from './named.ts';
export { isMilestone, shownId, taskTitle, taskTitleOf, uniqueId } from './names.ts';
export { datePlan, mentionLosses, type OpenPlan, openPlan } from './open-plan.ts';
export { nodeSha256, type OpenProject } from './open-project.ts';
export { weekdayWithTime, withTime } from './plan-dates.ts';
export type { PlanFile, PlanOptions } from './plan-file.ts';
export { takesPlan, takesPlanOptions } from './plan-options.ts';
export { fileTitle, readBytes, STANDARD_INPUT } from './read-bytes.ts';
export { readComplaint } from './read-complaint.ts';
export { readPlanFile } from './read-plan-file.ts';
export { refused } from './refused.ts';
export { rulesWords } from './rules-words.ts';
export { sayUnschedulable } from './say-unschedulable.ts';
export { isThere, unwritable, writeWhole } from './write-whole.ts';
