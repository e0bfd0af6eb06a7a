/** The project that is looked at: its place, its live connection, and the copy of its plan in this browser. */

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
export { useLocalProject, useLocalState, usePlanRecords } from './use-local-project.ts';
