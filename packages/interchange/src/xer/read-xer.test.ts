import { describe, expect, test } from 'vitest';
import { PlanRead } from '../p6/plan-read.testing.ts';
import { readXer } from './read-xer.ts';
import { calendar, plan, type Row, type Tables, task, wbs, xerBytes } from './xer-text.testing.ts';

const read = (tables: Tables, project?: string) =>
  new PlanRead(readXer(xerBytes(tables), project === undefined ? {} : { project }));
const withTask = (...rows: Row[]) => read(plan({ TASK: rows, TASKPRED: [] }));
const first = <T>(list: readonly T[] | undefined): T => (list as readonly T[])[0] as T;
const project = (more: Row = {}): Row => ({ ...first(plan().PROJECT), ...more });
const options = (more: Row = {}): Row => ({ ...first(plan().SCHEDOPTIONS), ...more });
const link = (more: Row = {}): Row => ({ ...first(plan().TASKPRED), ...more });

describe('the project', () => {
  test('its rules and defaults', () => {
    expect(read(plan()).only('project')).toMatchObject({
      name: 'Move to the cloud',
      keys: { 'p6.object-id': '7', 'p6.code': 'MOVE' },
      rules: 'p6',
      scheduleFrom: 'start',
      start: '2026-03-02T08:00',
      statusDate: '2026-03-04T08:00',
      currency: 'EUR',
      minutesPerDay: 480,
      minutesPerWeek: 2400,
      daysPerMonth: 21.5,
      defaultStartTime: 480,
      defaultEndTime: 1020,
      criticalFloatLimit: 0,
      p6: {
        lagCalendar: 'successor',
        progress: 'retained-logic',
        useExpectedFinish: false,
        totalFloat: 'smallest',
        criticalBy: 'total-float',
      },
    });
    expect(read(plan()).lossCodes()).toEqual([]);
  });

  test('without a data date its planned start is the data date, and that is said', () => {
    const plain = read(plan({ PROJECT: [project({ last_recalc_date: '' })] }));
    expect(plain.only('project').statusDate).toBe('2026-03-02T08:00');
    expect(plain.lost('p6-data-date-missing')).toBe(1);
  });

  test('how it is scheduled', () => {
    const said = read(
      plan({
        PROJECT: [
          project({
            plan_end_date: '2026-06-30 17:00',
            critical_path_type: 'CT_DrivPath',
            critical_drtn_hr_cnt: '4,5',
          }),
        ],
        SCHEDOPTIONS: [
          options({
            sched_calendar_on_relationship_lag: 'rcal_24Hour',
            sched_retained_logic: 'N',
            sched_progress_override: 'Y',
            sched_float_type: 'FT_SF',
            sched_use_expect_end_flag: 'Y',
            sched_open_critical_flag: 'Y',
          }),
        ],
      }),
    ).only('project');
    expect(said.criticalFloatLimit).toBe(270);
    expect(said.p6).toEqual({
      lagCalendar: '24-hour',
      progress: 'progress-override',
      useExpectedFinish: true,
      totalFloat: 'start',
      criticalBy: 'longest-path',
      mustFinishBy: '2026-06-30T17:00',
      makeOpenEndedCritical: true,
    });
    const neither = options({ sched_retained_logic: 'N', sched_progress_override: 'N' });
    expect(read(plan({ SCHEDOPTIONS: [neither] })).only('project').p6?.progress).toBe(
      'actual-dates',
    );
  });

  test('settings that are not kept are said with their values', () => {
    const said = read(
      plan({ PROJECT: [project({ step_complete_flag: 'Y', fy_start_month_num: 4 })] }),
    );
    expect(said.plan.losses).toEqual([
      {
        code: 'p6-setting-unread',
        parameters: { table: 'PROJECT' },
        count: 2,
        where: ['step_complete_flag Y', 'fy_start_month_num 4'],
      },
    ]);
  });
});

describe('the outline', () => {
  test('the project’s own row, then activities before the rows below, then by sequence number', () => {
    const rows = [
      wbs({ wbs_id: 72, parent_wbs_id: 70, seq_num: 20, wbs_name: 'Last', wbs_short_name: 'L' }),
      wbs({ wbs_id: 71, parent_wbs_id: 70, seq_num: 10, wbs_name: 'Build', wbs_short_name: 'B' }),
      wbs({ wbs_id: 70, parent_wbs_id: 3, proj_node_flag: 'Y', wbs_short_name: 'MOVE' }),
      wbs({ wbs_id: 73, parent_wbs_id: 71, seq_num: 1, wbs_name: 'Deep', wbs_short_name: 'D' }),
    ];
    const tasks = [
      task({ task_id: 1, task_code: 'Z', wbs_id: 71 }),
      task({ task_id: 2, task_code: 'A', wbs_id: 71 }),
      task({ task_id: 3, task_code: 'R', wbs_id: 70 }),
      task({ task_id: 4, task_code: 'D', wbs_id: 73 }),
    ];
    const said = read(plan({ PROJWBS: rows, TASK: tasks, TASKPRED: [] }));
    expect(
      said.all('task').map(({ keys, wbs: code }) => [keys?.['p6.code'] ?? keys?.['p6.wbs'], code]),
    ).toEqual([
      ['70', 'MOVE'],
      ['R', 'MOVE'],
      ['71', 'MOVE.B'],
      ['Z', 'MOVE.B'],
      ['A', 'MOVE.B'],
      ['73', 'MOVE.B.D'],
      ['D', 'MOVE.B.D'],
      ['72', 'MOVE.L'],
    ]);
    expect(said.task('wbs:73')).toMatchObject({ type: 'summary', parent: said.task('wbs:71').id });
    expect(said.task('D').parent).toBe(said.task('wbs:73').id);
    const z = said.task('Z').rank;
    expect(z < said.task('A').rank && said.task('A').rank < said.task('wbs:73').rank).toBe(true);
  });

  test('the same ids for the same file, whatever the order of its rows', () => {
    const tables = plan();
    const turned = { ...tables, TASK: [...(tables.TASK ?? [])].reverse() };
    const ids = (one: PlanRead) => one.plan.records.map(({ id }) => id).sort();
    expect(ids(read(turned))).toEqual(ids(read(tables)));
  });
});

describe('activities', () => {
  test('one that is not begun says no more than its duration', () => {
    expect(withTask(task()).task('A1000')).toEqual({
      id: expect.any(String),
      kind: 'task',
      audience: 'internal',
      keys: { 'p6.object-id': '100', 'p6.code': 'A1000' },
      name: 'Dig',
      parent: expect.any(String),
      wbs: 'MOVE.B',
      rank: expect.any(String),
      type: 'task',
      fixed: 'duration',
      duration: { minutes: 960, unit: 'd' },
      percentCompleteType: 'duration',
      calendarId: expect.any(String),
    });
  });

  test.each([
    ['TT_Task', { type: 'task' }],
    ['TT_Rsrc', { type: 'resource-dependent' }],
    ['TT_Mile', { type: 'start-milestone', milestone: true }],
    ['TT_FinMile', { type: 'finish-milestone', milestone: true }],
    ['TT_LOE', { type: 'level-of-effort' }],
    ['TT_WBS', { type: 'wbs-summary' }],
  ])('the type %s', (type, said) => {
    expect(withTask(task({ task_type: type })).task('A1000')).toMatchObject(said);
  });

  test.each([
    ['DT_FixedRate', { fixed: 'units' }],
    ['DT_FixedDrtn', { fixed: 'duration' }],
    ['DT_FixedDUR2', { fixed: 'duration', effortDriven: true }],
    ['DT_FixedQty', { fixed: 'work', effortDriven: true }],
  ])('the duration type %s', (type, said) => {
    expect(withTask(task({ duration_type: type })).task('A1000')).toMatchObject(said);
  });

  test.each([
    ['CS_MSO', 'start-on'],
    ['CS_MSOA', 'start-no-earlier-than'],
    ['CS_MSOB', 'start-no-later-than'],
    ['CS_MEO', 'finish-on'],
    ['CS_MEOA', 'finish-no-earlier-than'],
    ['CS_MEOB', 'finish-no-later-than'],
    ['CS_MANDSTART', 'must-start-on'],
    ['CS_MANDFIN', 'must-finish-on'],
  ])('the constraint %s', (type, said) => {
    const row = task({ cstr_type: type, cstr_date: '2026-03-09 08:00' });
    expect(withTask(row).task('A1000').constraint).toEqual({
      type: said,
      date: '2026-03-09T08:00',
    });
  });

  test('a second constraint, none at all, and one without its date', () => {
    const row = task({
      cstr_type: 'CS_ALAP',
      cstr_type2: 'CS_MEOB',
      cstr_date2: '2026-03-10 17:00',
    });
    const said = withTask(row).task('A1000');
    expect(said.constraint).toEqual({ type: 'as-late-as-possible' });
    expect(said.secondConstraint).toEqual({
      type: 'finish-no-later-than',
      date: '2026-03-10T17:00',
    });
    const undated = withTask(task({ cstr_type: 'CS_MSO' }));
    expect(undated.task('A1000').constraint).toBeUndefined();
    expect(undated.lost('p6-constraint-without-date')).toBe(1);
  });

  test('one under way', () => {
    const row = task({
      status_code: 'TK_Active',
      act_start_date: '2026-03-03 08:00',
      remain_drtn_hr_cnt: 4,
      act_work_qty: 6,
      remain_work_qty: 2.5,
      target_work_qty: 16,
      suspend_date: '2026-03-03 17:00',
      resume_date: '2026-03-05 08:00',
      expect_end_date: '2026-03-06 17:00',
      external_early_start_date: '2026-03-02 08:00',
      external_late_end_date: '2026-03-31 17:00',
      priority_type: 'PT_High',
    });
    const said = withTask(row);
    expect(said.task('A1000')).toMatchObject({
      remaining: 240,
      percentComplete: 75,
      work: 510,
      actualWork: 360,
      remainingWork: 150,
      actualStart: '2026-03-03T08:00',
      suspend: '2026-03-03T17:00',
      resume: '2026-03-05T08:00',
      expectedFinish: '2026-03-06T17:00',
      externalEarlyStart: '2026-03-02T08:00',
      externalLateFinish: '2026-03-31T17:00',
      priority: 700,
    });
    expect(said.lossCodes()).toEqual(['p6-planned-units']);
  });

  test.each([
    ['CP_Drtn', { percentCompleteType: 'duration', percentComplete: 50 }],
    [
      'CP_Phys',
      { percentCompleteType: 'physical', percentComplete: 40, physicalPercentComplete: 40 },
    ],
    ['CP_Units', { percentCompleteType: 'units', percentComplete: 25, percentWorkComplete: 25 }],
  ])('the percent complete of %s', (type, said) => {
    const row = task({
      complete_pct_type: type,
      act_start_date: '2026-03-03 08:00',
      remain_drtn_hr_cnt: 8,
      phys_complete_pct: 40,
      act_work_qty: 4,
      remain_work_qty: 12,
    });
    expect(withTask(row).task('A1000')).toMatchObject(said);
  });

  test('a finished one has nothing left', () => {
    const row = task({
      status_code: 'TK_Complete',
      act_start_date: '2026-03-03 08:00',
      act_end_date: '2026-03-03 12:00',
    });
    expect(withTask(row).task('A1000')).toMatchObject({ remaining: 0, percentComplete: 100 });
  });

  test('a status without its date is said', () => {
    const said = withTask(
      task({ status_code: 'TK_Active' }),
      task({ task_id: 2, status_code: 'TK_Complete' }),
    );
    expect(said.lost('p6-status-without-date')).toBe(2);
  });

  test('a remaining duration of its own before it begins', () => {
    expect(withTask(task({ remain_drtn_hr_cnt: 20 })).task('A1000').remaining).toBe(1200);
  });

  test('what P6 had computed', () => {
    const row = task({
      early_start_date: '2026-03-04 08:00',
      early_end_date: '2026-03-05 17:00',
      late_start_date: '2026-03-06 08:00',
      late_end_date: '2026-03-09 17:00',
      restart_date: '2026-03-04 08:00',
      reend_date: '2026-03-05 17:00',
      rem_late_start_date: '2026-03-06 08:00',
      rem_late_end_date: '2026-03-09 17:00',
      total_float_hr_cnt: 16,
      free_float_hr_cnt: '-0.05',
      driving_path_flag: 'Y',
    });
    const said = withTask(row);
    expect(said.plan.stored.get(said.task('A1000').id)).toEqual({
      start: '2026-03-04T08:00',
      finish: '2026-03-05T17:00',
      earlyStart: '2026-03-04T08:00',
      earlyFinish: '2026-03-05T17:00',
      lateStart: '2026-03-06T08:00',
      lateFinish: '2026-03-09T17:00',
      remainingEarlyStart: '2026-03-04T08:00',
      remainingEarlyFinish: '2026-03-05T17:00',
      remainingLateStart: '2026-03-06T08:00',
      remainingLateFinish: '2026-03-09T17:00',
      totalFloat: 960,
      freeFloat: -3,
      longestPath: true,
    });
  });

  test('columns that are not kept are said, but for what P6 presets', () => {
    const said = withTask(
      task({ est_wt: 2, auto_compute_act_flag: 'Y', guid: 'x', lock_plan_flag: 'N' }),
    );
    expect(said.plan.losses.map(({ parameters }) => parameters.field)).toEqual([
      'TASK.est_wt',
      'TASK.auto_compute_act_flag',
    ]);
  });

  test('quotes and line ends as P6 writes them', () => {
    const said = withTask(task({ task_name: 'A 5"" pipe\u007f\u007fand more ' })).task('A1000');
    expect(said.name).toBe('A 5" pipe and more');
  });
});

test.each([
  ['PR_FS', 'FS', 0, undefined],
  ['PR_SS', 'SS', 8, 480],
  ['PR_FF', 'FF', '-4.5', -270],
  ['PR_SF', 'SF', '1E1', 600],
])('a link %s', (type, said, hours, minutes) => {
  const plain = read(plan({ TASKPRED: [link({ pred_type: type, lag_hr_cnt: hours })] }));
  expect(plain.only('link')).toMatchObject({
    from: plain.task('A1000').id,
    to: plain.task('A1010').id,
    type: said,
    keys: { 'p6.object-id': '900' },
  });
  expect(plain.only('link').lag).toEqual(minutes && { minutes, unit: 'd' });
});

test('calendars, with their bases and exceptions', () => {
  const days =
    '(0||CalendarData()((0||DaysOfWeek()())(0||Exceptions()((0||0(d|46082)())(0||1(d|46083)((0||0(f|12:00|s|08:00)())))))))';
  const rows = [
    calendar(),
    calendar({ clndr_id: 2, base_clndr_id: 1, clndr_type: 'CA_Rsrc', clndr_data: days }),
  ];
  const [base, derived] = read(plan({ CALENDAR: rows })).all('calendar');
  expect(base?.week.monday).toEqual([
    [480, 720],
    [780, 1020],
  ]);
  expect(base?.week.sunday).toEqual([]);
  expect(derived).toMatchObject({ baseId: base?.id, week: {}, resourceCalendar: true });
  expect(derived?.exceptions).toEqual({
    '2026-03-01': { from: '2026-03-01', to: '2026-03-01', ranges: [] },
    '2026-03-02': { from: '2026-03-02', to: '2026-03-02', ranges: [[480, 720]] },
  });
});
