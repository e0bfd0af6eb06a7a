import type { RecordId } from '../plan/index.ts';
import type { Change } from './change.ts';

/** What Ctrl+Z takes at once: one change, or a whole group. */
export interface Step {
  readonly seqs: readonly number[];
  readonly author: RecordId;
  /** The step that it took back; of a redo, that is an undo. */
  readonly takesBack?: Step;
  /** Whether its author's Ctrl+Z comes to it, or Ctrl+Y. */
  readonly side: 'undo' | 'redo';
}

interface Stacks {
  readonly undo: Step[];
  readonly redo: Step[];
}

/** The steps of a log, and of each person those that can be taken back or done again. */
export class UndoSteps {
  readonly #changes: readonly Change[];
  readonly #stepBySeq = new Map<number, Step>();
  readonly #stacksByAuthor = new Map<RecordId, Stacks>();
  #known = 0;

  constructor(changes: readonly Change[]) {
    this.#changes = changes;
  }

  stepOf(seq: number): Step | undefined {
    this.#catchUp();
    return this.#stepBySeq.get(seq);
  }

  undoable(author: RecordId): Step | undefined {
    this.#catchUp();
    return this.#stacksByAuthor.get(author)?.undo.at(-1);
  }

  redoable(author: RecordId): Step | undefined {
    this.#catchUp();
    return this.#stacksByAuthor.get(author)?.redo.at(-1);
  }

  #catchUp(): void {
    while (this.#known < this.#changes.length) {
      const first = this.#changes[this.#known] as Change;
      const count = first.group?.count ?? 1;
      this.#take(
        first,
        Array.from({ length: count }, (_, k) => first.seq + k),
      );
      this.#known += count;
    }
  }

  /** Taking back what somebody else did is an edit like any other, so one's own undo comes to it. */
  #take({ edit, author }: Change, seqs: readonly number[]): void {
    const target = edit.kind === 'history.undo' ? this.#targetOf(edit.seqs) : undefined;
    if (target !== undefined) drop(this.#stacksOf(target.author)[target.side], target);
    const isOwn = target?.author === author;
    const side = isOwn && target.side === 'undo' ? 'redo' : 'undo';
    const step = { seqs, author, side, ...(target && { takesBack: target }) } as const;
    for (const seq of seqs) this.#stepBySeq.set(seq, step);
    const stacks = this.#stacksOf(author);
    if (!isOwn) stacks.redo.length = 0;
    stacks[side].push(step);
  }

  #targetOf(seqs: readonly number[]): Step | undefined {
    return seqs[0] === undefined ? undefined : this.#stepBySeq.get(seqs[0]);
  }

  #stacksOf(author: RecordId): Stacks {
    const known = this.#stacksByAuthor.get(author);
    if (known !== undefined) return known;
    const stacks = { undo: [], redo: [] };
    this.#stacksByAuthor.set(author, stacks);
    return stacks;
  }
}

function drop(steps: Step[], step: Step): void {
  const place = steps.lastIndexOf(step);
  if (place >= 0) steps.splice(place, 1);
}
