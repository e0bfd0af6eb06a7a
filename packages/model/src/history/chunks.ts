import { type Diff, derivedId, type EditId, type PlanRecord } from '../plan/index.ts';

/** The most records that one change touches; a larger edit becomes a group of changes. */
export const MOST_RECORDS = 2000;

/** The diff in parts of at most 2,000 records; an empty diff is one part. Read in order they do the same. */
export function chunksOf(diff: Diff): Diff[] {
  const ids = [...new Set([diff.removed, diff.added, diff.updated].flatMap(Object.keys))];
  const { added, updated, removed } = diff;
  if (ids.length <= MOST_RECORDS) return [{ added, updated, removed }];
  const chunks: Diff[] = [];
  for (let start = 0; start < ids.length; start += MOST_RECORDS) {
    const some = ids.slice(start, start + MOST_RECORDS);
    chunks.push({
      added: only<PlanRecord>(diff.added, some),
      updated: only(diff.updated, some),
      removed: only<PlanRecord>(diff.removed, some),
    });
  }
  return chunks;
}

/** The first part keeps the edit's own id; the others get one that follows from it. */
export function chunkEditId(editId: EditId, index: number): EditId {
  return index === 0 ? editId : derivedId('part of an edit', editId, String(index));
}

function only<V>(part: { readonly [id: string]: V }, ids: readonly string[]): Record<string, V> {
  const some: Record<string, V> = {};
  for (const id of ids) {
    const value = Object.hasOwn(part, id) ? part[id] : undefined;
    if (value !== undefined) some[id] = value;
  }
  return some;
}
