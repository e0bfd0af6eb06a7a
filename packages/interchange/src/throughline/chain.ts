import { type Change, type EditId, GENESIS_HASH, type Records } from '@throughline/model';
import type { ReadRefusal } from '../read-outcome.ts';
import { applied } from './diff-fault.ts';
import { fault } from './fault.ts';
import { brokenReference } from './reference-fault.ts';

/** Where a chain begins: before the first change of a log, or at the base of a branch. */
export interface Start {
  readonly seq: number;
  readonly hash: string;
  /** Changed as the chain goes on. */
  readonly records: Records;
}

/** Changes one after the other, each of which fits where it stands. */
export class Chain {
  readonly changes: Change[] = [];
  readonly #editIds = new Set<EditId>();
  readonly #start: Start;
  #hash: string;
  /** How many changes end with the last whole group. */
  #whole = 0;
  /** A change that is not taken is in effect all the same. */
  #broken = false;

  constructor(start: Start) {
    this.#start = start;
    this.#hash = start.hash;
  }

  /** That of the last change. */
  get hash(): string {
    return this.#hash;
  }

  /** The changes up to the last whole group. */
  get whole(): readonly Change[] {
    return this.changes.slice(0, this.#whole);
  }

  /** What all of its changes come to; undefined while a group is open, or after one that broke the plan. */
  get state(): Records | undefined {
    const isWhole = this.#whole === this.changes.length && !this.#broken;
    return isWhole ? this.#start.records : undefined;
  }

  /** Adds the change, or says why it cannot stand here. */
  add(change: Change, line: number): ReadRefusal | undefined {
    const problem = this.#orderFault(change, line) ?? this.#planFault(change, line);
    if (problem !== undefined) return problem;
    this.changes.push(change);
    this.#editIds.add(change.editId);
    this.#hash = change.hash;
    if (endsGroup(change)) this.#whole = this.changes.length;
    return undefined;
  }

  /** Whether it ends in the middle of a group. */
  endFault(line: number): ReadRefusal | undefined {
    if (this.#whole === this.changes.length) return undefined;
    return fault('throughline-group-cut', line, { seq: this.#start.seq + this.changes.length });
  }

  #orderFault(change: Change, line: number): ReadRefusal | undefined {
    const { seq, previousHash, editId, at, group } = change;
    const before = this.changes.at(-1);
    const expected = this.#start.seq + this.changes.length + 1;
    if (seq !== expected) return fault('throughline-change-order', line, { seq, expected });
    if (previousHash !== this.#hash) return fault('throughline-change-unlinked', line, { seq });
    if (this.#editIds.has(editId)) return fault('throughline-edit-twice', line, { seq, editId });
    if (before !== undefined && at < before.at) {
      return fault('throughline-time-backwards', line, { seq });
    }
    const open = before?.group;
    const goesOn = open !== undefined && open.index < open.count - 1;
    const fits = goesOn
      ? group?.id === open.id &&
        group.count === open.count &&
        group.index === open.index + 1 &&
        at === before?.at
      : group === undefined || group.index === 0;
    return fits ? undefined : fault('throughline-group-cut', line, { seq: seq - 1 });
  }

  /** What a group leaves is looked at when it ends: its parts may name what comes with a later one. */
  #planFault(change: Change, line: number): ReadRefusal | undefined {
    const { records } = this.#start;
    const problem = applied(records, change, line);
    if (problem !== undefined || !endsGroup(change)) return problem;
    const group = this.changes.slice(this.#whole);
    const broken = brokenReference(
      records,
      [...group, change].map(({ diff }) => diff),
    );
    if (broken === undefined) return undefined;
    this.#broken = true;
    const { id: record, field } = broken;
    return fault('throughline-reference', line, { seq: change.seq, record, field });
  }
}

function endsGroup({ group }: Change): boolean {
  return group === undefined || group.index === group.count - 1;
}

export function emptyStart(records: Records): Start {
  return { seq: 0, hash: GENESIS_HASH, records };
}
