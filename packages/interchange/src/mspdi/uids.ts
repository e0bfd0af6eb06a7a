import type { PlanRecord, RecordId } from '@throughline/model';

const GREATEST = 2_147_483_647;

type Numbered = Pick<PlanRecord, 'id' | 'keys'>;

/**
 * A UID for each record of a kind: the one it came with, where that is a number and nobody's else,
 * or one past the greatest. `least` is the smallest that such a record may have.
 */
export function assignUids(records: Iterable<Numbered>, least: number): Map<RecordId, number> {
  const uids = new Map<RecordId, number>();
  const taken = new Set<number>();
  const without: RecordId[] = [];
  let greatest = 0;
  for (const { id, keys } of records) {
    const uid = wholeNumber(keys?.['ms-project.uid']);
    if (uid === undefined || uid < least || taken.has(uid)) {
      without.push(id);
      continue;
    }
    uids.set(id, uid);
    taken.add(uid);
    greatest = Math.max(greatest, uid);
  }
  let next = greatest < GREATEST ? greatest + 1 : 1;
  for (const id of without) {
    while (taken.has(next)) next++;
    uids.set(id, next++);
  }
  return uids;
}

/** Row numbers: those the records came with where they rise from row to row, else from 1 on. */
export function assignRows(records: readonly Numbered[]): Map<RecordId, number> {
  const rows = records.map(({ keys }) => wholeNumber(keys?.['ms-project.id']));
  const rising = rows.every((row, i) => row !== undefined && row > (rows[i - 1] ?? 0));
  return new Map(records.map(({ id }, i) => [id, rising ? (rows[i] as number) : i + 1]));
}

function wholeNumber(text: string | undefined): number | undefined {
  if (text === undefined || !/^(0|[1-9]\d{0,9})$/.test(text)) return undefined;
  const value = Number(text);
  return value <= GREATEST ? value : undefined;
}
