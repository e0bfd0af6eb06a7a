/** What people name on the command line, found in a plan. */
export { findRecord } from './find-record.ts';
export { findTask } from './find-task.ts';
export { isNotFound, listed, type NotFound } from './not-found.ts';
export { readDay } from './read-day.ts';
export { readSeq } from './read-seq.ts';
