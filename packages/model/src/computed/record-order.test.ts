import { Dice, generateRecords } from '@throughline/generator';
import { describe, expect, test } from 'vitest';
import { canonicalJson, type PlanRecord, Records } from '../plan/index.ts';
import { computePlan } from './computed-plan.ts';
import { whyTask } from './why.ts';

describe('no answer depends on the order in which records came', { timeout: 60_000 }, () => {
  for (const rules of ['ms-project', 'p6'] as const) {
    test.each([1, 2, 3, 4])(`under ${rules}, seed %i`, (seed) => {
      const records = generateRecords({ seed, tasks: 60, rules });
      expect(answers(shuffled(records, seed))).toEqual(answers(records));
    });
  }
});

/** Every date, float and reason of every task. */
function answers(records: readonly PlanRecord[]): unknown {
  const plan = computePlan(new Records(records));
  if ('code' in plan) throw new Error(plan.code);
  return plan.plan.taskIds.map((id) => [
    id,
    plan.schedule.task(id),
    plan.forecast.task(id),
    canonicalJson(whyTask(plan, 'forecast', id)),
  ]);
}

function shuffled(records: readonly PlanRecord[], seed: number): PlanRecord[] {
  const dice = new Dice(seed, 'shuffle');
  const left = [...records];
  const mixed: PlanRecord[] = [];
  while (left.length > 0) mixed.push(...left.splice(dice.between(0, left.length - 1), 1));
  return mixed;
}
