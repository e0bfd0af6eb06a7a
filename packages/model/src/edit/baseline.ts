import {
  type BaselineRecord,
  isRefusal,
  type RecordId,
  type Records,
  type Refusal,
  refuse,
} from '../plan/index.ts';
import { addRuleNamed } from './add-and-change.ts';
import { removeRule } from './removal.ts';
import { found } from './rule.ts';

/** A baseline is never changed: it holds what was approved, as it was shown when it was. */
export const baselineRules = {
  'baseline.take': addRuleNamed('baseline.take', 'baseline', takeFault),
  'baseline.remove': removeRule('baseline'),
};

/** Its tasks are in the plan when it is taken, and its number is free. */
function takeFault({ id, number, tasks }: BaselineRecord, records: Records): Refusal | undefined {
  for (const taskId of Object.keys(tasks) as RecordId[]) {
    const task = found(records, 'task', taskId, `tasks/${taskId}`);
    if (isRefusal(task)) return task;
  }
  if (number === undefined) return undefined;
  for (const other of records.all('baseline')) {
    if (other.number === number) {
      const where = { recordId: id, field: 'number' };
      return refuse('baseline-number-taken', { number, by: other.id }, where);
    }
  }
  return undefined;
}
