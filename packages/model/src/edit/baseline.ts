import {
  type BaselineRecord,
  isRefusal,
  type RecordId,
  type Records,
  type Refusal,
  refuse,
} from '../plan/index.ts';
import { addRuleNamed } from './add-and-change.ts';
import { baselineApprove } from './baseline-approve.ts';
import { removeRule } from './removal.ts';
import { editRule, found } from './rule.ts';

const remove = removeRule('baseline');
const MOST_NUMBERS = 11;

/** A baseline is never changed: it holds what was there when it was taken, and who agreed to it. */
export const baselineRules = {
  'baseline.take': addRuleNamed('baseline.take', 'baseline', takeFault),
  'baseline.approve': baselineApprove,

  /** Only one that nobody approved goes, and its number is free again. */
  'baseline.remove': editRule(remove.schema, (edit, records) => {
    for (const id of edit.ids) {
      if (records.find('baseline', id)?.approvedAt === undefined) continue;
      return refuse('baseline-approved', { id }, { recordId: id });
    }
    return remove.apply(edit, records);
  }),
};

/** Its tasks are in the plan when it is taken, and its number is free. */
function takeFault({ id, number, tasks }: BaselineRecord, records: Records): Refusal | undefined {
  for (const taskId of Object.keys(tasks) as RecordId[]) {
    const task = found(records, 'task', taskId, `tasks/${taskId}`);
    if (isRefusal(task)) return task;
  }
  if (number === undefined) return undefined;
  const byNumber = new Map([...records.all('baseline')].map((one) => [one.number, one.id]));
  const by = byNumber.get(number);
  if (by === undefined) return undefined;
  const free = Array.from({ length: MOST_NUMBERS }, (_, i) => i).filter((i) => !byNumber.has(i));
  const where = { recordId: id, field: 'number', accepted: free.map(String) };
  return refuse('baseline-number-taken', { number, by }, where);
}
