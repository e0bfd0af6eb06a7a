import { apply } from '../edit/index.ts';
import {
  applyDiff,
  checkReferences,
  type Diff,
  type EditId,
  EMPTY_DIFF,
  invert,
  isEmptyDiff,
  isRefusal,
  type RecordId,
  Records,
  type Refusal,
  refuse,
  squash,
} from '../plan/index.ts';
import { type Change, type HistoryEdit, type Payload, RECORDS_VERSION } from './change.ts';
import { Checkpoints } from './checkpoints.ts';
import { chunkEditId, chunksOf } from './chunks.ts';
import { conflictOf, refusedSince, type Seen } from './conflict.ts';
import { GENESIS_HASH, isWritable, sealed } from './hash-chain.ts';
import type { Instant } from './instant.ts';
import { LogIndex } from './log-index.ts';
import type {
  Accepted,
  Attempt,
  Authorship,
  Batch,
  BatchEdit,
  MakeSalt,
  Undone,
  UndoRequest,
  UpdateRequest,
} from './request.ts';
import { takeBack } from './undo.ts';
import { type Step, UndoSteps } from './undo-steps.ts';
import { updateFault } from './update-fault.ts';

/** The log of one project and what it comes to. */
export class History {
  readonly #changes: Change[] = [];
  #records = new Records();
  readonly #log = new LogIndex(this.#changes);
  readonly #steps = new UndoSteps(this.#changes);
  readonly #checkpoints = new Checkpoints(this.#changes);

  /**
   * A log that was verified where it came in: its diffs are applied, its edits are not.
   * @param state what they come to, where whoever verified them has it; it is taken over
   */
  static replay(changes: Iterable<Change>, state?: Records): History {
    const history = new History();
    if (state === undefined) history.append(changes);
    else {
      history.#records = state;
      for (const change of changes) history.#changes.push(change);
    }
    return history;
  }

  /** A history of its own: this log up to the change `seq`, and on with these, which are known to follow it. */
  fork(seq: number, further: Iterable<Change>): History {
    const fork = new History();
    fork.#records = this.at(seq);
    for (const change of this.#changes.slice(0, seq)) fork.#changes.push(change);
    fork.append(further);
    return fork;
  }

  /** The log, oldest first: the change `seq` stands at `seq - 1`. Grows with what is accepted. */
  get changes(): readonly Change[] {
    return this.#changes;
  }

  /** The current state, which goes with the log. Read only: a copy is `at(head)`. */
  get records(): Records {
    return this.#records;
  }

  /** The seq of the last change; 0 before the first. */
  get head(): number {
    return this.#changes.length;
  }

  get headHash(): string {
    return this.#changes.at(-1)?.hash ?? GENESIS_HASH;
  }

  /**
   * The state after the change `seq`, in a holder of its own; 0 is the empty plan. A change of a group
   * came with the whole group, so the state is the one after that. Throws for a seq that is not there.
   */
  at(seq: number): Records {
    if (!Number.isInteger(seq) || seq < 0 || seq > this.head) {
      throw new RangeError(`no change ${seq}: the log has ${this.head}`);
    }
    const group = this.#changes[seq - 1]?.group;
    const end = group === undefined ? seq : seq + group.count - 1 - group.index;
    return end === this.head ? this.#records.clone() : this.#checkpoints.at(end);
  }

  /** The last change at or before the moment; 0 before the first. Never inside a group. */
  seqAt(moment: Instant): number {
    let [low, high] = [0, this.head];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#changes[middle] as Change).at <= moment) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The changes that added, changed or removed the record, oldest first. */
  recordHistory(id: RecordId): readonly Change[] {
    return this.#log.seqsOf(id).map((seq) => this.#changes[seq - 1] as Change);
  }

  /** The first thing in the diff that others changed since the base (HIS-8). */
  conflict(diff: Diff, seen: Seen): Refusal<'changed-since'> | undefined {
    return conflictOf(this.#log, diff, seen);
  }

  /** Accepts all edits of the batch or none; edits that were accepted before get their first outcome. */
  submit(batch: Batch, salt: MakeSalt): Accepted | Refusal {
    const { edits, base, ...about } = batch;
    const known = this.#firstOutcome(edits.map(({ editId }) => editId));
    if (known !== undefined) return known;
    const fault = batchFault(batch, this.head);
    if (fault !== undefined) return fault;

    // Nobody had a branch and what was done beside it in view at once, whoever did both.
    const seen = about.changeRequest === undefined ? { base, author: about.author } : { base };
    const done: Done[] = [];
    const refusal = this.#orBack(done, () => {
      for (const one of edits) {
        const diff = this.#diffOf(one, seen, this.#records);
        if (isRefusal(diff)) return diff;
        this.#records.patch(diff);
        done.push({ ...one, diff });
      }
      return undefined;
    });
    return refusal ?? this.#accept(about, done, salt);
  }

  /** Looks at the edits one after the other; those that may not are left out for the others. Nothing is kept. */
  attempt(edits: readonly BatchEdit[], seen: Seen): Attempt {
    const records = this.at(this.head);
    const outcomes = edits.map((one) => {
      const { editId } = one;
      if (this.#log.changeOf(editId) !== undefined) return refuse('edit-id-twice', { editId });
      const diff = this.#diffOf(one, seen, records);
      if (!isRefusal(diff)) records.patch(diff);
      return diff;
    });
    return { outcomes, records };
  }

  /**
   * Accepts what a file brought as one group of changes. Refuses what does not fit the present state,
   * is none of its kind, refers to nothing afterwards, or was changed by somebody else since the base.
   */
  update(request: UpdateRequest, salt: MakeSalt): Accepted | Refusal {
    const { base, editId, source, diff, ...about } = request;
    const known = this.#firstOutcome([editId]);
    if (known !== undefined) return known;
    const seen = { base, author: request.author };
    const { format, name } = source;
    const edit: HistoryEdit = { kind: 'plan.update', source: { format, name } };
    const fault =
      baseFault(base, this.head) ??
      this.conflict(diff, seen) ??
      updateFault(diff, this.#records) ??
      writableFault(editId, { edit, diff }) ??
      applyDiff(this.#records, diff);
    if (fault !== undefined) return refusedSince(this.#log, fault, seen);
    const whole = { editId, edit, diff };
    const broken = this.#orBack([whole], () => checkReferences(this.#records)[0]);
    return broken ?? this.#accept(about, inChunks(whole), salt);
  }

  /**
   * Takes back a step, one change or a whole group, as a new change: what still has the value that the
   * step set, and nothing else. Without any such value there is no change, and `refused` says why.
   */
  undo(request: UndoRequest, salt: MakeSalt): Undone | Refusal {
    const step =
      request.seq === undefined
        ? this.#steps.undoable(request.author)
        : this.#steps.stepOf(request.seq);
    return this.#takeBack(request, step, 'nothing-to-undo', salt);
  }

  /** Takes back an undo. */
  redo(request: UndoRequest, salt: MakeSalt): Undone | Refusal {
    const { seq, author } = request;
    const step = seq === undefined ? this.#steps.redoable(author) : this.#steps.stepOf(seq);
    if (seq !== undefined && step !== undefined && step.takesBack === undefined) {
      return this.#firstOutcome([request.editId]) ?? refuse('not-an-undo', { seq });
    }
    return this.#takeBack(request, step, 'nothing-to-redo', salt);
  }

  /** The seqs of what this person's Ctrl+Z would take back; none where there is nothing. */
  undoable(author: RecordId): readonly number[] {
    return this.#steps.undoable(author)?.seqs ?? [];
  }

  /** The seqs of the undo that this person's Ctrl+Y would take back. */
  redoable(author: RecordId): readonly number[] {
    return this.#steps.redoable(author)?.seqs ?? [];
  }

  /** Gives back the memory of states on the way; they are made again where they are asked for. */
  forgetCheckpoints(): void {
    this.#checkpoints.clear();
  }

  /** Takes up changes that were accepted elsewhere and are known to follow this log's last. */
  append(changes: Iterable<Change>): void {
    for (const change of changes) {
      this.#records.patch(change.diff);
      this.#changes.push(change);
    }
  }

  #takeBack(
    { editId, seq, ...about }: UndoRequest,
    step: Step | undefined,
    nothing: 'nothing-to-undo' | 'nothing-to-redo',
    salt: MakeSalt,
  ): Undone | Refusal {
    const known = this.#firstOutcome([editId]);
    if (known !== undefined) return known;
    if (step === undefined) {
      const { author } = about;
      return seq === undefined ? refuse(nothing, { author }) : refuse('change-missing', { seq });
    }
    const did = step.seqs
      .map((one) => (this.#changes[one - 1] as Change).diff)
      .reduce(squash, EMPTY_DIFF);
    const { diff, refused } = takeBack(this.#records, this.#log, step.seqs, did);
    if (isEmptyDiff(diff)) return { changes: [], repeated: false, refused };
    const edit: HistoryEdit = { kind: 'history.undo', seqs: [...step.seqs] };
    const accepted = this.#accept(about, inChunks({ editId, edit, diff }), salt);
    return isRefusal(accepted) ? accepted : { ...accepted, refused };
  }

  /** What the edit does to this state, or why it may not. */
  #diffOf({ editId, edit }: BatchEdit, seen: Seen, records: Records): Diff | Refusal {
    const diff = apply(edit, records);
    if (isRefusal(diff)) return refusedSince(this.#log, diff, seen);
    return this.conflict(diff, seen) ?? writableFault(editId, { edit, diff }) ?? diff;
  }

  /** Appends what is in effect already; takes it back where its event is none. */
  #accept(about: Authorship, done: readonly Done[], salt: MakeSalt): Accepted | Refusal {
    const changes: Change[] = [];
    const refusal = this.#orBack(done, () => {
      for (const { event } of [about, ...done]) {
        if (event === undefined || this.#records.find('event', event) !== undefined) continue;
        return refuse('record-missing', { id: event }, { recordId: event, field: 'event' });
      }
      for (const { editId } of done) {
        // The parts of an edit have ids that follow from its own: somebody may have taken one.
        if (this.#log.changeOf(editId) !== undefined) return refuse('edit-id-twice', { editId });
      }
      changes.push(...this.#sealed(about, done, salt));
      return undefined;
    });
    if (refusal !== undefined) return refusal;
    this.#changes.push(...changes);
    return { changes, repeated: false };
  }

  #sealed(about: Authorship, done: readonly Done[], salt: MakeSalt): Change[] {
    const last = this.#changes.at(-1);
    const at = last !== undefined && last.at > about.at ? last.at : about.at;
    const id = done[0]?.editId;
    const count = done.length;
    let previous = this.headHash;
    return done.map((one, index) => {
      const group = id !== undefined && count > 1 ? { group: { id, index, count } } : {};
      const place = { seq: this.head + index + 1, schema: RECORDS_VERSION };
      const unsealed = { ...about, ...group, ...place, at, ...one };
      const change = sealed(unsealed, previous, salt());
      previous = change.hash;
      return change;
    });
  }

  /** Takes back what was done already when the work refuses, and when it throws. */
  #orBack(
    done: readonly { readonly diff: Diff }[],
    work: () => Refusal | undefined,
  ): Refusal | undefined {
    let isDone = false;
    try {
      const refusal = work();
      isDone = refusal === undefined;
      return refusal;
    } finally {
      if (!isDone) for (const { diff } of done.toReversed()) this.#records.patch(invert(diff));
    }
  }

  /** What these edits became when they were first accepted; nothing where none is known. */
  #firstOutcome(editIds: readonly EditId[]): Undone | Refusal | undefined {
    const first = editIds.flatMap((editId) => this.#log.changeOf(editId) ?? []);
    if (first.length === 0) return undefined;
    if (first.length < editIds.length) {
      return refuse('batch-partly-known', { known: first.map(({ editId }) => editId) });
    }
    const changes = first.flatMap((change) => this.#wholeEdit(change));
    return { changes, repeated: true, refused: [] };
  }

  /** All parts of an edit that was too large for one change. */
  #wholeEdit({ seq, edit, group }: Change): readonly Change[] {
    const isCut = edit.kind === 'plan.update' || edit.kind === 'history.undo';
    if (!isCut || group === undefined) return this.#changes.slice(seq - 1, seq);
    return this.#changes.slice(seq - 1 - group.index, seq - 1 - group.index + group.count);
  }
}

/** An edit that is in effect and not yet in the log. */
type Done = Payload & Omit<BatchEdit, 'edit'>;

function inChunks({ editId, edit, diff }: Done): Done[] {
  return chunksOf(diff).map((chunk, k) => ({ editId: chunkEditId(editId, k), edit, diff: chunk }));
}

function batchFault({ edits, base }: Batch, head: number): Refusal | undefined {
  if (edits.length === 0) return refuse('batch-empty', {});
  const seen = new Set<EditId>();
  for (const { editId } of edits) {
    if (seen.has(editId)) return refuse('edit-id-twice', { editId });
    seen.add(editId);
  }
  return baseFault(base, head);
}

function baseFault(base: number, head: number): Refusal | undefined {
  const isThere = Number.isInteger(base) && base >= 0 && base <= head;
  return isThere ? undefined : refuse('base-unknown', { base, head });
}

/** What has no bytes cannot be hashed, and no file could keep it. */
function writableFault(editId: EditId, payload: Payload): Refusal | undefined {
  return isWritable(payload) ? undefined : refuse('text-unwritable', { editId });
}
