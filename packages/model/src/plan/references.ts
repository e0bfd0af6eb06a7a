import type { PlanRecord, RecordKind } from './plan-record.ts';
import type { RecordId } from './record-id.ts';

export interface Reference {
  readonly field: string;
  readonly id: RecordId;
  readonly expected: RecordKind;
}

/**
 * Which fields of which kind hold the id of which other kind. A baseline names tasks that may be gone,
 * so it refers to none. Values of custom fields are found under `custom`.
 */
const FIELDS_BY_KIND: { readonly [K in RecordKind]: Readonly<Record<string, RecordKind>> } = {
  project: { calendarId: 'calendar' },
  calendar: { baseId: 'calendar' },
  task: { parent: 'task', calendarId: 'calendar' },
  link: { from: 'task', to: 'task' },
  resource: { calendarId: 'calendar' },
  assignment: { taskId: 'task', resourceId: 'resource', calendarId: 'calendar' },
  'fixed-cost': { taskId: 'task' },
  baseline: {},
  promise: { taskId: 'task' },
  'custom-field': {},
  'budget-line': {},
  event: {},
  explanation: { eventId: 'event' },
};

const ENTRIES = Object.fromEntries(
  Object.entries(FIELDS_BY_KIND).map(([kind, fields]) => [kind, Object.entries(fields)]),
) as Record<RecordKind, [field: string, expected: RecordKind][]>;

/** Every record that this one refers to by a field of its own; custom fields aside. */
export function referencesOf(record: PlanRecord): Reference[] {
  const references: Reference[] = [];
  const fields = record as unknown as Record<string, RecordId | undefined>;
  for (const [field, expected] of ENTRIES[record.kind]) {
    const id = fields[field];
    if (id !== undefined) references.push({ field, id, expected });
  }
  return references;
}
