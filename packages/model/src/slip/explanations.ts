import type { Change } from '../history/index.ts';
import type { ExplanationRecord, RecordId, Records } from '../plan/index.ts';

/** What was said afterwards about why edits were made: by the edit, and by the edit and a record. */
export class Explanations {
  private readonly byEdit = new Map<string, ExplanationRecord>();
  private readonly byRecord = new Map<string, ExplanationRecord>();

  /** As the later state has them. One whose event is not there says nothing. */
  constructor(later: Records) {
    for (const one of later.all('explanation')) {
      if (one.eventId !== undefined && later.find('event', one.eventId) === undefined) continue;
      if (one.about === undefined) this.byEdit.set(one.editId, one);
      else this.byRecord.set(`${one.editId} ${one.about}`, one);
    }
  }

  /** What was said of what an edit did to some records; of them before of the whole edit. */
  of(editId: string, records: Iterable<RecordId>): ExplanationRecord | undefined {
    for (const record of records) {
      const found = this.byRecord.get(`${editId} ${record}`);
      if (found !== undefined) return found;
    }
    return this.byEdit.get(editId);
  }

  /** Whether the whole change was said to belong elsewhere than to the event stated with it. */
  isMovedFrom({ editId }: Change, event: RecordId): boolean {
    const found = this.byEdit.get(editId);
    return found !== undefined && found.eventId !== event;
  }
}
