import { minuteOf } from '@throughline/engine';
import { type ComputedPlan, LivePlan, type Moments } from '../computed/index.ts';
import { apply, type Edit } from '../edit/index.ts';
import {
  type Diff,
  invert,
  isRefusal,
  type LocalDateTime,
  type RecordId,
  type Records,
  type Refusal,
  refuse,
  remainingMinutes,
  type Unschedulable,
} from '../plan/index.ts';

type ExpectedFinish = Extract<Edit, { kind: 'task.set-expected-finish' }>;

const MOST_TRIES = 8;

/**
 * The edit that says a task is expected to finish then. Under the rules of MS Project, which know no such
 * date, it says too what remains, in minutes of the duration, for the task's forecast to finish then: found
 * by forecasting with what is left out or added, since people's calendars and links have a say too. Refuses
 * when no length does it, naming the finish that comes closest: a predecessor ends later, say.
 */
export function expectedFinishEdit(
  computed: ComputedPlan,
  taskId: RecordId,
  expectedFinish: LocalDateTime,
  moments: Moments = {},
): ExpectedFinish | Refusal | Unschedulable {
  const { records } = computed;
  const edit: ExpectedFinish = { kind: 'task.set-expected-finish', taskId, expectedFinish };
  const task = records.find('task', taskId);
  if (records.project.rules === 'p6' || task === undefined) return checked(computed, edit);

  const tried = records.clone();
  const live = new LivePlan(tried, moments);
  let remaining = Math.max(1, remainingMinutes(task));
  let closest = '';
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const attempt: ExpectedFinish = { ...edit, remaining };
    const diff = apply(attempt, records);
    if (isRefusal(diff)) return diff;
    const finish = finishWith(diff, tried, live, taskId);
    if (typeof finish === 'object') return finish ?? attempt;
    if (finish === expectedFinish) return attempt;
    closest = finish;
    const missing = task.duration?.elapsed
      ? moment(expectedFinish) - moment(finish)
      : computed.forecast.workBetween(finish, expectedFinish, taskId);
    if (missing === 0) return attempt;
    const next = Math.max(1, remaining + missing);
    if (next === remaining) break;
    remaining = next;
  }
  const where = { recordId: taskId, field: 'expectedFinish' };
  return refuse('expected-finish-unreachable', { id: taskId, expectedFinish, closest }, where);
}

/** The task's forecast with the diff in the plan, which is then as it was. */
function finishWith(
  diff: Diff,
  records: Records,
  live: LivePlan,
  taskId: RecordId,
): LocalDateTime | null | Unschedulable {
  records.patch(diff);
  live.take(diff);
  const dated = live.computed;
  const finish = 'code' in dated ? dated : dated.forecast.task(taskId).finish;
  const back = invert(diff);
  records.patch(back);
  live.take(back);
  return finish;
}

function checked({ records }: ComputedPlan, edit: ExpectedFinish): ExpectedFinish | Refusal {
  const diff = apply(edit, records);
  return isRefusal(diff) ? diff : edit;
}

/** Records hold only dates that exist; the edit's date is one too once it was accepted. */
function moment(text: LocalDateTime): number {
  return minuteOf(text) as number;
}
