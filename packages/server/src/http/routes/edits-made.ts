import {
  type Change,
  ChangeMeta,
  Diff,
  EMPTY_DIFF,
  invert,
  type LocalDateTime,
  PatchedState,
  type Reader,
  type Records,
  seesAll,
  squash,
  viewDiff,
} from '@throughline/model';
import { z } from 'zod';
import type { HotProject } from '../../projects/index.ts';

/** A change as its author is told of it, to put it into effect on a plan of their own. */
export const Made = z.strictObject({
  ...ChangeMeta.pick({ seq: true, editId: true, at: true, hash: true, group: true }).shape,
  /** As its author sees the plan. Absent where an old change is told again to somebody who sees a part of it. */
  diff: Diff.exactOptional(),
});

const Finishes = z.strictObject({
  /** When the last of the plan's work ends by its rules, and by the forecast; null where it has no dates. */
  schedule: z.string().nullable(),
  forecast: z.string().nullable(),
});
export const ChangedDates = z.strictObject({ before: Finishes, after: Finishes });

/**
 * What was made of the edits.
 * @param changes the last of the project's log, oldest first; or any, where they were `repeated`
 */
export function madeOf(
  reader: Reader,
  { history }: HotProject,
  { changes, repeated }: { readonly changes: readonly Change[]; readonly repeated: boolean },
): readonly object[] {
  const diffs = seesAll(reader)
    ? changes.map(({ diff }) => diff)
    : repeated
      ? []
      : seenDiffs(reader, changes, history.records);
  return changes.map(({ seq, editId, at, hash, group }, place) => {
    const diff = diffs[place];
    return {
      seq,
      editId,
      at,
      hash,
      ...(group !== undefined && { group }),
      ...(diff !== undefined && { diff }),
    };
  });
}

export function finishesOf(project: HotProject, now: LocalDateTime): z.output<typeof Finishes> {
  if (project.history.records.count('project') === 0) return { schedule: null, forecast: null };
  const computed = project.computed(now);
  if ('code' in computed) return { schedule: null, forecast: null };
  return { schedule: computed.schedule.finish, forecast: computed.forecast.finish };
}

/** What the reader sees of each change, where these lead to the records as they are. */
function seenDiffs(reader: Reader, changes: readonly Change[], records: Records): Diff[] {
  const seen: Diff[] = [];
  let [back, after] = [EMPTY_DIFF, new PatchedState(records, EMPTY_DIFF)];
  for (const { diff } of changes.toReversed()) {
    back = squash(back, invert(diff));
    const before = new PatchedState(records, back);
    seen.unshift(viewDiff(reader, diff, before, after));
    after = before;
  }
  return seen;
}
