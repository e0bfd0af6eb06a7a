import {
  type BaselineRecord,
  type Change,
  type History,
  Instant,
  type LocalDateTime,
} from '@throughline/model';
import type { NoAnswer } from './no-answer.ts';

/** A change of the log (`412`, `#412`), a moment of the world's clock, or a baseline by id or name. */
export const MOMENTS = ['412', '2026-11-20T17:00:00.000Z', 'a baseline’s id or name'];

/** The last change that had been made at the moment; never inside a group. */
export function momentOf(history: History, asked: string, field: string): number | NoAnswer {
  const [, seq] = /^#?(\d{1,9})$/.exec(asked) ?? [];
  const found =
    seq !== undefined
      ? seqIn(history, Number(seq))
      : Instant.safeParse(asked).success
        ? history.seqAt(Instant.parse(asked))
        : seqOfBaseline(history, asked);
  return found ?? { noAnswer: 'moment-unknown', field, accepted: acceptedIn(history) };
}

/** What a clock here showed when the change was made. */
export function localTimeOf({ at }: Pick<Change, 'at'>): LocalDateTime {
  const date = new Date(at);
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** The end of the group that the change is in. */
export function lastOfGroup({ seq, group }: Change): number {
  return group === undefined ? seq : seq + group.count - 1 - group.index;
}

function seqIn(history: History, seq: number): number | undefined {
  if (seq === 0) return 0;
  const change = history.changes[seq - 1];
  return change && lastOfGroup(change);
}

/** A baseline says which change it was taken after; one from a file stands where it came into the log. */
function seqOfBaseline(history: History, asked: string): number | undefined {
  const wanted = folded(asked);
  let found: { readonly record: BaselineRecord; readonly seq: number } | undefined;
  for (const change of history.changes) {
    for (const record of Object.values(change.diff.added)) {
      if (record.kind !== 'baseline') continue;
      if (record.id !== asked && folded(record.name) !== wanted) continue;
      if (found !== undefined && history.records.get(record.id) === undefined) continue;
      found = { record, seq: lastOfGroup(change) };
    }
  }
  if (found === undefined) return undefined;
  const { seq } = found.record;
  return seq !== undefined && seq > 0 ? seqIn(history, Math.min(seq, history.head)) : found.seq;
}

function acceptedIn(history: History): string[] {
  const names = [...history.records.all('baseline')].map(({ name }) => name);
  return [`0 to ${history.head}`, MOMENTS[1] as string, ...names];
}

function folded(name: string): string {
  return name.trim().normalize('NFC').toLowerCase();
}
