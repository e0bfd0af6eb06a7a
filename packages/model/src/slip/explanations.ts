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

  /** What was said of what a change did to some records; of them before of the whole edit. */
  of(change: Change, records: Iterable<RecordId>): ExplanationRecord | undefined {
    const edits = editsOf(change);
    for (const record of records) {
      for (const edit of edits) {
        const found = this.byRecord.get(`${edit} ${record}`);
        if (found !== undefined) return found;
      }
    }
    return this.ofEdit(edits);
  }

  /** Whether the whole change was said to belong elsewhere than to the event stated with it. */
  isMovedFrom(change: Change, event: RecordId): boolean {
    const found = this.ofEdit(editsOf(change));
    return found !== undefined && found.eventId !== event;
  }

  private ofEdit(edits: readonly string[]): ExplanationRecord | undefined {
    for (const edit of edits) {
      const found = this.byEdit.get(edit);
      if (found !== undefined) return found;
    }
    return undefined;
  }
}

/** What is said of the first part of an update is said of all of it: it was cut only because it is large. */
function editsOf({ editId, edit, group }: Change): readonly string[] {
  const isCut = edit.kind === 'plan.update' && group !== undefined && group.id !== editId;
  return isCut ? [editId, group.id] : [editId];
}
