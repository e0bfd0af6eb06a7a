/** The project that is looked at: its place, its live connection, and the copy of its plan in this browser. */

export {
  CAUSES_OFFERED,
  type EventAnswer,
  type ExplainedLine,
  type LedgerAnswer,
  sayCause,
  UnexplainedList,
  useExplain,
  useExplainChange,
} from './causes/causes.ts';
export type { CellPlan } from './cell-plan.ts';
export {
  AS_SOON_AS_POSSIBLE,
  type Choice,
  COLUMN_IDS,
  type Column,
  type ColumnId,
  type ColumnKind,
  choicesOf,
  columnOf,
  customColumn,
  isColumnId,
  type StandardColumnId,
  standardColumn,
} from './columns.ts';
export type * from './local-project.ts';
export {
  type AboutState,
  ApplyDialog,
  type BranchAnswer,
  BranchBar,
  type BranchesAnswer,
  type BranchLine,
  Comparison,
  DateChange,
  DropDialog,
  type LogAnswer,
  type LoggedChange,
  type LoggedDiff,
  MomentPicker,
  PastBanner,
  PreviewLine,
  sayMoved,
  signedDays,
  TaskLink,
  TryAChange,
  useBranch,
  useLookAt,
  useMinutesPerDay,
  useNames,
  usePreview,
  useProjectState,
  withNames,
} from './moment/moment.ts';
export { preparePlan } from './open-projects.ts';
export {
  type ProjectAnswer,
  type ProjectPlace,
  ProjectProvider,
  useLiveState,
  useProjectPlace,
} from './place.tsx';
export {
  CONSTRAINT_TYPES,
  LINK_TYPES,
  type LinkTable,
  type PlanTable,
  TaskFlag,
  type TaskPromise,
  type TimeMarks,
} from './plan-table.ts';
export {
  type ComputedOfTask,
  type Listed,
  refusalIn,
  type Submit,
  SyncNote,
  sayRefused,
  useListed,
  useSubmit,
} from './records/records.ts';
export {
  dayOfHere,
  fieldsOf,
  ProgressForm,
  type ReportFields,
  type Said,
  type TaskReported,
  type Workday,
} from './reporting/reporting.ts';
export * from './tracking/tracking.ts';
export { useLocalProject, useLocalState, usePlanRecords } from './use-local-project.ts';
