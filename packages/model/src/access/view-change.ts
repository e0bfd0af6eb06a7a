import { type Change, HistoryEdit } from '../history/index.ts';
import { type Diff, isEmptyDiff, type Records } from '../plan/index.ts';
import { PatchedState, type PlanState } from './plan-state.ts';
import { PlanView } from './plan-view.ts';
import { type Reader, seesAll } from './reader.ts';
import { viewDiff } from './view-diff.ts';

/**
 * A change as a reader gets it: never what was typed (the edit), nor what proves it (salt and hashes).
 * Guests learn what became of what they see, and when; members who and why, too.
 */
export interface ViewedChange extends Partial<ChangeAbout> {
  readonly seq: number;
  readonly at: Change['at'];
  readonly diff: Diff;
}

type ChangeAbout = Pick<
  Change,
  'editId' | 'group' | 'author' | 'via' | 'cause' | 'event' | 'changeRequest'
> & {
  /** The kind of the edit. */
  readonly does: string;
  /** The changes that it takes back. */
  readonly undoes: readonly number[];
};

/** A change of which the reader sees nothing: the log goes on, and that is all. */
export interface UnseenChange {
  readonly seq: number;
}

export function isSeen(change: ViewedChange | UnseenChange): change is ViewedChange {
  return 'diff' in change;
}

/** What the reader may know of one change; `after` is `before` with its diff in effect. */
export function viewChange(
  reader: Reader,
  change: Change,
  before: PlanState,
  after: PlanState,
): ViewedChange | UnseenChange {
  const { seq, at } = change;
  const diff = viewDiff(reader, change.diff, before, after);
  if (isEmptyDiff(diff) && !seesAll(reader)) return { seq };
  return { seq, at, ...about(reader, change, after), diff };
}

/**
 * A stretch of a log, oldest first.
 * @param start the plan before the first of them, in a holder of its own: it is moved along
 */
export function* viewChanges(
  reader: Reader,
  changes: Iterable<Change>,
  start: Records,
): Generator<ViewedChange | UnseenChange> {
  for (const change of changes) {
    yield viewChange(reader, change, start, new PatchedState(start, change.diff));
    start.patch(change.diff);
  }
}

function about(reader: Reader, change: Change, after: PlanState): Partial<ChangeAbout> {
  const { cause, event } = change;
  const why = { ...(cause !== undefined && { cause }), ...(event !== undefined && { event }) };
  if (reader.role === 'guest') {
    return event !== undefined && new PlanView(reader, after).sees(event) ? why : {};
  }
  const { editId, author, via, group, changeRequest, edit } = change;
  const undone = HistoryEdit.safeParse(edit).data;
  return {
    editId,
    author,
    via,
    does: edit.kind,
    ...(undone?.kind === 'history.undo' && { undoes: undone.seqs }),
    ...(group !== undefined && { group }),
    ...(changeRequest !== undefined && { changeRequest }),
    ...why,
  };
}
