import {
  expectedFinishEdit,
  isRefusal,
  type LocalDateTime,
  sayUnschedulable,
  type TaskRecord,
} from '@throughline/model';
import type { CellPlan } from '../cell-plan.ts';
import { say, Wrong, wrongBy } from './say.ts';
import type { EditOf } from './typing.ts';

/** MS Project knows no expected finish: there it says what remains, which takes a forecast to find. */
export function expectedFinishOf(
  plan: CellPlan,
  task: TaskRecord,
  date: LocalDateTime,
): EditOf<'task.set-expected-finish'> | Wrong {
  const { computed, today } = plan;
  if (computed === undefined)
    return new Wrong(say('expectedFinishNeedsDates')).in('expectedFinish');
  const edit = expectedFinishEdit(computed, task.id, date, { now: `${today}T00:00` });
  if ('kind' in edit) return edit;
  const wrong = isRefusal(edit) ? wrongBy(plan, edit) : new Wrong(sayUnschedulable(edit));
  return wrong.in('expectedFinish');
}
