/** Work that outlives a request: queued in PostgreSQL, run once by whichever node is free, in threads. */
export { enqueue, type NewJob, queue, unqueue } from './enqueue.ts';
export type { Failure, Outcome } from './failure.ts';
export {
  EXPORT_FORMATS,
  type ExportedFile,
  type ExportFormat,
  type ExportRequest,
} from './files/export-project.ts';
export { partsOf, type ReadingOptions, storeParts, TooLarge } from './files/file-rows.ts';
export { exportOptions, findExport } from './files/find-export.ts';
export {
  confirmUpload,
  dropUpload,
  findUpload,
  type NewUpload,
  readAgain,
  takeUpload,
  type Upload,
  waitingBytes,
} from './files/uploads.ts';
export {
  type Heavy,
  type HeavyOptions,
  OutOfMemory,
  type QuestionName,
  startHeavy,
  TookTooLong,
} from './heavy/index.ts';
export type { JobState } from './job-rows.ts';
export { actionByKind, type JobKind } from './kinds.ts';
export { findJob, type Looker, listJobs, type SeenJob } from './list-jobs.ts';
export { prepareQueue } from './prepare-queue.ts';
export { cancelJob, retryJob } from './steer-job.ts';
export { type JobTask, type JobTasks, tasksBy } from './tasks.ts';
export { type JobWorker, startWorker, type WorkerOptions } from './worker.ts';
