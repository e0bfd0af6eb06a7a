import type { Change } from '@throughline/model';

/** Changes that were taken back and not brought again, by seq, with the change that took them back. */
export function undoneBySeq(changes: readonly Change[]): ReadonlyMap<number, number> {
  const undone = new Map<number, number>();
  for (const { seq, edit } of changes) {
    if (edit.kind !== 'history.undo') continue;
    for (const target of edit.seqs) {
      undone.set(target, seq);
      const before = changes[target - 1]?.edit;
      // An undo that is taken back brings again what it took.
      if (before?.kind === 'history.undo') for (const one of before.seqs) undone.delete(one);
    }
  }
  return undone;
}
