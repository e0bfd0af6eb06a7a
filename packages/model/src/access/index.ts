/** Who may do and see what: one table, one view. */
export { ACTIONS, type Action, may, scopeFor } from './actions.ts';
export { actionForEdit } from './edit-actions.ts';
export { PatchedState, type PlanState } from './plan-state.ts';
export { PlanView } from './plan-view.ts';
export { type Reader, seesAll, type ViewClass, viewClass } from './reader.ts';
export { Role, roleInProject, TokenScope } from './roles.ts';
export { view } from './view.ts';
export { viewDiff } from './view-diff.ts';
