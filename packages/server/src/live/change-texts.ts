import {
  type Change,
  type History,
  invert,
  PatchedState,
  type PlanState,
  type Reader,
  seesAll,
  viewChange,
  viewChanges,
  viewClass,
} from '@throughline/model';
import { eventText } from './event-text.ts';

/** Texts that readers share: those of the newest changes, for each class of readers. */
const KEPT = 256;
/** In characters: a group of thousands is made again for each who comes late. */
const LARGEST_KEPT = 200_000;
/** Up to so many changes are looked at from the present back, without making the plan before them. */
const FEW = 16;

/** What one reader gets next: one change, or a whole group. */
export interface ChangeText {
  /** The last change in it. */
  readonly seq: number;
  readonly text: string;
}

/** The changes of one project as events, made once for all who see the same. */
export class ChangeTexts {
  readonly #textByKey = new Map<string, string>();

  /** One after the other, from the change after this one on. Lazily: whoever has no room stops asking. */
  *after(reader: Reader, history: History, after: number): Generator<ChangeText> {
    const { changes, head } = history;
    const isWhole = seesAll(reader);
    let seen: readonly object[] | undefined;
    for (let from = after; from < head; ) {
      const end = endOfUnit(changes, from);
      const key = `${viewClass(reader)} ${end}`;
      let text = this.#textByKey.get(key);
      if (text === undefined) {
        seen ??= isWhole ? undefined : seenChanges(reader, history, after);
        const unit =
          seen?.slice(from - after, end - after) ?? changes.slice(from, end).map(wholeChange);
        text = eventText('change', { seq: end, changes: unit }, end);
        this.#keep(key, text);
      }
      yield { seq: end, text };
      from = end;
    }
  }

  #keep(key: string, text: string): void {
    if (text.length > LARGEST_KEPT) return;
    this.#textByKey.set(key, text);
    const [oldest] = this.#textByKey.keys();
    if (this.#textByKey.size > KEPT && oldest !== undefined) this.#textByKey.delete(oldest);
  }
}

/** Whether somebody can stand here: not inside a group, nor beyond the end. */
export function isPlace({ changes, head }: History, seq: number): boolean {
  const group = changes[seq - 1]?.group;
  return seq <= head && (group === undefined || group.index === group.count - 1);
}

function endOfUnit(changes: readonly Change[], after: number): number {
  const group = changes[after]?.group;
  return group === undefined ? after + 1 : after + group.count - group.index;
}

/** For a reader of the whole plan, with what proves the chain: as the log gives it. */
function wholeChange({ stored: _, ...change }: Change): object {
  return change;
}

/** All changes after this one, as somebody sees them who sees a part. */
function seenChanges(reader: Reader, history: History, after: number): readonly object[] {
  const changes = history.changes.slice(after);
  if (changes.length > FEW) return [...viewChanges(reader, changes, history.at(after))];
  let state: PlanState = history.records;
  const seen: object[] = [];
  for (const change of changes.toReversed()) {
    const before = new PatchedState(state, invert(change.diff));
    seen.unshift(viewChange(reader, change, before, state));
    state = before;
  }
  return seen;
}
