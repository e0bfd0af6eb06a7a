import { assignmentRules } from './assignment.ts';
import { baselineRules } from './baseline.ts';
import { budgetLineRules } from './budget-line.ts';
import { calendarRules } from './calendar.ts';
import { customFieldRules } from './custom-field.ts';
import { eventRules } from './event.ts';
import { explanationRules } from './explanation.ts';
import { fixedCostRules } from './fixed-cost.ts';
import { linkRules } from './link.ts';
import { linkSetPredecessors } from './link-set-predecessors.ts';
import { projectRules } from './project.ts';
import { promiseRules } from './promise.ts';
import { rescheduleUnfinished } from './reschedule-unfinished.ts';
import { resourceRules } from './resource.ts';
import type { EditRule } from './rule.ts';
import { taskRules } from './task.ts';

/** Every kind of edit there is. A kind's name is never given to another. */
export const ruleByKind = {
  ...projectRules,
  ...calendarRules,
  ...taskRules,
  ...linkRules,
  'link.set-predecessors': linkSetPredecessors,
  ...resourceRules,
  ...assignmentRules,
  ...fixedCostRules,
  ...baselineRules,
  ...promiseRules,
  ...customFieldRules,
  ...budgetLineRules,
  ...eventRules,
  ...explanationRules,
  'reschedule.unfinished': rescheduleUnfinished,
};

export type EditKind = keyof typeof ruleByKind;

/** An edit of any kind: plain data, told apart by its kind. */
export type Edit = {
  [K in EditKind]: (typeof ruleByKind)[K] extends EditRule<infer E> ? E : never;
}[EditKind];

export const EDIT_KINDS = Object.keys(ruleByKind) as EditKind[];
