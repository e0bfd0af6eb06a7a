import { type EventRecord, explanationId, type Records, type StatedCause } from '../plan/index.ts';
import type { Change } from './change.ts';

/** Why a change was made, as somebody said with it or afterwards. */
export interface Explained {
  readonly event?: EventRecord;
  readonly cause?: StatedCause;
}

/** An explanation stands above what was said with the edit; an event has its own cause. */
export function explained({ editId, event, cause }: Change, records: Records): Explained {
  const later = records.find('explanation', explanationId(editId));
  const said = later ?? { eventId: event, cause };
  const named = said.eventId === undefined ? undefined : records.find('event', said.eventId);
  if (named !== undefined) return { event: named, cause: named.cause };
  return said.cause === undefined ? {} : { cause: said.cause };
}
