import {
  apply,
  type Batch,
  type Diff,
  EMPTY_DIFF,
  type History,
  isRefusal,
  PatchedState,
  type Reader,
  sameJson,
  seesAll,
  squash,
  viewDiff,
} from '@throughline/model';
import { Fault } from '../fault.ts';

/**
 * Why this author may not make these edits: they would change what the author does not see.
 * An edit that the plan refuses anyway is let through, to be refused by the plan.
 */
export function blindFault(reader: Reader, history: History, batch: Batch): Fault | undefined {
  if (seesAll(reader)) return undefined;
  let done = EMPTY_DIFF;
  for (const diff of diffsOf(history, batch)) {
    const before = new PatchedState(history.records, done);
    done = squash(done, diff);
    const after = new PatchedState(history.records, done);
    const hidden = hiddenIn(diff, viewDiff(reader, diff, before, after));
    if (hidden !== undefined) return new Fault('not-allowed', hidden);
  }
  return undefined;
}

function diffsOf(history: History, { edits, base, author }: Batch): Diff[] {
  const [first] = edits;
  // One alone needs no copy of the plan.
  const outcomes =
    edits.length === 1 && first !== undefined
      ? [apply(first.edit, history.records)]
      : history.attempt(edits, { base, author }).outcomes;
  return outcomes.filter((outcome): outcome is Diff => !isRefusal(outcome));
}

interface Hidden {
  readonly recordId: string;
  readonly field?: string;
}

/** The first thing in the diff that whoever sees only this much of it does not see. */
function hiddenIn(diff: Diff, seen: Diff): Hidden | undefined {
  for (const [id, record] of Object.entries(diff.added)) {
    const shown = new Map(Object.entries(seen.added[id] ?? {}));
    const field = Object.entries(record).find(([name, value]) => !sameJson(shown.get(name), value));
    if (field !== undefined) return { recordId: id, field: field[0] };
  }
  for (const [id, changes] of Object.entries(diff.updated)) {
    const shown = new Map(Object.entries(seen.updated[id] ?? {}));
    const field = Object.entries(changes).find(([path, change]) => {
      return !sameJson(shown.get(path), change);
    });
    if (field !== undefined) return { recordId: id, field: field[0] };
  }
  const gone = Object.keys(diff.removed).find((id) => !Object.hasOwn(seen.removed, id));
  return gone === undefined ? undefined : { recordId: gone };
}
