import type { RecordId } from '../plan/index.ts';

/** Ties are settled by id, so that the order of tasks in a plan decides nothing. */
export function byId(ids: readonly RecordId[]): (a: number, b: number) => number {
  return (a, b) => {
    const [left, right] = [ids[a] as RecordId, ids[b] as RecordId];
    return left < right ? -1 : left > right ? 1 : 0;
  };
}
