export { apply, parseEdit } from './apply.ts';
export { type EmptyPlan, emptyPlan } from './empty-plan.ts';
export { removalOf } from './removal.ts';
export { mayStartLater } from './reschedule-unfinished.ts';
export type { EditRule } from './rule.ts';
export { EDIT_KINDS, type Edit, type EditKind, ruleByKind } from './rules.ts';
