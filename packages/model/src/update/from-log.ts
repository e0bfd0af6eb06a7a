import type { Change } from '../history/index.ts';
import type { Diff, RecordId } from '../plan/index.ts';

/** UPD-9: the records that an edit added and no file: what the log knows better than a record's own ids. */
export function madeHereIn(changes: Iterable<Change>): Set<RecordId> {
  const ofFile = new Set<RecordId>();
  const madeHere = new Set<RecordId>();
  for (const { edit, diff } of changes) {
    for (const id of Object.keys(diff.added) as RecordId[]) {
      if (edit.kind === 'plan.update') ofFile.add(id);
      // Undoing the update that removed it brings back what a file had brought.
      else if (!ofFile.has(id)) madeHere.add(id);
    }
  }
  return madeHere;
}

/** A value that somebody set here and that the file says otherwise, or no longer has a record for. */
export interface SetBack {
  readonly id: RecordId;
  /** Null for a record that goes. */
  readonly field: string | null;
  /** The last change that set it. */
  readonly seq: number;
}

/**
 * UPD-12: what was edited here since the last file came, and this file takes back: a tool that was not
 * told of an edit goes on saying what it said before. In the order of the changes.
 */
export function setBackBy(diff: Diff, changes: readonly Change[]): SetBack[] {
  const lastUpdate = changes.findLastIndex(({ edit }) => edit.kind === 'plan.update');
  const found = new Map<string, SetBack>();
  for (const { seq, diff: edited } of changes.slice(lastUpdate + 1)) {
    const note = (id: RecordId, field: string | null) => {
      if (field !== null && MOVES_ON.has(field)) return;
      found.set(JSON.stringify([id, field]), { id, field, seq });
    };
    for (const [id, fields] of Object.entries(edited.updated) as [RecordId, object][]) {
      if (Object.hasOwn(diff.removed, id)) note(id, null);
      for (const field of Object.keys(fields)) {
        const isSet =
          Object.hasOwn(diff.updated, id) && Object.hasOwn(diff.updated[id] ?? {}, field);
        if (isSet) note(id, field);
      }
    }
    for (const id of Object.keys(edited.added) as RecordId[]) {
      if (Object.hasOwn(diff.removed, id)) note(id, null);
      for (const field of Object.keys(diff.updated[id] ?? {})) note(id, field);
    }
    // What was removed here and comes again with the file.
    for (const id of Object.keys(edited.removed) as RecordId[]) {
      if (Object.hasOwn(diff.added, id)) note(id, null);
    }
  }
  return [...found.values()].sort((a, b) => a.seq - b.seq);
}

/** The moments of a plan go on with every file: nobody's edit is taken back by it. */
const MOVES_ON: ReadonlySet<string> = new Set(['statusDate', 'currentDate']);
