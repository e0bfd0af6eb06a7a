import type { Thresholds } from '@throughline/model';
import { format, messages } from '../words/index.ts';

const sayName = messages({
  buffer: 'Float left to a promise, at least',
  bufferBurned: 'Buffer used before it counts',
  burnRatio: 'Buffer used against work done',
  baselineTolerance: 'Later than the baseline, tolerated',
  statusAge: 'Age of the status date, at most',
  noProgress: 'Begun without progress, at most',
  unreportedShare: 'Work without a report, at most',
  unreportedTasks: 'Tasks without a report, from',
  openEndShare: 'Tasks without successors, at most',
  openEndTasks: 'Tasks without successors, from',
  nearCritical: 'Nearly critical, float up to',
  lookAhead: 'Next work, within',
  floatBurned: 'Float used, at most',
  watched: 'To be watched, at most',
});

const sayValue = messages({
  'working-days': { one: '{count} working day', other: '{count} working days' },
  'calendar-days': { one: '{count} calendar day', other: '{count} calendar days' },
  count: { one: '{count}', other: '{count}' },
});

/** What a limit of the verdict is about. */
export function sayLimit(name: keyof Thresholds): string {
  return sayName(name);
}

export function sayUnit(unit: string, value: number): string {
  switch (unit) {
    case 'working-days':
    case 'calendar-days':
    case 'count':
      return sayValue(unit, { count: value });
    case 'percent':
      return format.percent(value);
    default:
      return format.number(value, 2);
  }
}
