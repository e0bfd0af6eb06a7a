import type { RecordId } from './record-id.ts';

/** Why a plan has no dates, by code; the records it names are the ones to mend. */
export type Unschedulable =
  | { readonly code: 'links-go-round'; readonly taskIds: readonly RecordId[] }
  | { readonly code: 'outline-goes-round'; readonly taskIds: readonly RecordId[] }
  | { readonly code: 'link-within-its-summary'; readonly linkId: RecordId }
  | { readonly code: 'link-of-a-task-with-itself'; readonly linkId: RecordId }
  | { readonly code: 'calendar-bases-go-round'; readonly calendarIds: readonly RecordId[] }
  | { readonly code: 'calendar-without-working-time'; readonly calendarId: RecordId }
  | { readonly code: 'calendar-with-a-bad-range'; readonly calendarId: RecordId }
  | { readonly code: 'calendar-runs-out'; readonly calendarId: RecordId }
  | { readonly code: 'date-outside-1900-2199'; readonly calendarId: RecordId }
  | { readonly code: 'task-number-out-of-range'; readonly taskId: RecordId; readonly field: string }
  | { readonly code: 'too-many-links'; readonly limit: number }
  | { readonly code: 'reference-to-nothing'; readonly recordId: RecordId; readonly field: string };
