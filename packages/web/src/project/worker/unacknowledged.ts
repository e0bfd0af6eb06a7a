import {
  apply,
  type Diff,
  type Edit,
  EMPTY_DIFF,
  invert,
  isRefusal,
  type RecordId,
  type Records,
  type Refusal,
  refuse,
  type StatedCause,
  sameJson,
  squash,
} from '@throughline/model';

/** Edits that were made together here, and that the server has not acknowledged. */
export interface OwnGroup {
  readonly edits: readonly { readonly editId: string; readonly edit: Edit }[];
  /** The last change that their author had seen. */
  readonly base: number;
  readonly cause?: StatedCause;
  readonly event?: RecordId;
  /** It may have arrived at the server, though nobody heard so. */
  readonly isSent?: true;
}

/** A group that does not hold any more, and why. */
export interface Fallen {
  readonly group: OwnGroup;
  readonly refusal: Refusal;
  /** What it did while it held. */
  readonly diff: Diff;
}

/** A change of the log, as far as its reader sees it. */
export interface HeardChange {
  readonly seq: number;
  readonly editId?: string;
  readonly author?: string;
  readonly diff?: Diff;
}

/**
 * One plan: what the server has said, and on top of it what was done here and not acknowledged. Whenever something
 * arrives, what is on top is taken off, the new put under it, and the rest put back; what then does not hold, or
 * would overwrite what somebody else did meanwhile, falls.
 */
export class Unacknowledged {
  readonly #groups: { readonly group: OwnGroup; diff: Diff }[] = [];

  constructor(
    readonly records: Records,
    /** The last change of the server's that the records have. */
    public seq: number,
    /** Who edits here: nobody conflicts with themselves. */
    readonly author: string | undefined,
  ) {}

  get groups(): readonly OwnGroup[] {
    return this.#groups.map(({ group }) => group);
  }

  /** What the group does as things are. */
  diffOf(group: OwnGroup): Diff | undefined {
    return this.#groups.find((one) => one.group === group)?.diff;
  }

  /** Puts the group into effect; a refusal changes nothing. */
  make(group: OwnGroup): Diff | Refusal {
    const diff = applied(group, this.records);
    if (!isRefusal(diff)) this.#groups.push({ group, diff });
    return diff;
  }

  /** Another note of the same group; what it does stays. */
  replace(group: OwnGroup, other: OwnGroup): void {
    const place = this.#groups.findIndex((one) => one.group === group);
    const diff = this.#groups[place]?.diff;
    if (diff !== undefined) this.#groups[place] = { group: other, diff };
  }

  /** Takes off the group, and puts back what came after it. */
  takeBack(group: OwnGroup): { readonly diff: Diff; readonly fallen: readonly Fallen[] } {
    const place = this.#groups.findIndex((one) => one.group === group);
    if (place < 0) return { diff: EMPTY_DIFF, fallen: [] };
    const moved = new Moved(this.records);
    const above = this.#groups.splice(place);
    for (const { diff } of above.toReversed()) moved.back(diff);
    const fallen = this.#putBack(above.slice(1), [], moved);
    return { diff: moved.diff, fallen };
  }

  /** The server took the group, and says no more of what became of it than its last seq. */
  acknowledged(group: OwnGroup, seq: number): void {
    const place = this.#groups.findIndex((one) => one.group === group);
    if (place === 0) this.#groups.shift();
    this.seq = Math.max(this.seq, seq);
  }

  /** Changes of the log right after `seq`, oldest first. */
  heard(changes: readonly HeardChange[]): {
    readonly diff: Diff;
    readonly fallen: readonly Fallen[];
  } {
    const last = changes.at(-1);
    if (last === undefined) return { diff: EMPTY_DIFF, fallen: [] };
    this.seq = last.seq;
    const first = this.#groups[0];
    if (first !== undefined && isExactly(first, changes)) {
      this.#groups.shift();
      return { diff: EMPTY_DIFF, fallen: [] };
    }
    const moved = new Moved(this.records);
    const above = this.#groups.splice(0);
    for (const { diff } of above.toReversed()) moved.back(diff);
    const known = new Set(changes.map(({ editId }) => editId));
    for (const { diff } of changes) if (diff !== undefined) moved.on(diff);
    const left = above.filter(({ group }) => !group.edits.some(({ editId }) => known.has(editId)));
    const others = changes.filter(({ author }) => author !== undefined && author !== this.author);
    const fallen = this.#putBack(left, others, moved);
    return { diff: moved.diff, fallen };
  }

  #putBack(
    groups: readonly { readonly group: OwnGroup; readonly diff: Diff }[],
    others: readonly HeardChange[],
    moved: Moved,
  ): Fallen[] {
    const fallen: Fallen[] = [];
    for (const { group, diff: before } of groups) {
      const diff = applied(group, this.records);
      if (isRefusal(diff)) {
        fallen.push({ group, diff: before, refusal: because(diff, others) });
        continue;
      }
      const since = overwritten(diff, others);
      if (since !== undefined) {
        this.records.patch(invert(diff));
        fallen.push({ group, diff: before, refusal: since });
        continue;
      }
      moved.note(diff);
      this.#groups.push({ group, diff });
    }
    return fallen;
  }
}

/** Patches records and keeps the one diff that all of it comes to. */
class Moved {
  diff: Diff = EMPTY_DIFF;

  constructor(private readonly records: Records) {}

  on(diff: Diff): void {
    this.records.patch(diff);
    this.note(diff);
  }

  back(diff: Diff): void {
    this.on(invert(diff));
  }

  note(diff: Diff): void {
    this.diff = squash(this.diff, diff);
  }
}

/** All edits of the group or none: the records show them, or are as they were. */
function applied({ edits }: OwnGroup, records: Records): Diff | Refusal {
  let whole = EMPTY_DIFF;
  for (const { edit } of edits) {
    const diff = apply(edit, records);
    if (isRefusal(diff)) {
      records.patch(invert(whole));
      return diff;
    }
    records.patch(diff);
    whole = squash(whole, diff);
  }
  return whole;
}

/** Whether the server did with the group exactly what was done here. */
function isExactly(
  { group, diff }: { readonly group: OwnGroup; readonly diff: Diff },
  changes: readonly HeardChange[],
): boolean {
  if (group.edits.length !== changes.length) return false;
  if (!group.edits.every(({ editId }, place) => changes[place]?.editId === editId)) return false;
  let whole = EMPTY_DIFF;
  for (const change of changes) {
    if (change.diff === undefined) return false;
    whole = squash(whole, change.diff);
  }
  return sameJson(whole, diff);
}

/** What of the diff somebody else set meanwhile: the same rule by which the server refuses. */
function overwritten(diff: Diff, others: readonly HeardChange[]): Refusal | undefined {
  for (const change of others.toReversed()) {
    for (const id of Object.keys(diff.removed)) {
      const touch = touchOf(change, id);
      if (touch !== undefined) return since(change, id, '', touch);
    }
    for (const [id, fields] of Object.entries(diff.updated)) {
      for (const field of Object.keys(fields)) {
        const touch = touchOf(change, id, field);
        if (touch !== undefined) return since(change, id, field, touch);
      }
    }
  }
  return undefined;
}

type Touch = 'added' | 'changed' | 'removed';

function touchOf({ diff }: HeardChange, id: string, field?: string): Touch | undefined {
  if (diff === undefined) return undefined;
  if (Object.hasOwn(diff.added, id)) return 'added';
  if (Object.hasOwn(diff.removed, id)) return 'removed';
  const fields = Object.hasOwn(diff.updated, id) ? diff.updated[id] : undefined;
  if (fields === undefined) return undefined;
  return field === undefined || Object.hasOwn(fields, field) ? 'changed' : undefined;
}

/** A record that is missing was removed by somebody: who that was says more. */
function because(refusal: Refusal, others: readonly HeardChange[]): Refusal {
  const parameters = refusal.parameters as { readonly id?: string; readonly refersTo?: string };
  const id = refusal.code === 'reference-missing' ? parameters.refersTo : parameters.id;
  const isGone = refusal.code === 'record-missing' || refusal.code === 'reference-missing';
  if (!isGone || id === undefined) return refusal;
  const change = others.findLast((one) => touchOf(one, id) === 'removed');
  return change === undefined ? refusal : since(change, id, '', 'removed');
}

function since(
  { seq, author = '' }: HeardChange,
  id: string,
  field: string,
  touch: Touch,
): Refusal<'changed-since'> {
  const where = { recordId: id as RecordId, ...(field !== '' && { field }) };
  return refuse('changed-since', { id, field, touch, seq, author }, where);
}
