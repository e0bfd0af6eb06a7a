import { apply, type Edit } from '../edit/index.ts';
import {
  type EditId,
  isRefusal,
  type RecordId,
  Records,
  type Refusal,
  type StatedCause,
} from '../plan/index.ts';
import { type Change, RECORDS_VERSION, type Via } from './change.ts';
import { GENESIS_HASH, sealed } from './hash-chain.ts';
import type { Instant } from './instant.ts';

/** Edits that are accepted together or not at all. */
export interface Batch {
  /** The change its author had seen last; what others did since is looked at for conflicts. */
  readonly base: number;
  readonly at: Instant;
  readonly author: RecordId;
  readonly via: Via;
  readonly cause?: StatedCause;
  readonly event?: RecordId;
  readonly changeRequest?: RecordId;
  readonly edits: readonly { readonly editId: EditId; readonly edit: Edit }[];
}

/** Makes 16 random bytes, in hexadecimal. */
export type MakeSalt = () => string;

/** The log of one project and what it comes to. */
export class History {
  readonly #changes: Change[] = [];
  #records = new Records();

  /** A log that was verified where it came in: its diffs are applied, its edits are not. */
  static replay(changes: Iterable<Change>): History {
    const history = new History();
    for (const change of changes) {
      history.#records.patch(change.diff);
      history.#changes.push(change);
    }
    return history;
  }

  /** The log, oldest first: the change `seq` stands at `seq - 1`. */
  get changes(): readonly Change[] {
    return this.#changes;
  }

  /** The current state. Read only. */
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

  /** The state after the change `seq`; 0 is the empty plan. A holder of its own. */
  at(seq: number): Records {
    const records = new Records();
    for (const { diff } of this.#changes.slice(0, seq)) records.patch(diff);
    return records;
  }

  /** The accepted changes, or why there are none. */
  submit(batch: Batch, salt: MakeSalt): readonly Change[] | Refusal {
    const accepted: Change[] = [];
    const records = this.#records.clone();
    let previous = this.headHash;
    const { edits, base: _, ...about } = batch;
    for (const [index, { editId, edit }] of edits.entries()) {
      const diff = apply(edit, records);
      if (isRefusal(diff)) return diff;
      records.patch(diff);
      const [first] = edits;
      const group =
        edits.length > 1
          ? { group: { id: first?.editId ?? editId, index, count: edits.length } }
          : {};
      const seq = this.head + index + 1;
      const change = sealed(
        { ...about, ...group, seq, editId, schema: RECORDS_VERSION, edit, diff },
        previous,
        salt(),
      );
      previous = change.hash;
      accepted.push(change);
    }
    this.#records = records;
    this.#changes.push(...accepted);
    return accepted;
  }
}
