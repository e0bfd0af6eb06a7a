export { P6_FIELDS, type P6Field, type P6Kind } from './p6-fields.ts';
export type { CalendarData, Dialect, P6Calendar, P6File, P6Project } from './p6-file.ts';
export { type P6Object, P6Objects, p6Object, p6ObjectOf } from './p6-object.ts';
export { readPlan } from './read-plan.ts';
export { nameOf } from './record-fields.ts';
export { answered, P6Refused } from './refused.ts';
export { EVERYWHERE, isNothing, Unread } from './unread.ts';
export { parseDate, parseNumber } from './values.ts';
