export { computedDates } from './computed-dates.ts';
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
  isPersonName,
  isThroughline,
  type Lost,
  type People,
  type ReadThroughline,
  type ReadThroughlineOptions,
  readPlanOf,
  readThroughline,
  type Sha256,
  type ThroughlineFile,
  writeThroughline,
} from './throughline/index.ts';
export {
  type LossCode,
  type RefusalCode,
  sayLoss,
  sayReadRefusal,
  type WordParameters,
} from './words/index.ts';
