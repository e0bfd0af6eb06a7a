import { type Edit, type RecordId, type Records, rankBetween } from '@throughline/model';
import { taskId } from '../plan/ids.ts';
import { assignmentsOf } from '../plan/money.ts';
import { linkOf, linksOf, taskOf } from '../plan/records.ts';
import type { Row } from '../plan/row.ts';

interface Place {
  readonly id: RecordId;
  readonly rank: string;
}

/**
 * The edits that add rows to a plan: the tasks where they stand, the links of what they wait for, who works
 * on them, and, as `new < old`, what waits for them.
 */
export function newRows(
  records: Records,
  rows: readonly Row[],
  before: readonly string[] = [],
): Edit[] {
  const placesByParent = new Map<string | undefined, Place[]>();
  const tasks = rows.map((row): Edit => {
    const places = placesByParent.get(row.under) ?? placesUnder(records, row.under);
    placesByParent.set(row.under, places);
    const above =
      row.below === undefined
        ? places.length - 1
        : places.findIndex(({ id }) => id === taskId(row.below ?? ''));
    if (row.below !== undefined && above < 0) throw new Error(`nothing there: ${row.below}`);
    const rank = rankBetween(places[above]?.rank, places[above + 1]?.rank);
    places.splice(above + 1, 0, { id: taskId(row.key), rank });
    return { kind: 'task.add', record: taskOf(row, rank) };
  });
  const waits = linksOf(rows);
  const waited = before.map((one) => {
    const [from = '', to = ''] = one.split(' < ');
    return linkOf(from, to);
  });
  return [
    ...tasks,
    ...[...waits, ...waited].map((record): Edit => ({ kind: 'link.add', record })),
    ...assignmentsOf(rows).map((record): Edit => ({ kind: 'assignment.add', record })),
  ];
}

function placesUnder(records: Records, parent: string | undefined): Place[] {
  const under = parent === undefined ? undefined : taskId(parent);
  return records.children(under).map(({ id, rank }) => ({ id, rank }));
}
