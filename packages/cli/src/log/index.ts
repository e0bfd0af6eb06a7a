/** A plan's own log, in the words of the people who wrote it. */

export { aboutTask } from './about-task.ts';
export { type Explained, explained } from './explained.ts';
export { type LogEntry, type LogFilter, logEntries } from './log-entries.ts';
export { changesOf, isLogged, type Logged, readLoggedPlan } from './logged-plan.ts';
export { peopleCalled, personName } from './people.ts';
export { nameOfRecord, saidChange } from './said-change.ts';
export { undoneBySeq } from './undone.ts';
