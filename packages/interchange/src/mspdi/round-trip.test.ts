import { checkReferences, PlanRecord } from '@throughline/model';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isReadRefusal } from '../read-outcome.ts';
import { anyPlan } from './any-plan.testing.ts';
import { readMspdi } from './read.ts';
import { writeMspdi } from './write.ts';

test('what is written is read back as the same records', () => {
  fc.assert(
    fc.property(anyPlan, (records) => {
      for (const record of records) expect(PlanRecord.safeParse(record).error).toBeUndefined();
      expect(checkReferences(records)).toEqual([]);

      const written = writeMspdi(records);
      expect(written.losses).toEqual([]);
      const plan = readMspdi(written.bytes);
      if (isReadRefusal(plan)) throw new Error(JSON.stringify(plan));
      expect(plan.losses).toEqual([]);
      expect(plan.records).toEqual(records);
    }),
    { numRuns: 60 },
  );
});
