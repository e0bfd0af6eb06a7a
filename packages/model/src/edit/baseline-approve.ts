import { z } from 'zod';
import { BaselineRecord, isRefusal, RecordId, refuse } from '../plan/index.ts';
import { editRule, found, updates } from './rule.ts';

const { approvedAt, approvedBy } = BaselineRecord.shape;

const schema = z.strictObject({
  kind: z.literal('baseline.approve'),
  baselineId: RecordId,
  approvedAt: approvedAt.unwrap(),
  approvedBy: approvedBy.unwrap().min(1),
});

/** Somebody agrees to be measured by it. From then on it never changes, and stays in the plan. */
export const baselineApprove = editRule<z.infer<typeof schema>>(schema, (edit, records) => {
  const baseline = found(records, 'baseline', edit.baselineId, 'baselineId');
  if (isRefusal(baseline)) return baseline;
  const { id } = baseline;
  const approval = { approvedAt: edit.approvedAt, approvedBy: edit.approvedBy };
  const isSame =
    baseline.approvedAt === approval.approvedAt && baseline.approvedBy === approval.approvedBy;
  if (baseline.approvedAt !== undefined && !isSame) {
    return refuse('baseline-approved', { id }, { recordId: id, field: 'approvedAt' });
  }
  return updates([[baseline, { ...baseline, ...approval }]]);
});
