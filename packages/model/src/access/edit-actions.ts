import type { EditKind } from '../edit/index.ts';
import type { HistoryEdit } from '../history/index.ts';
import type { Action } from './actions.ts';

/** Edits that say what the plan is held against, how it is computed or what it may cost: a manager's. */
const MANAGED: ReadonlySet<string> = new Set<EditKind>([
  'project.create',
  'project.set',
  'project.set-status-date',
  'reschedule.unfinished',
  'baseline.approve',
  'baseline.take',
  'baseline.remove',
  'promise.add',
  'promise.change',
  'promise.remove',
  'budget-line.add',
  'budget-line.change',
  'budget-line.remove',
  'fixed-cost.add',
  'fixed-cost.change',
  'fixed-cost.remove',
  'custom-field.add',
  'custom-field.change',
  'custom-field.remove',
] satisfies EditKind[]);

/** What somebody must be allowed to do to make, propose or take back an edit of this kind. */
export function actionForEdit(kind: EditKind | HistoryEdit['kind']): Action {
  return MANAGED.has(kind) ? 'project.manage' : 'project.edit';
}
