import type { Change } from './change.ts';

/**
 * Changes that are taken back as the log stands, by seq, with the change that took them back. An undo that
 * is itself taken back takes nothing back.
 */
export function undoneBySeq(changes: readonly Change[]): ReadonlyMap<number, number> {
  const undone = new Map<number, number>();
  for (const { seq, edit } of changes.toReversed()) {
    if (edit.kind !== 'history.undo' || undone.has(seq)) continue;
    for (const target of edit.seqs) if (!undone.has(target)) undone.set(target, seq);
  }
  return undone;
}
