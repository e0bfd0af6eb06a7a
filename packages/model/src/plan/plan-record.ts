import { z } from 'zod';
import { AssignmentRecord } from './assignment.ts';
import { BaselineRecord } from './baseline.ts';
import { BudgetLineRecord } from './budget-line.ts';
import { CalendarRecord } from './calendar.ts';
import { CustomFieldRecord } from './custom-field.ts';
import { EventRecord } from './event.ts';
import { ExplanationRecord } from './explanation.ts';
import { FixedCostRecord } from './fixed-cost.ts';
import { LinkRecord } from './link.ts';
import { ProjectRecord } from './project.ts';
import { PromiseRecord } from './promise.ts';
import { ResourceRecord } from './resource.ts';
import { TaskRecord } from './task.ts';

/** The schema of every kind. A kind's name is never given to another. */
export const schemaByKind = {
  project: ProjectRecord,
  calendar: CalendarRecord,
  task: TaskRecord,
  link: LinkRecord,
  resource: ResourceRecord,
  assignment: AssignmentRecord,
  'fixed-cost': FixedCostRecord,
  baseline: BaselineRecord,
  promise: PromiseRecord,
  'custom-field': CustomFieldRecord,
  'budget-line': BudgetLineRecord,
  event: EventRecord,
  explanation: ExplanationRecord,
} as const;

/** Any record, told apart by its kind. For the edges: records already inside are not parsed again. */
export const PlanRecord = z.discriminatedUnion('kind', [
  ProjectRecord,
  CalendarRecord,
  TaskRecord,
  LinkRecord,
  ResourceRecord,
  AssignmentRecord,
  FixedCostRecord,
  BaselineRecord,
  PromiseRecord,
  CustomFieldRecord,
  BudgetLineRecord,
  EventRecord,
  ExplanationRecord,
]);
export type PlanRecord = z.infer<typeof PlanRecord>;

export type RecordKind = PlanRecord['kind'];
export const RECORD_KINDS = Object.keys(schemaByKind) as RecordKind[];

export type RecordOf<K extends RecordKind> = {
  [One in RecordKind]: z.infer<(typeof schemaByKind)[One]>;
}[K];
