export { expectedFinishEdit } from './expected-finish.ts';
export { rescheduleUnfinished } from './reschedule-unfinished.ts';
