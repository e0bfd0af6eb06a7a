import type { StoredDates } from '../read-outcome.ts';
import type { Fields } from './fields.ts';

const MOMENTS = [
  ['Start', 'start'],
  ['Finish', 'finish'],
  ['EarlyStart', 'earlyStart'],
  ['EarlyFinish', 'earlyFinish'],
  ['LateStart', 'lateStart'],
  ['LateFinish', 'lateFinish'],
] as const;

const FLOATS = [
  ['TotalSlack', 'totalFloat'],
  ['FreeSlack', 'freeFloat'],
  ['StartSlack', 'startFloat'],
  ['FinishSlack', 'finishFloat'],
] as const;

/** What MS Project had computed for a task. Slack is in tenths of a working minute; none written is none. */
export function readStored(fields: Fields): StoredDates {
  const stored: StoredDates = {};
  for (const [name, field] of MOMENTS) {
    const moment = fields.moment(name);
    if (moment !== undefined) stored[field] = moment;
  }
  for (const [name, field] of FLOATS) {
    const tenths = fields.number(name);
    if (tenths !== undefined) stored[field] = tenths / 10;
  }
  if (stored.earlyStart !== undefined) {
    stored.totalFloat ??= 0;
    stored.freeFloat ??= 0;
  }
  if (fields.word('Critical') !== undefined) stored.critical = fields.flag('Critical');
  return stored;
}
