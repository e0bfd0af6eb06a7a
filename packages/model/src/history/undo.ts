import {
  changedRecord,
  changesBetween,
  type Diff,
  type FieldChange,
  type FieldChanges,
  fieldOf,
  invert,
  type PlanRecord,
  type RecordId,
  type RecordKind,
  type Records,
  type Refusal,
  refuse,
  sameSide,
} from '../plan/index.ts';
import { changedSince } from './conflict.ts';
import { type LogIndex, touchOf } from './log-index.ts';
import { fieldFault, recordFault, returnFault, usersOf } from './undo-parts.ts';

/** What can be taken back of a step, and why the rest cannot: one refusal for each field or record. */
export interface Taken {
  readonly diff: Diff;
  readonly refused: readonly Refusal[];
}

/**
 * Takes back what the step did, in place, wherever the plan still has the values that it set (HIS-11).
 * Part by part, again and again until nothing more moves: a task can come back once its summary is there,
 * and go once nothing refers to it.
 * @param seqs of the step: what was changed after them holds what it changed
 * @param did the step's whole diff
 */
export function takeBack(
  records: Records,
  log: LogIndex,
  seqs: readonly number[],
  did: Diff,
): Taken {
  const work = new TakingBack(records, log, seqs);
  const parts: Part[] = [
    ...Object.values(did.added).filter(isLeaf).map(work.removal),
    ...Object.values(did.removed).sort(byKind).map(work.return),
    ...Object.entries(did.updated).map(([id, changes]) => work.restoring(id as RecordId, changes)),
    ...Object.values(did.added)
      .filter((record) => !isLeaf(record))
      .sort(byKind)
      .reverse()
      .map(work.removal),
  ];
  try {
    let open = parts;
    for (let before = -1; open.length > 0 && work.moved !== before; ) {
      before = work.moved;
      open = open.filter((part) => !part.attempt());
    }
  } catch (bug) {
    records.patch(invert(work.diff));
    throw bug;
  }
  return { diff: work.diff, refused: parts.flatMap((part) => part.refused()) };
}

/** One record's share of the step. */
interface Part {
  /** Does what can be done now; whether it is over, done or refused for good. */
  readonly attempt: () => boolean;
  readonly refused: () => readonly Refusal[];
}

type RestoredField = readonly [field: string, change: FieldChange];

interface Together {
  readonly whole: readonly RestoredField[];
  readonly left: readonly RestoredField[];
  readonly fault: Refusal | undefined;
}

class TakingBack {
  /** How many parts went through so far. */
  moved = 0;
  readonly #records: Records;
  readonly #log: LogIndex;
  readonly #first: number;
  readonly #until: number;
  #isJoined: boolean | undefined;
  readonly #added: Record<string, PlanRecord> = {};
  readonly #updated: Record<string, FieldChanges> = {};
  readonly #removed: Record<string, PlanRecord> = {};

  constructor(records: Records, log: LogIndex, seqs: readonly number[]) {
    this.#records = records;
    this.#log = log;
    this.#first = seqs[0] as number;
    this.#until = seqs.at(-1) as number;
  }

  get diff(): Diff {
    return { added: this.#added, updated: this.#updated, removed: this.#removed };
  }

  /** What the step removed comes back. */
  return = (record: PlanRecord): Part => {
    let refused: readonly Refusal[] = [];
    return {
      attempt: () => {
        const fault = returnFault(record, this.#records, () => this.#joinedSince());
        refused = fault === undefined ? [] : [this.#named(fault, record.id)];
        if (fault !== undefined) return fault.code === 'record-exists';
        this.#patch({ added: { [record.id]: record }, updated: {}, removed: {} });
        this.#added[record.id] = record;
        return true;
      },
      refused: () => refused,
    };
  };

  /** What the step added goes. */
  removal = (record: PlanRecord): Part => {
    const { id } = record;
    const now = this.#records.get(id);
    const held =
      now === undefined
        ? [this.#holder(id, '')]
        : Object.keys(changesBetween(record, now)).map((field) => this.#holder(id, field));
    if (record.kind === 'project') held.push(refuse('project-missing', {}, { recordId: id }));
    let refused: readonly Refusal[] = held;
    return {
      attempt: () => {
        if (held.length > 0) return true;
        const users = usersOf(record, this.#records);
        refused = users.length === 0 ? [] : [this.#linkedSince(id, users)];
        if (users.length > 0) return false;
        this.#patch({ added: {}, updated: {}, removed: { [id]: record } });
        this.#removed[id] = record;
        return true;
      },
      refused: () => refused,
    };
  };

  /** What the step changed is as it was, field by field. */
  restoring = (id: RecordId, changes: FieldChanges): Part => {
    const now = this.#records.get(id);
    const held: Refusal[] = [];
    let open: RestoredField[] = [];
    for (const [field, [from, to]] of Object.entries(changes)) {
      const isHeld = now === undefined || !sameSide(fieldOf(now, field), to);
      if (isHeld) held.push(this.#holder(id, field));
      else open.push([field, [to, from]]);
    }
    let refused: Refusal[] = [];
    return {
      attempt: () => {
        const fits: RestoredField[] = [];
        refused = [];
        for (const one of open) {
          const fault = this.#fieldFault(id, one);
          if (fault === undefined) fits.push(one);
          else refused.push(fault);
        }
        const before = this.#records.get(id);
        if (before === undefined || fits.length === 0) return open.length === 0;
        const { whole, left, fault } = this.#together(before, fits);
        if (fault !== undefined) {
          refused.push(...left.map(([field]) => notAlone(fault, held[0], id, field)));
        }
        open = open.filter((one) => !whole.includes(one));
        if (whole.length === 0) return open.length === 0;
        this.#patch({ added: {}, updated: { [id]: Object.fromEntries(whole) }, removed: {} });
        this.#updated[id] = { ...this.#updated[id], ...Object.fromEntries(whole) };
        return open.length === 0;
      },
      refused: () => [...held, ...refused],
    };
  };

  /** Whether anything was joined or moved since the step began: only then can a link close a circle. */
  #joinedSince(): boolean {
    this.#isJoined ??= [...this.#log.from(this.#first)].some(({ diff }) => joins(diff));
    return this.#isJoined;
  }

  #patch(diff: Diff): void {
    this.#records.patch(diff);
    this.moved++;
  }

  #fieldFault(id: RecordId, [field, change]: RestoredField): Refusal | undefined {
    const before = this.#records.get(id);
    if (before === undefined) return this.#holder(id, field);
    const after = changedRecord(before, { [field]: change });
    const fault = fieldFault(after, field, this.#records);
    return fault && this.#named(fault, id, field);
  }

  /** The fields that leave a record of its kind, and those that would not: all, all but one, or one by one. */
  #together(before: PlanRecord, fits: readonly RestoredField[]): Together {
    const faultOf = (fields: readonly RestoredField[]) =>
      recordFault(before, Object.fromEntries(fields), this.#records);
    const fault = faultOf(fits);
    if (fault === undefined) return { whole: fits, left: [], fault };
    for (const one of fits) {
      const others = fits.filter((other) => other !== one);
      if (faultOf(others) === undefined) return { whole: others, left: [one], fault };
    }
    let whole: readonly RestoredField[] = [];
    for (const one of fits) {
      const more = [...whole, one];
      if (faultOf(more) === undefined) whole = more;
    }
    return { whole, left: fits.filter((one) => !whole.includes(one)), fault };
  }

  /** The last change after the step that set the field: what it says now holds it. */
  #holder(id: RecordId, field: string): Refusal {
    for (const change of this.#log.touchesOf(id, this.#until)) {
      const touch = touchOf(change, id, field === '' ? undefined : field);
      if (touch !== undefined) return changedSince(id, field, { change, touch });
    }
    throw new Error(`nobody changed ${field} of ${id} after ${this.#until}`);
  }

  /** The refusal, naming the change that took away or added what it is about, where one did. */
  #named(fault: Refusal, id: RecordId, field = ''): Refusal {
    const about = 'refersTo' in fault.parameters ? fault.parameters.refersTo : id;
    const isMissing = fault.code === 'reference-missing';
    if (!isMissing && fault.code !== 'record-exists') return fault;
    for (const change of this.#log.touchesOf(about as RecordId, this.#until)) {
      const touch = touchOf(change, about as RecordId);
      if (touch !== (isMissing ? 'removed' : 'added')) continue;
      const since = changedSince(about as RecordId, '', { change, touch });
      return { ...since, recordId: id, ...(field !== '' && { field }) };
    }
    return fault;
  }

  #linkedSince(id: RecordId, users: readonly PlanRecord[]): Refusal {
    const by = users.map((user) => user.id).sort();
    let last: { seq: number; author: RecordId } | undefined;
    for (const user of by) {
      for (const change of this.#log.touchesOf(user, this.#until)) {
        if (last === undefined || change.seq > last.seq) last = change;
        break;
      }
    }
    if (last === undefined) {
      return refuse(
        'record-in-use',
        { id, count: by.length, by: by.slice(0, 20) },
        { recordId: id },
      );
    }
    const { seq, author } = last;
    const parameters = { id, count: by.length, by: by.slice(0, 20), seq, author };
    return refuse('linked-since', parameters, { recordId: id });
  }
}

/** A field that cannot be without another which somebody holds, is held by the same change. */
function notAlone(fault: Refusal, held: Refusal | undefined, id: RecordId, field: string): Refusal {
  return { ...(held ?? fault), recordId: id, field };
}

function joins({ added, updated }: Diff): boolean {
  return (
    Object.values(added).some(({ kind }) => JOINED.has(kind)) ||
    Object.values(updated).some((fields) => Object.keys(fields).some((field) => JOINING.has(field)))
  );
}

/** Kinds and fields that links and assignments are checked against. */
const JOINED: ReadonlySet<RecordKind> = new Set(['task', 'link', 'assignment', 'project']);
const JOINING = new Set(['from', 'to', 'type', 'parent', 'taskId', 'resourceId', 'rules']);

/** From what others refer to, to what nobody refers to. */
const ORDER: readonly RecordKind[] = [
  'custom-field',
  'calendar',
  'event',
  'project',
  'resource',
  'task',
];

function isLeaf({ kind }: PlanRecord): boolean {
  return !ORDER.includes(kind);
}

function byKind(a: PlanRecord, b: PlanRecord): number {
  return placeOf(a) - placeOf(b);
}

function placeOf({ kind }: PlanRecord): number {
  const place = ORDER.indexOf(kind);
  return place < 0 ? ORDER.length : place;
}
