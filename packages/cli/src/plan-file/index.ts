export { named, type TaskName, taskName } from './named.ts';
export { isMilestone, shownId, taskTitle, taskTitleOf, uniqueId } from './names.ts';
export { datePlan, mentionLosses, type OpenPlan, openPlan } from './open-plan.ts';
export { weekdayWithTime, withTime } from './plan-dates.ts';
export { takesPlan, takesPlanOptions } from './plan-options.ts';
export { projectTitle, rulesWords } from './project-title.ts';
export { fileTitle, STANDARD_INPUT } from './read-bytes.ts';
export { type PlanFile, type PlanOptions, readPlanFile } from './read-plan-file.ts';
export { sayUnschedulable } from './say-unschedulable.ts';
