/** Parts of the plan, for screens that hold no copy of the whole. */
export { refusalIn, sayRefused } from './say-refused.ts';
export { SyncNote } from './sync-note.tsx';
export { type ComputedOfTask, type Listed, useListed } from './use-listed.ts';
export { type Submit, useSubmit } from './use-submit.ts';
