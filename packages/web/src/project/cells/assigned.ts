import type { AssignmentRecord, RecordOf, TaskRecord } from '@throughline/model';
import type { CellPlan } from '../cell-plan.ts';
import { numberText, unitsText } from './numbers.ts';

type Resource = RecordOf<'resource'>;

/** An assignment to somebody; what is given to nobody yet is in no list of names. */
export interface Assigned {
  readonly record: AssignmentRecord;
  readonly resource: Resource;
}

/** Those who work on the task, by name. */
export function assignedTo({ records }: CellPlan, task: TaskRecord): Assigned[] {
  const found: Assigned[] = [];
  for (const record of records.referrers(task.id, 'assignment')) {
    const { resourceId } = record;
    const resource = resourceId === undefined ? undefined : records.find('resource', resourceId);
    if (resource !== undefined) found.push({ record, resource });
  }
  return found.length < 2 ? found : found.sort(byName);
}

function byName(a: Assigned, b: Assigned): number {
  if (a.resource.name !== b.resource.name) return a.resource.name < b.resource.name ? -1 : 1;
  return a.record.id < b.record.id ? -1 : 1;
}

/** `Ana Ortiz[50%], Crane, Cable[200]`: all of somebody's time goes without saying. */
export function resourcesText(plan: CellPlan, task: TaskRecord): string {
  return assignedTo(plan, task).map(assignedText).join(', ');
}

export function assignedText({ record, resource }: Assigned): string {
  const units = printUnits(record.units, resource.type);
  return units === '' ? resource.name : `${resource.name}[${units}]`;
}

/** Empty where it goes without saying. */
export function printUnits(units: number, type: Resource['type']): string {
  if (units === 1) return '';
  return type === 'material' ? numberText(units) : unitsText(units);
}
