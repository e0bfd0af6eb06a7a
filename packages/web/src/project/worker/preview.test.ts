import { generateRecords } from '@throughline/generator';
import {
  apply,
  asksForCause,
  compare,
  computePlan,
  type Edit,
  isRefusal,
  type RecordId,
  Records,
} from '@throughline/model';
import { describe, expect, test } from 'vitest';
import { HeldProject } from './held-project.ts';
import { cascadeOf } from './preview.ts';
import { TableWriter } from './table-writer.ts';

const NOW = { now: '2026-03-02T10:00' };

function held(records: Records): HeldProject {
  const ports = {
    newId: () => 'new' as RecordId,
    now: () => NOW.now,
    turn: () => new Promise<void>((resolve) => setImmediate(resolve)),
  };
  const project = new HeldProject(records, NOW, ports, new TableWriter(() => {}), () => {});
  project.date();
  return project;
}

function dated(records: Records) {
  const computed = computePlan(records, NOW);
  if ('code' in computed) throw new Error(computed.code);
  return computed;
}

describe('a preview', () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'says what the comparison of both plans says, and leaves the plan as it is, plan %i',
    (seed) => {
      const records = new Records(generateRecords({ seed, tasks: 80 }));
      const leaf = [...records.outline()].filter(
        ({ task }) =>
          !records.isSummary(task) && task.type === 'task' && task.duration !== undefined,
      )[seed * 5]?.task;
      if (leaf === undefined) throw new Error('no task');
      const edits: readonly Edit[] = [
        {
          kind: 'task.set-duration',
          taskId: leaf.id,
          minutes: (leaf.duration?.minutes ?? 0) + 4800,
        },
        { kind: 'task.rename', taskId: leaf.id, name: 'Longer' },
      ];
      const project = held(records);
      const before = [...records];
      const cascade = cascadeOf(project, edits);
      expect([...records].map(({ id }) => id).sort()).toEqual(before.map(({ id }) => id).sort());
      for (const record of before) expect(records.get(record.id)).toEqual(record);
      const changed = records.clone();
      for (const edit of edits) {
        const diff = apply(edit, changed);
        if (isRefusal(diff)) {
          expect(cascade).toMatchObject({ ok: false, refusal: diff });
          return;
        }
        changed.patch(diff);
      }
      if (!cascade.ok) throw new Error(cascade.sentence);
      const [then, after] = [dated(records), dated(changed)];
      const comparison = compare(then, after);
      expect(cascade.finish).toEqual({
        before: comparison.finish.from,
        after: comparison.finish.to,
      });
      expect(cascade.milestones.map(({ id, before, after }) => [id, before, after]).sort()).toEqual(
        comparison.milestones.map(({ taskId, from, to }) => [taskId, from, to]).sort(),
      );
      expect(cascade.asksForCause).toBe(asksForCause(then, after).length > 0);
      const live = project.live?.computed;
      if (live === undefined || 'code' in live) throw new Error('no dates');
      for (const { task } of records.outline()) {
        expect(live.schedule.task(task.id)).toEqual(then.schedule.task(task.id));
        expect(live.forecast.task(task.id)).toEqual(then.forecast.task(task.id));
      }
    },
  );

  test('refuses in words what the plan refuses', () => {
    const project = held(new Records(generateRecords({ seed: 1, tasks: 40 })));
    const missing = 'nobody' as RecordId;
    const refused = cascadeOf(project, [{ kind: 'task.rename', taskId: missing, name: 'x' }]);
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'record-missing' } });
    expect('sentence' in refused && refused.sentence.length).toBeGreaterThan(10);
  });
});
