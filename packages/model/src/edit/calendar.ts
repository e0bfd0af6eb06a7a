import {
  type CalendarRecord,
  type RecordId,
  type Records,
  type Refusal,
  refuse,
} from '../plan/index.ts';
import { addRule, changeRule } from './add-and-change.ts';
import { removeRule } from './removal.ts';

export const calendarRules = {
  'calendar.add': addRule('calendar', baseFault),
  'calendar.change': changeRule('calendar', baseFault),
  'calendar.remove': removeRule('calendar'),
};

/** No calendar is derived from itself, however far. */
function baseFault(calendar: CalendarRecord, records: Records): Refusal | undefined {
  const ids: RecordId[] = [calendar.id];
  let base = calendar.baseId;
  while (base !== undefined && !ids.includes(base)) {
    ids.push(base);
    base = records.find('calendar', base)?.baseId;
  }
  if (base !== calendar.id) return undefined;
  return refuse('calendar-cycle', { ids }, { recordId: calendar.id, field: 'baseId' });
}
