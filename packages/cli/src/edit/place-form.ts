import { type RecordId, type Records, rankBetween, type TaskRecord } from '@throughline/model';
import { findTask, isNotFound } from '../find/index.ts';
import { misread, type TypedEdits, type Typing } from './typed-edit.ts';

/** Where a task stands in the outline. */
export interface Place {
  readonly parent?: RecordId;
  readonly rank: string;
}

export function placed(
  where: 'under' | 'below',
  { id }: TaskRecord,
  words: readonly string[],
  { records }: Typing,
): TypedEdits {
  const asked = words.join(' ');
  if (where === 'under' && asked === 'top') {
    return [{ kind: 'task.move', taskId: id, ...lastUnder(records, undefined) }];
  }
  const other = findTask(records, asked);
  if (isNotFound(other)) return other;
  const place = where === 'under' ? lastUnder(records, other.id) : rightBelow(records, other, id);
  if (place === undefined) return noRoom(other);
  return [{ kind: 'task.move', taskId: id, ...place }];
}

export function lastUnder(records: Records, parent: RecordId | undefined): Place {
  const last = records.children(parent).at(-1);
  return { ...(parent !== undefined && { parent }), rank: rankBetween(last?.rank, undefined) };
}

/** The next row on the same level; nothing where two siblings share one rank. */
export function rightBelow(
  records: Records,
  { id, parent, rank }: TaskRecord,
  moved?: RecordId,
): Place | undefined {
  const siblings = records.children(parent).filter((one) => one.id !== moved);
  const next = siblings[siblings.findIndex((one) => one.id === id) + 1];
  if (next !== undefined && next.rank <= rank) return undefined;
  return { ...(parent !== undefined && { parent }), rank: rankBetween(rank, next?.rank) };
}

export function noRoom({ name }: TaskRecord) {
  return misread(`There is no room right below ${name}.`, 'under …', 'below another row');
}
