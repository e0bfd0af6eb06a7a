/** The projects of a database: read in memory, changed one transaction at a time. */
export { createProject } from './create-project.ts';
export type { HotProject } from './hot-project.ts';
export type { Head } from './project-rows.ts';
export {
  type Committed,
  NoSuchProject,
  ProjectStore,
  type Work,
  type Writing,
} from './project-store.ts';
export { type SubmitRequest, submitEdits } from './submit-edits.ts';
