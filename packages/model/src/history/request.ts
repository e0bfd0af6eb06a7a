import type { Edit } from '../edit/index.ts';
import type { Diff, EditId, RecordId, Records, Refusal, StatedCause } from '../plan/index.ts';
import type { Change, HistoryEdit, Via } from './change.ts';
import type { Instant } from './instant.ts';

/** Who did it, when, which way and why. */
export interface Authorship {
  /** A moment before that of the last change counts as that one. */
  readonly at: Instant;
  readonly author: RecordId;
  readonly via: Via;
  readonly cause?: StatedCause;
  /** The event record that it belongs to. */
  readonly event?: RecordId;
  /** The branch that it comes from. */
  readonly changeRequest?: RecordId;
}

/** Edits that are accepted together or not at all. */
export interface Batch extends Authorship {
  /** The change its author had seen last; what others did since is looked at for conflicts. */
  readonly base: number;
  readonly edits: readonly BatchEdit[];
}

export interface BatchEdit {
  readonly editId: EditId;
  readonly edit: Edit;
  /** Of this edit alone; they stand above the batch's. */
  readonly cause?: StatedCause;
  readonly event?: RecordId;
}

/** What edits would come to if they were submitted now. */
export interface Attempt {
  /** For each edit what it does, or why it may not. */
  readonly outcomes: readonly (Diff | Refusal)[];
  /** The state then, in a holder of its own. */
  readonly records: Records;
}

/** What a file brought: all of it, as a diff of the state at the base. */
export interface UpdateRequest extends Authorship {
  readonly base: number;
  readonly editId: EditId;
  readonly source: Extract<HistoryEdit, { kind: 'plan.update' }>['source'];
  readonly diff: Diff;
}

export interface UndoRequest extends Authorship {
  readonly editId: EditId;
  /** Any change of the step that is meant; absent, what Ctrl+Z or Ctrl+Y would take. */
  readonly seq?: number;
}

export interface Accepted {
  readonly changes: readonly Change[];
  /** It was accepted before, and nothing was done now. */
  readonly repeated: boolean;
}

export interface Undone extends Accepted {
  /**
   * What was not taken back: a refusal for each field or record, naming the change that holds it.
   * Told once: empty where the undo was repeated.
   */
  readonly refused: readonly Refusal[];
}

/** Makes 16 random bytes, in hexadecimal. */
export type MakeSalt = () => string;
