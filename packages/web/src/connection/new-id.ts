import { type RecordId, uuidV7 } from '@throughline/model';

/** An id for a record, an edit or a branch, which nobody had before. */
export function newId(): RecordId {
  return uuidV7(Date.now(), crypto.getRandomValues(new Uint8Array(10))) as RecordId;
}
