import { z } from 'zod';
import {
  type CalendarRecord,
  isRefusal,
  RecordId,
  type Records,
  type Refusal,
  refuse,
} from '../plan/index.ts';
import { calendarFault } from './calendar-faults.ts';
import { type EditRule, editRule, found, updates } from './rule.ts';

export type CalendarEdit<K extends string, S extends z.ZodRawShape> = {
  readonly kind: K;
  readonly calendarId: RecordId;
} & z.infer<z.ZodObject<S>>;

/** An edit of one calendar, named by `calendarId`: its further fields, and the calendar as it becomes. */
export function calendarEdit<K extends string, S extends z.ZodRawShape>(
  kind: K,
  shape: S,
  become: (calendar: CalendarRecord, edit: CalendarEdit<K, S>) => CalendarRecord | Refusal,
): EditRule<CalendarEdit<K, S>> {
  const schema = z.strictObject({ kind: z.literal(kind), calendarId: RecordId, ...shape });
  return editRule(schema as unknown as z.ZodType<CalendarEdit<K, S>>, (edit, records: Records) => {
    const calendar = found(records, 'calendar', edit.calendarId, 'calendarId');
    if (isRefusal(calendar)) return calendar;
    const after = become(calendar, edit);
    if (isRefusal(after)) return after;
    return calendarFault(after, records) ?? updates([[calendar, after]]);
  });
}

/** The map without this entry, or the refusal that it has none of that id. */
export function withoutEntry<V>(
  calendar: CalendarRecord,
  field: 'exceptions' | 'workWeeks',
  entries: { readonly [id: string]: V },
  id: RecordId,
): Record<RecordId, V> | Refusal {
  if (Object.hasOwn(entries, id)) {
    const { [id]: _, ...others } = entries;
    return others;
  }
  const where = { recordId: calendar.id, field, accepted: Object.keys(entries) };
  return refuse('entry-missing', { id: calendar.id, field, entry: id }, where);
}
