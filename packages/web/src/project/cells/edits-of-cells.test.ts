import {
  type AssignmentRecord,
  type CalendarRecord,
  type Edit,
  type LinkRecord,
  type PlanRecord,
  Records,
  recordId,
  type TaskRecord,
} from '@throughline/model';
import { describe, expect, test } from 'vitest';
import type { ColumnId } from '../columns.ts';
import type { Refused, TypedCell } from '../local-project.ts';
import { after, cellPlanOf, shownIn } from './any-cell-plan.testing.ts';
import { editsOfCells } from './edits-of-cells.ts';

const base = (id: string) => ({ id: recordId(id), audience: 'shared' as const });
const DAY: [number, number][] = [
  [480, 720],
  [780, 1020],
];
const project: PlanRecord = {
  ...base('project'),
  kind: 'project',
  name: 'Move',
  rules: 'ms-project',
  scheduleFrom: 'start',
  start: '2026-03-02T08:00',
  statusDate: '2026-03-09T17:00',
  calendarId: recordId('standard'),
  minutesPerDay: 480,
  minutesPerWeek: 2400,
  daysPerMonth: 20,
  weekStart: 'monday',
  defaultStartTime: 480,
  defaultEndTime: 1020,
  currency: 'EUR',
  criticalFloatLimit: 0,
};
const calendar = (id: string, fields: Partial<CalendarRecord> = {}): CalendarRecord => ({
  ...base(id),
  kind: 'calendar',
  name: id,
  week: { monday: DAY, tuesday: DAY, wednesday: DAY, thursday: DAY, friday: DAY },
  exceptions: {},
  workWeeks: {},
  ...fields,
});
const task = (id: string, rank: string, fields: Partial<TaskRecord> = {}): TaskRecord => ({
  ...base(id),
  kind: 'task',
  name: id,
  rank,
  type: 'task',
  fixed: 'units',
  duration: { minutes: 960, unit: 'd' },
  ...fields,
});
const link = (from: string, to: string, fields: Partial<LinkRecord> = {}): LinkRecord => ({
  ...base(`${from}-${to}`),
  kind: 'link',
  from: recordId(from),
  to: recordId(to),
  type: 'FS',
  ...fields,
});
const resource = (id: string, name: string): PlanRecord => ({
  ...base(id),
  kind: 'resource',
  name,
  type: 'work',
});
const assignment = (on: string, by: string): AssignmentRecord => ({
  ...base(`${on}-by-${by}`),
  kind: 'assignment',
  taskId: recordId(on),
  resourceId: recordId(by),
  units: 1,
  work: 960,
});

/** Phase (1) with Dig (2) and Fill (3) under it, then Paint (4); Fill waits for Dig. */
const planOf = (...more: PlanRecord[]) =>
  cellPlanOf(
    new Records([
      project,
      calendar('standard'),
      task('Phase', 'B'),
      task('Dig', 'B', { parent: recordId('Phase') }),
      task('Fill', 'C', { parent: recordId('Phase') }),
      task('Paint', 'D'),
      link('Dig', 'Fill'),
      resource('ana', 'Ana Ortiz'),
      resource('smith', 'Smith, John'),
      assignment('Dig', 'ana'),
      ...more,
    ]),
  );

const cell = (id: string, column: ColumnId, text: string): TypedCell => ({
  taskId: recordId(id),
  column,
  text,
});

function typed(plan: ReturnType<typeof planOf>, ...cells: TypedCell[]): readonly Edit[] {
  const edits = editsOfCells(plan, cells);
  if ('ok' in edits) throw new Error(edits.sentence);
  return edits;
}

function refusedIn(plan: ReturnType<typeof planOf>, ...cells: TypedCell[]): Refused {
  const edits = editsOfCells(plan, cells);
  if (!('ok' in edits)) throw new Error(`not refused: ${JSON.stringify(edits)}`);
  return edits;
}

describe('durations', () => {
  test('as people write them, and 0 marks a milestone', () => {
    const plan = planOf();
    expect(typed(plan, cell('Dig', 'duration', '3d?'))).toEqual([
      { kind: 'task.set-duration', taskId: 'Dig', minutes: 1440, unit: 'd', estimated: true },
    ]);
    const zero = after(plan, typed(plan, cell('Paint', 'duration', '0')));
    expect(shownIn(zero, recordId('Paint'), 'type')).toBe('Milestone');
    const longer = after(zero, typed(zero, cell('Paint', 'duration', '2w')));
    expect(shownIn(longer, recordId('Paint'), 'type')).toBe('Task');
    expect(shownIn(longer, recordId('Paint'), 'duration')).toBe('2w');
  });

  test('other texts are refused in their cell with what would be accepted', () => {
    expect(refusedIn(planOf(), cell('Dig', 'duration', 'long'))).toMatchObject({
      ok: false,
      taskId: 'Dig',
      column: 'duration',
      sentence: expect.stringContaining('3ed'),
    });
  });
});

describe('dates', () => {
  test('a start becomes start no earlier than, at the start of the working day', () => {
    expect(typed(planOf(), cell('Paint', 'start', '2026-03-12'))).toEqual([
      {
        kind: 'task.set-constraint',
        taskId: 'Paint',
        constraint: { type: 'start-no-earlier-than', date: '2026-03-12T08:00' },
      },
    ]);
  });

  test('a finish becomes finish no earlier than, at its end', () => {
    const [edit] = typed(planOf(), cell('Paint', 'finish', '2026-03-12'));
    expect(edit).toMatchObject({
      constraint: { type: 'finish-no-earlier-than', date: '2026-03-12T17:00' },
    });
  });

  test('both are a start and the working time between', () => {
    const plan = planOf();
    const edits = typed(
      plan,
      cell('Paint', 'start', '2026-03-12'),
      cell('Paint', 'finish', '2026-03-17'),
    );
    const done = after(plan, edits);
    expect(shownIn(done, recordId('Paint'), 'duration')).toBe('4d');
    expect(done.computed?.schedule.task(recordId('Paint')).finish).toBe('2026-03-17T17:00');
  });

  test('a time is kept, and a day off has the times of the project', () => {
    const plan = planOf();
    expect(typed(plan, cell('Dig', 'deadline', '2026-03-12 9:30'))).toMatchObject([
      { deadline: '2026-03-12T09:30' },
    ]);
    expect(typed(plan, cell('Dig', 'deadline', '2026-03-14'))).toMatchObject([
      { deadline: '2026-03-14T17:00' },
    ]);
  });

  test('+3d is so much working time after the date that is there', () => {
    const plan = planOf();
    const dated = after(plan, typed(plan, cell('Dig', 'deadline', '2026-03-12')));
    expect(typed(dated, cell('Dig', 'deadline', '+3d'))).toMatchObject([
      { deadline: '2026-03-17T17:00' },
    ]);
    expect(typed(dated, cell('Dig', 'deadline', '-1w'))).toMatchObject([
      { deadline: '2026-03-05T17:00' },
    ]);
  });

  test('the start of what has begun is its actual start', () => {
    const plan = planOf();
    const begun = after(plan, typed(plan, cell('Paint', 'actualStart', '2026-03-03')));
    expect(typed(begun, cell('Paint', 'start', '2026-03-04'))).toEqual([
      { kind: 'task.set-progress', taskId: 'Paint', actualStart: '2026-03-04T08:00' },
    ]);
  });

  test('of a manually scheduled task, its own dates', () => {
    const plan = planOf();
    const manual = after(plan, typed(plan, cell('Paint', 'mode', 'manually')));
    const edits = typed(manual, cell('Paint', 'start', '2026-03-12'));
    expect(edits).toEqual([
      {
        kind: 'task.set-mode',
        taskId: 'Paint',
        mode: 'manual',
        manualStart: '2026-03-12T08:00',
      },
    ]);
    const moved = after(manual, edits);
    expect(moved.computed?.schedule.task(recordId('Paint')).finish).toBe('2026-03-13T17:00');
  });

  test('of a summary, they are not typed', () => {
    const refused = refusedIn(planOf(), cell('Phase', 'start', '2026-03-12'));
    expect(refused).toMatchObject({ column: 'start', taskId: 'Phase' });
    expect(refused.sentence).toMatch(/come from the tasks under it/);
  });

  test('an unreadable date says what is read', () => {
    const { sentence } = refusedIn(planOf(), cell('Dig', 'deadline', 'soon'));
    expect(sentence).toMatch(/“soon” cannot be read as a date\. Accepted: .*2027-03-12, today/);
  });
});

describe('constraints', () => {
  test('by name, by initials, with the scheduled date where none is typed', () => {
    const plan = planOf();
    expect(typed(plan, cell('Paint', 'constraint', 'MSO'))).toMatchObject([
      { constraint: { type: 'must-start-on', date: '2026-03-02T08:00' } },
    ]);
    expect(typed(plan, cell('Paint', 'constraint', 'as late'))).toMatchObject([
      { constraint: { type: 'as-late-as-possible' } },
    ]);
    expect(
      typed(
        plan,
        cell('Paint', 'constraint', 'Finish no later than'),
        cell('Paint', 'constraintDate', '2026-03-20'),
      ),
    ).toMatchObject([{ constraint: { type: 'finish-no-later-than', date: '2026-03-20T17:00' } }]);
    expect(refusedIn(plan, cell('Paint', 'constraint', 'start')).sentence).toMatch(/Must start on/);
  });
});

describe('progress', () => {
  test('a share begins the task on its scheduled start', () => {
    expect(typed(planOf(), cell('Dig', 'percent', '50'))).toEqual([
      {
        kind: 'task.set-progress',
        taskId: 'Dig',
        percentComplete: 50,
        actualStart: '2026-03-02T08:00',
      },
    ]);
  });

  test('all of it ends the task on its scheduled finish, and less takes the finish back', () => {
    const plan = planOf();
    const done = after(plan, typed(plan, cell('Dig', 'percent', '100 %')));
    expect(done.records.find('task', recordId('Dig'))).toMatchObject({
      actualStart: '2026-03-02T08:00',
      actualFinish: '2026-03-03T17:00',
    });
    const undone = after(done, typed(done, cell('Dig', 'percent', '25%')));
    expect(undone.records.find('task', recordId('Dig'))).not.toHaveProperty('actualFinish');
    expect(shownIn(undone, recordId('Dig'), 'percent')).toBe('25%');
  });

  test('what is done is not done in the future', () => {
    const plan = planOf(
      task('Later', 'E', {
        constraint: { type: 'start-no-earlier-than', date: '2026-05-04T08:00' },
      }),
    );
    const done = after(plan, typed(plan, cell('Later', 'percent', '100')));
    expect(done.records.find('task', recordId('Later'))).toMatchObject({
      actualFinish: '2026-03-09T17:00',
    });
  });

  test('what remains of a task that has not begun is its duration', () => {
    expect(typed(planOf(), cell('Dig', 'remaining', '3d'))).toEqual([
      { kind: 'task.set-duration', taskId: 'Dig', minutes: 1440 },
    ]);
  });

  test('an emptied share takes everything back that was reported', () => {
    const plan = planOf();
    const begun = after(plan, typed(plan, cell('Dig', 'percent', '50')));
    const back = after(begun, typed(begun, cell('Dig', 'percent', '')));
    expect(back.records.find('task', recordId('Dig'))).not.toHaveProperty('actualStart');
  });

  test('shares are from 0 to 100', () => {
    for (const text of ['101', '-1', 'half', '=50%']) {
      expect(refusedIn(planOf(), cell('Dig', 'percent', text)).column).toBe('percent');
    }
  });
});

describe('links', () => {
  test('predecessors as a typed list', () => {
    const plan = planOf();
    const linked = after(plan, typed(plan, cell('Paint', 'predecessors', '3SS+2d, 2')));
    expect(shownIn(linked, recordId('Paint'), 'predecessors')).toBe('2;3SS+2d');
    expect(shownIn(linked, recordId('Dig'), 'successors')).toBe('3;4');
  });

  test('successors: links in the list stay, others go, new ones come', () => {
    const plan = planOf();
    const linked = after(plan, typed(plan, cell('Dig', 'successors', '3SS;4FF-1d')));
    expect(shownIn(linked, recordId('Fill'), 'predecessors')).toBe('2SS');
    expect(shownIn(linked, recordId('Paint'), 'predecessors')).toBe('2FF-1d');
    const alone = after(linked, typed(linked, cell('Dig', 'successors', '')));
    expect(alone.records.count('link')).toBe(0);
  });

  test('a row that is not there is named', () => {
    expect(refusedIn(planOf(), cell('Paint', 'predecessors', '99')).sentence).toContain('99');
  });
});

describe('resources', () => {
  test('by name, with units, and a new name is a new resource', () => {
    const plan = planOf();
    const text = 'ana ortiz[50%], Smith, John, Crane[200%]';
    const done = after(plan, typed(plan, cell('Dig', 'resources', text)));
    expect(shownIn(done, recordId('Dig'), 'resources')).toBe(
      'Ana Ortiz[50%], Crane[200%], Smith, John',
    );
    expect(done.records.count('resource')).toBe(3);
  });

  test('one new name in two cells is one resource', () => {
    const plan = planOf();
    const cells = ['Dig', 'Fill'].map((id) => cell(id, 'resources', 'Crane'));
    const done = after(plan, typed(plan, ...cells));
    expect(done.records.count('resource')).toBe(3);
  });

  test('somebody new on what is under way: its finish stays, and others did what is done', () => {
    const plan = planOf();
    for (const [id, work, actual] of [
      ['Paint', 480, 240],
      ['Dig', 240, 0],
    ] as const) {
      const begun = after(plan, typed(plan, cell(id, 'percent', '50')));
      const text = id === 'Dig' ? 'Ana Ortiz, Crane[50%]' : 'Crane[50%]';
      const done = after(begun, typed(begun, cell(id, 'resources', text)));
      const crane = done.records
        .referrers(recordId(id), 'assignment')
        .find(({ units }) => units === 0.5);
      expect([crane?.work, crane?.actualWork ?? 0], id).toEqual([work, actual]);
      const finishIn = ({ computed }: typeof plan) => computed?.schedule.task(recordId(id)).finish;
      expect(finishIn(done), id).toBe(finishIn(begun));
    }
  });

  test('units that are none are refused', () => {
    expect(refusedIn(planOf(), cell('Dig', 'resources', 'Ana Ortiz[lots]')).sentence).toContain(
      'lots',
    );
  });
});

describe('estimates', () => {
  test('one point of three takes the duration for the others', () => {
    expect(typed(planOf(), cell('Dig', 'pessimistic', '5d'))).toMatchObject([
      { estimate: { optimistic: 960, mostLikely: 960, pessimistic: 2400 } },
    ]);
    expect(typed(planOf(), cell('Dig', 'mostLikely', '1d/2d/4d'))).toMatchObject([
      { estimate: { optimistic: 480, mostLikely: 960, pessimistic: 1920 } },
    ]);
  });

  test('out of order, they are refused', () => {
    const cells = [cell('Dig', 'optimistic', '5d'), cell('Dig', 'mostLikely', '3d')];
    expect(refusedIn(planOf(), ...cells)).toMatchObject({ column: 'mostLikely' });
  });
});

describe('other fields', () => {
  test('calendar by name', () => {
    const plan = planOf(calendar('night', { name: 'Night shift' }));
    expect(typed(plan, cell('Dig', 'calendar', 'night SHIFT'))).toMatchObject([
      { kind: 'task.set-calendar', calendarId: 'night' },
    ]);
    expect(refusedIn(plan, cell('Dig', 'calendar', 'Day')).sentence).toContain('Night shift');
  });

  test('blocked by, and since when stays', () => {
    const plan = planOf();
    const blocked = after(plan, typed(plan, cell('Dig', 'blockedBy', 'access')));
    const dig = blocked.records.find('task', recordId('Dig'));
    expect(dig?.blocked).toEqual({ by: 'access', since: '2026-03-09T08:00' });
    expect(typed(blocked, cell('Dig', 'blockedBy', ''))).toEqual([
      { kind: 'task.set-blocked', taskId: 'Dig' },
    ]);
  });

  test('an expected finish says what remains, as MS Project keeps it', () => {
    const plan = planOf();
    const begun = after(plan, typed(plan, cell('Paint', 'actualStart', '2026-03-09')));
    const edits = typed(begun, cell('Paint', 'expectedFinish', '2026-03-13'));
    const done = after(begun, edits);
    expect(done.computed?.forecast.task(recordId('Paint')).finish).toBe('2026-03-13T17:00');
  });
});

describe('text is text', () => {
  const HOSTILE = [
    '=1+1',
    '=HYPERLINK("http://example.org")',
    '<img src=x onerror=alert(1)>',
    'שלום עולם',
    '\u202eevil\u202c',
    "Robert'); DROP TABLE tasks;--",
    'constructor',
    '__proto__',
  ];

  test('whatever it begins with, in whatever direction', () => {
    for (const text of HOSTILE) {
      const plan = planOf();
      const done = after(
        plan,
        typed(plan, cell('Dig', 'name', text), cell('Dig', 'responsible', text)),
      );
      expect(shownIn(done, recordId('Dig'), 'name')).toBe(text);
      expect(shownIn(done, recordId('Dig'), 'responsible')).toBe(text);
    }
  });

  test('line breaks of a name are spaces, control characters and halves of characters go', () => {
    expect(typed(planOf(), cell('Dig', 'name', 'a\u0000b\r\nc\td\ud800e'))).toMatchObject([
      { name: 'ab c de' },
    ]);
  });

  test('10,000 characters are refused as a name, and as anything read, in little time', () => {
    const long = '1FS+'.repeat(2500);
    expect(refusedIn(planOf(), cell('Dig', 'name', 'x'.repeat(10_000))).sentence).toContain(
      '4,000',
    );
    const columns: ColumnId[] = [
      'duration',
      'start',
      'percent',
      'predecessors',
      'successors',
      'constraint',
      'calendar',
      'priority',
      'optimistic',
    ];
    const began = performance.now();
    for (const column of columns) {
      for (const text of [
        long,
        '9'.repeat(10_000),
        ' '.repeat(9_999).concat('x'),
        '-'.repeat(10_000),
      ]) {
        const { sentence } = refusedIn(planOf(), cell('Dig', column, text));
        expect(sentence.length).toBeLessThan(11_000);
      }
    }
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});

describe('new rows', () => {
  const row = (number: number, after: string | undefined, column: ColumnId, text: string) => ({
    newTask: { number, after: after === undefined ? undefined : recordId(after) },
    column,
    text,
  });
  const names = (plan: ReturnType<typeof planOf>) =>
    [...plan.records.outline()].map(({ task, depth }) => `${'  '.repeat(depth)}${task.name}`);

  test('stand after a task, on its level; under a summary they are its first', () => {
    const plan = planOf();
    const one = after(plan, typed(plan, row(0, 'Dig', 'name', 'Check')));
    expect(names(one)).toEqual(['Phase', '  Dig', '  Check', '  Fill', 'Paint']);
    const two = after(plan, typed(plan, row(0, 'Phase', 'name', 'Check')));
    expect(names(two)).toEqual(['Phase', '  Check', '  Dig', '  Fill', 'Paint']);
    const top = after(plan, typed(plan, row(0, undefined, 'name', 'Check')));
    expect(names(top)).toEqual(['Check', 'Phase', '  Dig', '  Fill', 'Paint']);
  });

  test('are indented as they were pasted, and summaries take no dates', () => {
    const plan = planOf();
    const pasted = [
      ['Build', '5d', ''],
      ['  Walls', '3d', ''],
      ['    Bricks', '2d', ''],
      ['  Roof', '1w', '6'],
      ['Hand over', '0', '8'],
    ];
    const cells = pasted.flatMap(([name, duration, links], number) => [
      row(number, 'Paint', 'name', name!),
      row(number, 'Paint', 'duration', duration!),
      row(number, 'Paint', 'predecessors', links!),
      row(number, 'Paint', 'totalFloat', '4d'),
    ]);
    const done = after(plan, typed(plan, ...cells));
    expect(names(done).slice(4)).toEqual(['Build', '  Walls', '    Bricks', '  Roof', 'Hand over']);
    const handOver = [...done.records.all('task')].find(({ name }) => name === 'Hand over');
    expect(handOver?.milestone).toBe(true);
    expect(shownIn(done, handOver!.id, 'predecessors')).toBe('8');
  });

  test('fit between two that leave no room', () => {
    const plan = cellPlanOf(
      new Records([project, calendar('standard'), task('One', 'V'), task('Two', 'V')]),
    );
    const done = after(plan, typed(plan, row(0, 'One', 'name', 'New')));
    expect(names(done)).toEqual(['One', 'New', 'Two']);
  });

  test('a thousand at once keep their order and short ranks', () => {
    const plan = planOf();
    const cells = Array.from({ length: 1000 }, (_, n) => row(n, 'Dig', 'name', `Step ${n}`));
    const done = after(plan, typed(plan, ...cells));
    expect(names(done).slice(2, 1002)).toEqual(cells.map(({ text }) => `  ${text}`));
    for (const { rank } of done.records.all('task')) expect(rank.length).toBeLessThan(8);
  });
});
