import {
  type Change,
  ChangeMeta,
  Diff,
  EMPTY_DIFF,
  type History,
  invert,
  type LocalDateTime,
  PatchedState,
  type Reader,
  seesAll,
  squash,
  viewDiff,
} from '@throughline/model';
import { z } from 'zod';
import type { HotProject } from '../../projects/index.ts';

/** A change as its author is told of it, to put it into effect on a plan of their own. */
export const Made = z.strictObject({
  ...ChangeMeta.pick({ seq: true, editId: true, at: true, hash: true, group: true }).shape,
  /** As its author sees the plan. Absent where a long gone change is told again to somebody who sees a part of it. */
  diff: Diff.exactOptional(),
});

/** So many changes back nobody walks to tell again what was told before. */
const LONG_GONE = 1_000;

const Finishes = z.strictObject({
  /** When the last of the plan's work ends by its rules, and by the forecast; null where it has no dates. */
  schedule: z.string().nullable(),
  forecast: z.string().nullable(),
});
export const ChangedDates = z.strictObject({ before: Finishes, after: Finishes });

/** What was made of the edits, now or when they were first sent. */
export function madeOf(
  reader: Reader,
  { history }: HotProject,
  changes: readonly Change[],
): readonly object[] {
  const seen = seesAll(reader) ? undefined : seenBySeq(reader, changes, history);
  return changes.map(({ seq, editId, at, hash, group, diff }) => {
    const shown = seen === undefined ? diff : seen.get(seq);
    return {
      seq,
      editId,
      at,
      hash,
      ...(group !== undefined && { group }),
      ...(shown !== undefined && { diff: shown }),
    };
  });
}

export function finishesOf(project: HotProject, now: LocalDateTime): z.output<typeof Finishes> {
  if (project.history.records.count('project') === 0) return { schedule: null, forecast: null };
  const computed = project.computed(now);
  if ('code' in computed) return { schedule: null, forecast: null };
  return { schedule: computed.schedule.finish, forecast: computed.forecast.finish };
}

/** What the reader sees of these changes: the plan as it stands is walked back as far as they lie. */
function seenBySeq(
  reader: Reader,
  changes: readonly Change[],
  { records, head, changes: log }: History,
): ReadonlyMap<number, Diff> {
  const wanted = new Set(changes.map(({ seq }) => seq));
  const first = Math.min(...wanted);
  const seen = new Map<number, Diff>();
  if (head - first >= LONG_GONE) return seen;
  let [back, after] = [EMPTY_DIFF, new PatchedState(records, EMPTY_DIFF)];
  for (const { diff, seq } of log.slice(first - 1).toReversed()) {
    back = squash(back, invert(diff));
    const before = new PatchedState(records, back);
    if (wanted.has(seq)) seen.set(seq, viewDiff(reader, diff, before, after));
    after = before;
  }
  return seen;
}
