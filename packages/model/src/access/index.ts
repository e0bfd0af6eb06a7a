/** Who may do and see what: one table, one view. */
export { ACTIONS, type Action, may, scopeFor } from './actions.ts';
export { actionForEdit } from './edit-actions.ts';
export {
  fieldsOfEveryKind,
  rowByKind as accessByKind,
  type SeenBy,
  seenByOfCustomField,
} from './field-table.ts';
export { PatchedState, type PlanState } from './plan-state.ts';
export { PlanView } from './plan-view.ts';
export { type Reader, seesAll, type ViewClass, viewClass } from './reader.ts';
export {
  REPORT_EDITS,
  type ReportTask,
  type ReportView,
  reportEditFault,
  reportView,
} from './report-link.ts';
export { Role, roleInProject, TokenScope } from './roles.ts';
export { view } from './view.ts';
export {
  isSeen,
  type UnseenChange,
  type ViewedChange,
  viewChange,
  viewChanges,
} from './view-change.ts';
export { type TotalCost, viewComparison, viewCost } from './view-cost.ts';
export { type SharedDates, viewDates } from './view-dates.ts';
export { viewDiff } from './view-diff.ts';
export { type SharedLedger, type SharedSeries, viewLedger, viewSeries } from './view-ledger.ts';
export { type SharedOnTrack, viewOnTrack } from './view-on-track.ts';
export { type SharedWhy, viewWhy } from './view-why.ts';
