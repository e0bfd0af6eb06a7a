import type { EditId, RecordId } from '../plan/index.ts';
import type { Change } from './change.ts';

/** What a change did to one record. */
export type Touch = 'added' | 'changed' | 'removed';

/**
 * Finds changes by the edit they are and by the records they touched. Built when it is first asked,
 * and only as far as the log has grown since.
 */
export class LogIndex {
  readonly #changes: readonly Change[];
  readonly #seqByEditId = new Map<EditId, number>();
  readonly #seqsByRecord = new Map<string, number[]>();
  #editsKnown = 0;
  #recordsKnown = 0;

  constructor(changes: readonly Change[]) {
    this.#changes = changes;
  }

  /** The change that this edit became. */
  changeOf(editId: EditId): Change | undefined {
    for (; this.#editsKnown < this.#changes.length; this.#editsKnown++) {
      const { editId: known, seq } = this.#changes[this.#editsKnown] as Change;
      this.#seqByEditId.set(known, seq);
    }
    const seq = this.#seqByEditId.get(editId);
    return seq === undefined ? undefined : this.#changes[seq - 1];
  }

  /** The seqs of the changes that added, changed or removed the record, oldest first. */
  seqsOf(id: RecordId): readonly number[] {
    for (; this.#recordsKnown < this.#changes.length; this.#recordsKnown++) {
      this.#note(this.#changes[this.#recordsKnown] as Change);
    }
    return this.#seqsByRecord.get(id) ?? [];
  }

  /** The changes after `since` that touched the record, the latest first. */
  *touchesOf(id: RecordId, since: number): Generator<Change> {
    if (since >= this.#changes.length) return;
    const seqs = this.seqsOf(id);
    for (let k = seqs.length - 1; k >= 0 && (seqs[k] as number) > since; k--) {
      yield this.#changes[(seqs[k] as number) - 1] as Change;
    }
  }

  /** The changes from this one on. */
  *from(seq: number): Generator<Change> {
    for (let next = seq; next <= this.#changes.length; next++) {
      yield this.#changes[next - 1] as Change;
    }
  }

  #note({ seq, diff }: Change): void {
    for (const part of [diff.removed, diff.added, diff.updated]) {
      for (const id of Object.keys(part)) {
        const seqs = this.#seqsByRecord.get(id);
        if (seqs === undefined) this.#seqsByRecord.set(id, [seq]);
        else if (seqs.at(-1) !== seq) seqs.push(seq);
      }
    }
  }
}

/** What the change did to the record; to one field of it where one is named. */
export function touchOf({ diff }: Change, id: RecordId, field?: string): Touch | undefined {
  if (Object.hasOwn(diff.added, id)) return 'added';
  if (Object.hasOwn(diff.removed, id)) return 'removed';
  const fields = Object.hasOwn(diff.updated, id) ? diff.updated[id] : undefined;
  if (fields === undefined) return undefined;
  return field === undefined || Object.hasOwn(fields, field) ? 'changed' : undefined;
}
