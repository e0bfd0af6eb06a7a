import {
  apply,
  type Edit,
  isRefusal,
  type LinkRecord,
  type PlanRecord,
  type ProjectRecord,
  type RecordId,
  Records,
  type TaskRecord,
} from '@throughline/model';
import { describe, expect, test } from 'vitest';
import { restoreEdits } from './restore-edits.ts';

const id = (text: string) => text as RecordId;
const calendar: PlanRecord = {
  id: id('days'),
  kind: 'calendar',
  audience: 'shared',
  name: 'Days',
  week: { monday: [[480, 960]], tuesday: [[480, 960]] },
  exceptions: {},
  workWeeks: {},
};
const project: ProjectRecord = {
  id: id('plan'),
  kind: 'project',
  audience: 'shared',
  name: 'Plan',
  rules: 'ms-project',
  scheduleFrom: 'start',
  start: '2026-01-05T08:00',
  calendarId: calendar.id,
  minutesPerDay: 480,
  minutesPerWeek: 960,
  daysPerMonth: 20,
  defaultStartTime: 480,
  defaultEndTime: 960,
  weekStart: 'monday',
  criticalFloatLimit: 0,
  currency: 'EUR',
};
const task = (name: string, rank: string, more: Partial<TaskRecord> = {}): TaskRecord => ({
  id: id(name),
  kind: 'task',
  audience: 'internal',
  name,
  rank: rank as TaskRecord['rank'],
  type: 'task',
  fixed: 'units',
  duration: { minutes: 960, unit: 'd' },
  ...more,
});
const link: LinkRecord = {
  id: id('link'),
  kind: 'link',
  audience: 'internal',
  from: id('rack'),
  to: id('cable'),
  type: 'FS',
};
const plan = () =>
  new Records([calendar, project, task('hall', 'a'), task('rack', 'b'), task('cable', 'c'), link]);

function after(records: Records, edits: readonly Edit[]): Records {
  const copy = records.clone();
  for (const edit of edits) {
    const diff = apply(edit, copy);
    if (isRefusal(diff)) throw new Error(`${edit.kind}: ${diff.code} ${JSON.stringify(diff)}`);
    copy.patch(diff);
  }
  return copy;
}

const state = (records: Records) =>
  (['project', 'calendar', 'task', 'link'] as const)
    .flatMap((kind) => [...records.all(kind)] as PlanRecord[])
    .sort((a, b) => (a.id < b.id ? -1 : 1));

const LATER: readonly Edit[] = [
  { kind: 'task.rename', taskId: id('hall'), name: 'Hall 2' },
  { kind: 'task.set-duration', taskId: id('cable'), minutes: 1_920 },
  { kind: 'task.set-deadline', taskId: id('cable'), deadline: '2026-03-02T16:00' },
  {
    kind: 'task.set-progress',
    taskId: id('hall'),
    actualStart: '2026-01-05T08:00',
    remaining: 480,
  },
  { kind: 'task.add', record: task('tests', 'd') },
  { kind: 'task.move', taskId: id('cable'), parent: id('rack'), rank: 'a' as TaskRecord['rank'] },
  { kind: 'project.set', set: { statusDate: '2026-01-06T16:00' } },
];

describe('a plan as it was', () => {
  test('comes back by edits, and forward again', () => {
    const then = plan();
    const now = after(then, [{ kind: 'link.remove', ids: [link.id] }, ...LATER]);
    for (const [from, to] of [
      [now, then],
      [then, now],
    ] as const) {
      const { edits, left } = restoreEdits(from, to);
      expect(left).toEqual([]);
      expect(state(after(from, edits))).toEqual(state(to));
    }
    const { added, changed, removed } = restoreEdits(now, then);
    expect({ added, changed, removed }).toEqual({ added: 1, changed: 3, removed: 1 });
  });

  test('a task that is gone comes back with its links, and nothing else is touched', () => {
    const then = plan();
    const now = after(then, [
      { kind: 'task.remove', ids: [id('rack'), link.id] },
      { kind: 'task.rename', taskId: id('hall'), name: 'Hall 2' },
    ]);
    const { edits, left } = restoreEdits(now, then, id('rack'));
    expect(left).toEqual([]);
    const restored = after(now, edits);
    expect(restored.get(link.id)).toEqual(link);
    expect(restored.find('task', id('rack'))).toEqual(then.find('task', id('rack')));
    expect(restored.find('task', id('hall'))?.name).toBe('Hall 2');
  });

  test('what was promised since stays, with its task, and that is said', () => {
    const then = plan();
    const promise: PlanRecord = {
      id: id('told'),
      kind: 'promise',
      audience: 'shared',
      type: 'target',
      to: 'Finance',
      taskId: id('tests'),
      date: '2026-03-02T16:00',
    };
    const now = after(then, [
      { kind: 'task.add', record: task('tests', 'd') },
      { kind: 'promise.add', record: promise },
    ]);
    const { edits, left } = restoreEdits(now, then);
    expect(edits).toEqual([]);
    expect(left).toMatchObject([
      { record: { id: 'tests' }, refusal: { code: 'record-in-use', parameters: { by: ['told'] } } },
    ]);
  });

  test('nothing is done where nothing differs', () => {
    expect(restoreEdits(plan(), plan())).toEqual({
      edits: [],
      added: 0,
      changed: 0,
      removed: 0,
      left: [],
    });
  });
});
