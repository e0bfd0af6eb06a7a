import {
  type Edit,
  isRefusal,
  type LinkRecord,
  type Predecessor,
  parsePredecessors,
  type RecordId,
  type Records,
  rowsOf,
  sameJson,
  scaleOf,
  type TaskRecord,
} from '@throughline/model';
import { shownId } from '../plan-file/index.ts';
import type { TypedEdits, Typing } from './typed-edit.ts';
import { isNone } from './typed-values.ts';

/** The list as it is to be: links that stay keep their id, others are changed, added or removed. */
export function predecessorsTyped(
  { id }: TaskRecord,
  words: readonly string[],
  { records, makeId }: Typing,
): TypedEdits {
  const text = words.join(' ');
  const idByRef = taskIdByRef(records);
  const wanted = isNone(text)
    ? []
    : parsePredecessors(text, scaleOf(records.project), (ref) => idByRef.get(ref.toLowerCase()));
  if (isRefusal(wanted)) return wanted;
  const left = new Set(records.referrers(id, 'link').filter(({ to }) => to === id));
  const edits: Edit[] = [];
  for (const one of wanted) {
    const link = sameEnds(left, one, records);
    if (link === undefined) edits.push(added(makeId(), one, id));
    else {
      left.delete(link);
      edits.push(...changed(link, one));
    }
  }
  const gone = [...left].map((link): Edit => ({ kind: 'link.remove', ids: [link.id] }));
  // What goes makes room first: a turned link would close a circle with the old one.
  return [...gone, ...edits];
}

function sameEnds(
  links: ReadonlySet<LinkRecord>,
  { from, type }: Predecessor,
  records: Records,
): LinkRecord | undefined {
  const between = [...links].filter((link) => link.from === from);
  const same = between.find((link) => link.type === type);
  return same ?? (records.project.rules === 'ms-project' ? between[0] : undefined);
}

function changed(link: LinkRecord, { type, lag }: Predecessor): Edit[] {
  if (link.type === type && sameJson(link.lag ?? null, lag ?? null)) return [];
  return [
    {
      kind: 'link.change',
      id: link.id,
      set: { type, ...(lag !== undefined && { lag }) },
      ...(lag === undefined && link.lag !== undefined && { clear: ['lag'] }),
    },
  ];
}

function added(id: RecordId, { from, type, lag }: Predecessor, to: RecordId): Edit {
  const record: LinkRecord = {
    id,
    kind: 'link',
    audience: 'internal',
    from,
    to,
    type,
    ...(lag !== undefined && { lag }),
  };
  return { kind: 'link.add', record };
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
