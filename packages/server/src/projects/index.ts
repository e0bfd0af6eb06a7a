/** The projects of a database: read in memory, changed one transaction at a time. */

export { beginWith, type FirstWorkspace } from './begin-with.ts';
export type { Work, Writing } from './commit-works.ts';
export { ComputedCache, type ComputedCacheOptions } from './computed-cache.ts';
export type { Summary } from './computed-cache-rows.ts';
export {
  COMPUTED_VERSION,
  type ToCompute,
  writeComputed,
  writeComputedInThread,
} from './computed-cache-write.ts';
export { createProject, type NewProject } from './create-project.ts';
export type { HotProject } from './hot-project.ts';
export type { Head } from './project-rows.ts';
export { type Committed, NoSuchProject, ProjectStore } from './project-store.ts';
export { type ProjectFault, type ProjectFaultCode, sayProjectFault } from './verify-faults.ts';
export { type ProjectReport, type VerifyOptions, verifyProjects } from './verify-projects.ts';
