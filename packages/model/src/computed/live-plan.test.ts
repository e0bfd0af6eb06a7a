import { minuteOf, minuteText, type ScheduleState } from '@throughline/engine';
import { Dice, generateRecords } from '@throughline/generator';
import { describe, expect, test } from 'vitest';
import { apply, type Edit } from '../edit/index.ts';
import { isRefusal, type RecordId, Records, recordId } from '../plan/index.ts';
import { type ComputedPlan, computePlan } from './computed-plan.ts';
import { LivePlan } from './live-plan.ts';

const COLUMNS = [
  'start',
  'finish',
  'earlyStart',
  'earlyFinish',
  'lateStart',
  'lateFinish',
] as const satisfies readonly (keyof ScheduleState)[];

describe('a live plan has the dates of a plan that is computed afresh', { timeout: 60_000 }, () => {
  for (const rules of ['ms-project', 'p6'] as const) {
    test.each([1, 2, 3])(`after every edit, under ${rules}, seed %i`, (seed) => {
      const records = new Records(generateRecords({ seed, tasks: 60, rules }));
      const live = new LivePlan(records);
      const dice = new Dice(seed, 'live');
      let taken = 0;
      for (let round = 0; round < 100; round++) {
        const edit = anyEdit(records, dice, round);
        const diff = apply(edit, records);
        if (isRefusal(diff)) continue;
        taken++;
        records.patch(diff);
        live.take(diff);
        expect(datesOf(live.computed), `${round}: ${JSON.stringify(edit)}`).toEqual(
          datesOf(computePlan(records)),
        );
      }
      expect(taken).toBeGreaterThan(50);
    });
  }

  test('and does not date a task again for what is only said of it', () => {
    const records = new Records(generateRecords({ seed: 5, tasks: 20 }));
    const live = new LivePlan(records);
    const [task] = [...records.all('task')].filter(({ type }) => type === 'task');
    const taskId = task?.id ?? recordId('none');
    const activities = () => {
      if ('code' in live.computed) throw new Error(live.computed.code);
      return [...live.computed.plan.input.activities];
    };
    const before = activities();
    submit(records, live, { kind: 'task.rename', taskId, name: 'Another' });
    submit(records, live, { kind: 'task.set-fields', taskId, set: { notes: 'n', wbs: '7' } });
    expect(activities().every((activity, place) => activity === before[place])).toBe(true);
    submit(records, live, { kind: 'task.set-duration', taskId, minutes: 123_456 });
    expect(activities().every((activity, place) => activity === before[place])).toBe(false);
  });

  test('and when it comes back from having no dates', () => {
    const records = new Records(generateRecords({ seed: 4, tasks: 20, rules: 'ms-project' }));
    const live = new LivePlan(records);
    const before = datesOf(live.computed);
    const { calendarId } = records.project;
    const closed = Object.fromEntries(
      ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'].map((day) => [
        `week/${day}`,
        [],
      ]),
    );
    const open = records.find('calendar', calendarId)?.week ?? {};
    submit(records, live, { kind: 'calendar.change', id: calendarId, set: closed });
    expect(live.computed).toMatchObject({ code: 'calendar-runs-out' });
    const week = Object.fromEntries(Object.entries(open).map(([day, at]) => [`week/${day}`, at]));
    submit(records, live, { kind: 'calendar.change', id: calendarId, set: week });
    expect(datesOf(live.computed)).toEqual(before);
  });
});

function submit(records: Records, live: LivePlan, edit: Edit): void {
  const diff = apply(edit, records);
  if (isRefusal(diff)) throw new Error(JSON.stringify(diff));
  records.patch(diff);
  live.take(diff);
}

/** Everything that a reader can see of a computed plan. */
function datesOf(plan: ComputedPlan | { readonly code: string }): unknown {
  if ('code' in plan) return plan.code;
  return [plan.schedule, plan.forecast].map(({ schedule }) => ({
    ...Object.fromEntries(COLUMNS.map((column) => [column, [...schedule.state[column]]])),
    floats: plan.plan.taskIds.map((_, index) => schedule.totalFloat(index)),
    longest: [...schedule.longestPath()].sort((a, b) => a - b),
    links: plan.plan.linkIds,
    options: schedule.state.options,
  }));
}

function anyEdit(records: Records, dice: Dice, round: number): Edit {
  const tasks = [...records.all('task')].filter((task) => !records.isSummary(task));
  const task = dice.oneOf(tasks);
  const { id: taskId } = task;
  const date = minuteText(
    (minuteOf(records.project.start) as number) + 1440 * dice.between(0, 90) + 600,
  );
  const choices: (() => Edit)[] = [
    () => ({ kind: 'task.set-duration', taskId, minutes: 60 * dice.between(0, 90) }),
    () => ({ kind: 'task.set-progress', taskId, actualStart: date, percentComplete: 40 }),
    () => ({ kind: 'task.set-progress', taskId, remaining: 60 * dice.between(1, 60) }),
    () => ({
      kind: 'task.set-constraint',
      taskId,
      constraint: { type: 'start-no-earlier-than', date },
    }),
    () => ({
      kind: 'task.set-calendar',
      taskId,
      calendarId: dice.oneOf([...records.all('calendar')]).id,
    }),
    () => ({ kind: 'task.rename', taskId, name: `Renamed ${round}` }),
    () => ({ kind: 'project.set', set: { statusDate: date } }),
    () => linkEdit(records, dice, taskId, round),
    () => ({ kind: 'task.indent', taskId }),
    () => ({
      kind: 'task.add',
      record: {
        id: recordId(`new-${round}`),
        kind: 'task',
        audience: 'internal',
        name: `New ${round}`,
        rank: 'z',
        type: 'task',
        fixed: 'units',
        duration: { minutes: 480, unit: 'd' },
      },
    }),
    () => {
      const assignment =
        records.count('assignment') === 0 ? undefined : dice.oneOf([...records.all('assignment')]);
      if (assignment === undefined) return { kind: 'task.rename', taskId, name: 'Alone' };
      return { kind: 'assignment.change', id: assignment.id, set: { units: 0.5 } };
    },
  ];
  return dice.oneOf(choices)();
}

function linkEdit(records: Records, dice: Dice, to: RecordId, round: number): Edit {
  const links = [...records.all('link')];
  if (links.length > 0 && dice.perMille(500)) {
    return { kind: 'link.remove', ids: [dice.oneOf(links).id] };
  }
  const from = dice.oneOf([...records.all('task')]).id;
  const id = recordId(`link-${round}`);
  return {
    kind: 'link.add',
    record: { id, kind: 'link', audience: 'internal', from, to, type: 'FS' },
  };
}
