/** A plan's own log, in the words of the people who wrote it. */

export {
  aboutTask,
  type Explained,
  explained,
  type LogEntry,
  type LogFilter,
  logEntries,
  undoneBySeq,
} from '@throughline/model';
export { changesOf, isLogged, type Logged, readLoggedPlan } from './logged-plan.ts';
export { peopleCalled, personName } from './people.ts';
export { nameOfRecord, saidChange } from './said-change.ts';
