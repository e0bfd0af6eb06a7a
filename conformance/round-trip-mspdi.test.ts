import { isReadRefusal, type ReadPlan, readSchedule, writeMspdi } from '@throughline/interchange';
import { checkReferences, PlanRecord } from '@throughline/model';
import { describe, expect, test } from 'vitest';
import { manifest, readBytes } from './manifest.ts';

const files = manifest().filter(({ format }) => format === 'MSPDI');

describe.skipIf(files.length === 0)('MSPDI: read, written and read again', () => {
  test.each(files.map(({ file }) => file))('%s', (file) => {
    const plan = read(readBytes(file));
    for (const record of plan.records) expect(PlanRecord.safeParse(record).error).toBeUndefined();
    expect(checkReferences(plan.records)).toEqual([]);

    const written = writeMspdi(plan.records, plan.stored);
    const again = read(written.bytes);
    expect(again.records).toEqual(plan.records);
    expect([...again.stored]).toEqual([...plan.stored]);
    expect(written.losses).toEqual([]);

    // Without dates nothing is pinned that was not: only interruptions need them.
    const undated = read(writeMspdi(plan.records).bytes);
    const splits = plan.records.some((record) => record.kind === 'task' && record.splits);
    if (!splits) expect(undated.records).toEqual(plan.records);
  });
});

function read(bytes: Uint8Array): ReadPlan {
  const outcome = readSchedule(bytes);
  if (isReadRefusal(outcome)) throw new Error(JSON.stringify(outcome));
  return outcome;
}
