import {
  isRefusal,
  parsePredecessors,
  type RecordId,
  type Records,
  rowsOf,
  scaleOf,
  type TaskRecord,
} from '@throughline/model';
import { shownId } from '../plan-file/index.ts';
import type { TypedEdits, Typing } from './typed-edit.ts';
import { isNone } from './typed-values.ts';

/** The list as it is to be: links that are not in it go. */
export function predecessorsTyped(
  { id }: TaskRecord,
  words: readonly string[],
  { records }: Typing,
): TypedEdits {
  const text = words.join(' ');
  const idByRef = taskIdByRef(records);
  const predecessors = isNone(text)
    ? []
    : parsePredecessors(text, scaleOf(records.project), (ref) => idByRef.get(ref.toLowerCase()));
  if (isRefusal(predecessors)) return predecessors;
  return [{ kind: 'link.set-predecessors', taskId: id, predecessors }];
}

/** By the id people see, the WBS code and the outline number; the first of these that is one task's wins. */
function taskIdByRef(records: Records): ReadonlyMap<string, RecordId> {
  const ids = new Map<string, RecordId>();
  const rows = [...rowsOf(records)];
  for (const { task, outlineNumber } of rows) ids.set(outlineNumber, task.id);
  for (const { task, wbs } of rows) ids.set(wbs.toLowerCase(), task.id);
  for (const { task } of rows) ids.set(shownId(task, records).toLowerCase(), task.id);
  return ids;
}
