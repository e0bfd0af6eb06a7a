export { type WrittenFile, writeMspdi } from './mspdi/index.ts';
export {
  type Format,
  isReadRefusal,
  type Loss,
  type Place,
  type ReadOptions,
  type ReadPlan,
  type ReadRefusal,
  type StoredDates,
} from './read-outcome.ts';
export { readSchedule } from './read-schedule.ts';
export {
  type LossCode,
  type RefusalCode,
  sayLoss,
  sayReadRefusal,
  type WordParameters,
} from './words/index.ts';
