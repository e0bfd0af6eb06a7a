/** A project's own file: its log, its branches and who its people are, verified as it is read. */

export { isThroughline } from './detect.ts';
export { isPersonName } from './header-line.ts';
export { readPlanOf, readThroughlinePlan } from './read-plan.ts';
export { readThroughline } from './read-throughline.ts';
export type {
  Lost,
  People,
  ReadThroughline,
  ReadThroughlineOptions,
  Sha256,
  ThroughlineFile,
} from './throughline-file.ts';
export { writeThroughline } from './write-throughline.ts';
