import {
  type Change,
  type Diff,
  type History,
  type Reader,
  sameJson,
  seesAll,
  type ViewedChange,
  viewChanges,
} from '@throughline/model';

/** Changes that are looked at together for a reader who sees a part of them. */
const CHUNK = 500;

/** A change as a reader sees it. */
export interface SeenChange {
  readonly change: Change;
  readonly seen: ViewedChange;
  /** Nothing of it is hidden, so that its own sentence and edit tell no more than it does. */
  readonly isWhole: boolean;
}

/** The changes before this one that the reader sees anything of, the newest first. */
export function* logBackwards(
  history: History,
  reader: Reader,
  before: number,
): Generator<SeenChange> {
  if (seesAll(reader)) {
    for (let seq = before - 1; seq >= 1; seq--) {
      const change = history.changes[seq - 1] as Change;
      yield { change, seen: { ...change, does: change.edit.kind, undoes: [] }, isWhole: true };
    }
    return;
  }
  for (let end = before - 1; end > 0; ) {
    const start = groupBoundary(history, Math.max(0, end - CHUNK));
    const changes = history.changes.slice(start, groupEnd(history, end));
    const chunk: SeenChange[] = [];
    let index = 0;
    for (const seen of viewChanges(reader, changes, history.at(start))) {
      const change = changes[index++] as Change;
      if (!('diff' in seen) || change.seq > end) continue;
      const isWhole = reader.role !== 'guest' && isSame(seen.diff, change.diff);
      chunk.push({ change, seen, isWhole });
    }
    yield* chunk.reverse();
    end = start;
  }
}

/** A seq at which the plan rests: never inside a group. */
function groupBoundary(history: History, seq: number): number {
  const group = history.changes[seq - 1]?.group;
  if (group === undefined || group.index === group.count - 1) return seq;
  return seq - 1 - group.index;
}

function groupEnd(history: History, seq: number): number {
  const group = history.changes[seq - 1]?.group;
  return group === undefined ? seq : seq + group.count - 1 - group.index;
}

/** Whether nothing of the diff is hidden from whoever sees this much of it. */
export function isSame(seen: Diff, whole: Diff): boolean {
  return seen === whole || sameJson({ ...seen }, { ...whole });
}
