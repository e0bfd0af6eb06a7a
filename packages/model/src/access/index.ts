/** Who may do and see what: one table, one view. */
export { type Action, may, scopeFor } from './actions.ts';
export { actionForEdit } from './edit-actions.ts';
export { Role, roleInProject, TokenScope } from './roles.ts';
export { type Reader, seesAll, view } from './view.ts';
