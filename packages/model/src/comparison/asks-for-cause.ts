import { NONE } from '@throughline/engine';
import type { ComputedPlan } from '../computed/index.ts';
import type { RecordId } from '../plan/index.ts';
import { byText, dateMove } from './date-move.ts';
import { type Outlook, outlookOf } from './outlook.ts';
import { promiseMoves } from './promises.ts';

/** Why somebody should be asked for the cause of what was done. Working minutes. */
export type ReasonToAsk = {
  /** A promise, or a milestone that nothing was promised for. Null: the project's finish. */
  readonly taskId: RecordId | null;
  readonly promiseId: RecordId | null;
} & (
  | { readonly code: 'moved'; readonly minutes: number }
  /** The float that was left to the promise, or the milestone's own. */
  | { readonly code: 'float-half-gone'; readonly from: number; readonly to: number }
);

/**
 * BRN-15: the promises and milestones that moved by a day or more, a day as the later plan counts it, or lost
 * half of their float or more. The largest movements first, then the most float. None: nobody is asked.
 */
export function asksForCause(before: ComputedPlan, after: ComputedPlan): ReasonToAsk[] {
  return asksBetween(outlookOf(before), outlookOf(after));
}

/** The same of a plan before an edit and after it. */
export function asksBetween(before: Outlook, after: Outlook): ReasonToAsk[] {
  const day = after.minutesPerDay;
  const reasons: ReasonToAsk[] = [];
  const promised = new Set<RecordId | null>();
  for (const { source, taskId, minutes, buffer } of promiseMoves(before, after)) {
    if (source.by !== 'promise') continue;
    promised.add(taskId);
    const about = { taskId, promiseId: source.promiseId };
    reasons.push(...reasonsOf(about, minutes, buffer.before, buffer.after, day));
  }
  for (const taskId of after.milestones) {
    if (promised.has(taskId)) continue;
    const [from, to] = [before.finishOf(taskId), after.finishOf(taskId)];
    const { minutes } = dateMove(from, to, after);
    const float = (plan: Outlook) => plan.floatOf(taskId)?.float ?? null;
    const known = from !== NONE;
    const about = { taskId, promiseId: null };
    reasons.push(...reasonsOf(about, minutes, known ? float(before) : null, float(after), day));
  }
  return reasons.sort(inOrder);
}

function* reasonsOf(
  about: Pick<ReasonToAsk, 'taskId' | 'promiseId'>,
  minutes: number | null,
  from: number | null,
  to: number | null,
  day: number,
): Generator<ReasonToAsk> {
  if (minutes !== null && Math.abs(minutes) >= day) yield { ...about, code: 'moved', minutes };
  else if (from !== null && to !== null && from > 0 && to * 2 <= from) {
    yield { ...about, code: 'float-half-gone', from, to };
  }
}

function inOrder(a: ReasonToAsk, b: ReasonToAsk): number {
  const size = (reason: ReasonToAsk) =>
    reason.code === 'moved' ? Math.abs(reason.minutes) : reason.from - reason.to;
  return (
    (a.code === b.code ? 0 : a.code === 'moved' ? -1 : 1) ||
    size(b) - size(a) ||
    byText(a.taskId ?? '', b.taskId ?? '') ||
    byText(a.promiseId ?? '', b.promiseId ?? '')
  );
}
