import { printDuration, scaleOf, type TaskRecord } from '@throughline/model';
import { format } from '../../words/index.ts';
import type { CellPlan } from '../cell-plan.ts';
import type { ColumnId } from '../columns.ts';

/** What the column says of tasks. */
export function cellTexts(plan: CellPlan, column: ColumnId): (task: TaskRecord) => string {
  const dates = (id: TaskRecord['id']) => plan.computed?.schedule.task(id);
  switch (column) {
    case 'row':
      return ({ id }) => String(plan.rowOf(id));
    case 'name':
      return ({ name }) => name;
    case 'duration':
      return ({ duration }) =>
        duration === undefined ? '' : printDuration(duration, scaleOf(plan.records.project));
    case 'start':
      return ({ id }) => (plan.computed ? format.gridDay(dates(id)?.start) : '');
    case 'finish':
      return ({ id }) => (plan.computed ? format.gridDay(dates(id)?.finish) : '');
    default:
      return () => '';
  }
}
