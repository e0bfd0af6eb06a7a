import { minuteOf } from '@throughline/engine';
import { type ComputedPlan, computePlan, type Moments } from '../computed/index.ts';
import { apply, type Edit } from '../edit/index.ts';
import {
  isRefusal,
  type LocalDateTime,
  type RecordId,
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

  let remaining = Math.max(1, remainingMinutes(task));
  let closest = '';
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const attempt: ExpectedFinish = { ...edit, remaining };
    const diff = apply(attempt, records);
    if (isRefusal(diff)) return diff;
    const after = records.clone();
    after.patch(diff);
    const dated = computePlan(after, moments);
    if ('code' in dated) return dated;
    const finish = dated.forecast.task(taskId).finish;
    if (finish === null || finish === expectedFinish) return attempt;
    closest = finish;
    const missing = task.duration?.elapsed
      ? moment(expectedFinish) - moment(finish)
      : dated.forecast.workBetween(finish, expectedFinish, taskId);
    if (missing === 0) return attempt;
    const next = Math.max(1, remaining + missing);
    if (next === remaining) break;
    remaining = next;
  }
  const where = { recordId: taskId, field: 'expectedFinish' };
  return refuse('expected-finish-unreachable', { id: taskId, expectedFinish, closest }, where);
}

function checked({ records }: ComputedPlan, edit: ExpectedFinish): ExpectedFinish | Refusal {
  const diff = apply(edit, records);
  return isRefusal(diff) ? diff : edit;
}

/** Records hold only dates that exist; the edit's date is one too once it was accepted. */
function moment(text: LocalDateTime): number {
  return minuteOf(text) as number;
}
