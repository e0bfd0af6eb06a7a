import {
  type ComputedPlan,
  computePlan,
  type History,
  isEmptyDiff,
  isNews,
  madeHereIn,
  nameIn,
  onTrack,
  type Records,
  type SetBack,
  type Slip,
  sayRefusal,
  setBackBy,
  slipBetween,
  type Target,
  type Update,
  updateOf,
} from '@throughline/model';
import { type PlanFile, sayUnschedulable } from '../plan-file/index.ts';
import type { Complaint } from '../say.ts';
import type { Shell } from '../shell.ts';

/** What the next file of a plan does to it. */
export interface BroughtIn {
  readonly file: PlanFile;
  readonly update: Update;
  readonly isNew: boolean;
  readonly before: ComputedPlan;
  readonly after: ComputedPlan;
  readonly slip: Slip;
  readonly setBack: readonly SetBack[];
  /** Promises and deadlines whose forecast moved, or that came or went over their date. */
  readonly crossed: readonly Crossed[];
}

export interface Crossed {
  readonly was: Target | undefined;
  readonly is: Target;
}

/** Works out the update, or why there is none. Nothing is changed. */
export function broughtIn(
  { history, title }: { readonly history: History; readonly title: string },
  file: PlanFile,
  { sure }: { readonly sure: boolean },
  { now }: Shell,
): BroughtIn | Complaint {
  const current = history.at(history.head);
  const update = updateOf(current, file.records, { sure, madeHere: madeHereIn(history.changes) });
  if ('code' in update) {
    const why = sayRefusal(update, nameIn(current));
    const next = `If it is right all the same, --sure brings it in.`;
    return { about: file.title, why, code: update.code, next };
  }
  const before = computePlan(current, { now });
  if ('code' in before) return sayUnschedulable(before, { records: current, title });
  const after = computePlan(update.records, { now });
  if ('code' in after) {
    return sayUnschedulable(after, { records: update.records, title: file.title });
  }
  const slip = slipBetween(current, update.records, { now });
  if ('code' in slip) throw new Error(`two plans with dates, and none between them: ${slip.code}`);
  return {
    file,
    update,
    isNew: !isEmptyDiff(update.diff),
    before,
    after,
    slip,
    setBack: setBackBy(update.diff, history.changes),
    crossed: crossedBy(before, after),
  };
}

function crossedBy(before: ComputedPlan, after: ComputedPlan): Crossed[] {
  const wasByKey = new Map(onTrack(before).targets.map((target) => [keyOf(target), target]));
  return onTrack(after).targets.flatMap((is) => {
    const was = wasByKey.get(keyOf(is));
    const isCrossed = was?.late !== is.late && (is.late || was !== undefined);
    return isCrossed ? [{ was, is }] : [];
  });
}

function keyOf({ source, taskId }: Target): string {
  return source.by === 'promise' ? source.promiseId : `${source.by} ${taskId}`;
}

/** How many records of a kind come, change in more than the numbers of their tool, and go. */
export interface KindCount {
  readonly kind: string;
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
}

/** In the order in which the kinds are first met. */
export function countsByKind({ diff }: Update, before: Records): KindCount[] {
  const counts = new Map<string, { added: number; changed: number; removed: number }>();
  const count = (kind: string, what: 'added' | 'changed' | 'removed') => {
    const known = counts.get(kind) ?? { added: 0, changed: 0, removed: 0 };
    known[what]++;
    counts.set(kind, known);
  };
  for (const { kind } of Object.values(diff.added)) count(kind, 'added');
  for (const record of before) {
    if (isNews(diff.updated[record.id])) count(record.kind, 'changed');
    if (Object.hasOwn(diff.removed, record.id)) count(record.kind, 'removed');
  }
  return [...counts].map(([kind, of]) => ({ kind, ...of }));
}
