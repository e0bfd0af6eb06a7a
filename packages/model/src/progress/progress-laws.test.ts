import { generateRecords } from '@throughline/generator';
import { describe, expect, test } from 'vitest';
import { type ComputedPlan, computePlan } from '../computed/index.ts';
import { apply } from '../edit/index.ts';
import { isRefusal, type LocalDateTime, type RecordId, Records } from '../plan/index.ts';
import { expectedFinishEdit, rescheduleUnfinished } from './index.ts';

const SEEDS = Array.from({ length: 12 }, (_, index) => index + 1);

function computed(records: Records): ComputedPlan {
  const plan = computePlan(records);
  return 'code' in plan ? expect.fail(plan.code) : plan;
}

function edited(records: Records, edit: Parameters<typeof apply>[0]): ComputedPlan {
  const diff = apply(edit, records);
  if (isRefusal(diff)) expect.fail(JSON.stringify(diff));
  const after = records.clone();
  after.patch(diff);
  return computed(after);
}

describe('on generated plans', { timeout: 60_000 }, () => {
  test('what is rescheduled lies after the moment, and nothing is left to reschedule', () => {
    let moved = 0;
    for (const seed of SEEDS) {
      const before = computed(new Records(generateRecords({ seed, tasks: 80 })));
      const after = before.status.at;
      const edit = rescheduleUnfinished(before);
      if (isRefusal(edit)) expect.fail(JSON.stringify(edit));
      const plan = edited(before.records, edit);
      for (const id of edit.notStarted) {
        expect(startOf(plan, id) >= after, `${seed}: ${id}`).toBe(true);
      }
      for (const id of Object.keys(edit.started) as RecordId[]) {
        const finish = plan.schedule.task(id).finish ?? '';
        expect(finish >= after, `${seed}: ${id}`).toBe(true);
      }
      moved += edit.notStarted.length + Object.keys(edit.started).length;
      expect(rescheduleUnfinished(plan), `${seed}`).toMatchObject({ notStarted: [], started: {} });
    }
    expect(moved).toBeGreaterThan(30);
  });

  test('a task finishes when it is expected to, or the answer says the closest', () => {
    let reached = 0;
    for (const seed of SEEDS.slice(0, 6)) {
      const before = computed(new Records(generateRecords({ seed, tasks: 30 })));
      for (const { id } of before.records.all('task')) {
        const now = before.forecast.task(id).finish;
        if (now === null) continue;
        const date = later(before, id, now);
        const edit = expectedFinishEdit(before, id, date);
        if (!('kind' in edit)) {
          expect(edit.code).toMatch(
            /^(expected-finish-unreachable|summary-is-computed|task-is-finished|fixed-work)/,
          );
          continue;
        }
        reached++;
        const { finish } = edited(before.records, edit).forecast.task(id);
        const missing = before.forecast.workBetween(finish ?? '', date, id);
        expect(missing === 0 || finish === date, `${seed}: ${id} ${finish} ${date}`).toBe(true);
      }
    }
    expect(reached).toBeGreaterThan(50);
  });
});

function startOf(plan: ComputedPlan, id: RecordId): string {
  return plan.schedule.task(id).start ?? '';
}

/** The same day a year on, where the task could work until then. */
function later(plan: ComputedPlan, id: RecordId, from: LocalDateTime): LocalDateTime {
  const year = Number(from.slice(0, 4));
  const next = `${year + 1}${from.slice(4)}`.replace('-02-29', '-02-28');
  return plan.forecast.workBetween(from, next, id) > 0 ? next : from;
}
