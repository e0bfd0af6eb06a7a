import { describe, expect, test } from 'vitest';
import { PlanRead } from '../p6/plan-read.testing.ts';
import { readXer } from './read-xer.ts';
import { plan, type Row, type Tables, task, xerBytes } from './xer-text.testing.ts';

const read = (tables: Tables) => new PlanRead(readXer(xerBytes(plan(tables))));

const resource = (more: Row = {}): Row => ({
  rsrc_id: 5,
  parent_rsrc_id: '',
  clndr_id: 1,
  rsrc_name: 'Digger',
  rsrc_short_name: 'DIG',
  rsrc_type: 'RT_Equip',
  email_addr: '',
  active_flag: 'Y',
  unit_id: '',
  rsrc_notes: '',
  ...more,
});

const assignment = (more: Row = {}): Row => ({
  taskrsrc_id: 50,
  task_id: 100,
  proj_id: 7,
  rsrc_id: 5,
  role_id: '',
  target_qty: 16,
  act_reg_qty: 0,
  act_ot_qty: 0,
  remain_qty: 16,
  target_qty_per_hr: 1,
  remain_qty_per_hr: 1,
  target_lag_drtn_hr_cnt: 0,
  target_cost: 160,
  act_reg_cost: 0,
  act_ot_cost: 0,
  remain_cost: 160,
  act_start_date: '',
  act_end_date: '',
  rate_type: 'COST_PER_QTY',
  rollup_dates_flag: 'Y',
  ...more,
});

describe('resources', () => {
  test('people, machines and material, in groups', () => {
    const said = read({
      UMEASURE: [{ unit_id: 9, unit_abbrev: 'm3', unit_name: 'Cubic metre' }],
      RSRC: [
        resource(),
        resource({
          rsrc_id: 6,
          parent_rsrc_id: 5,
          rsrc_name: 'Ada',
          rsrc_type: 'RT_Labor',
          email_addr: 'ada@x.org',
          active_flag: 'N',
        }),
        resource({ rsrc_id: 8, rsrc_name: 'Sand', rsrc_type: 'RT_Mat', unit_id: 9 }),
      ],
    });
    const [digger, ada, sand] = said.all('resource');
    expect(digger).toMatchObject({
      name: 'Digger',
      type: 'work',
      code: 'DIG',
      keys: { 'p6.object-id': '5' },
    });
    expect(ada).toMatchObject({
      type: 'work',
      group: 'Digger',
      email: 'ada@x.org',
      inactive: true,
    });
    expect(sand).toMatchObject({ type: 'material', materialLabel: 'm3' });
  });

  test('rates by table, from their days on', () => {
    const rate = {
      rsrc_id: 5,
      max_qty_per_hr: 2,
      cost_per_qty3: '0',
      start_date: '2026-01-01 00:00',
    };
    const said = read({
      RSRC: [resource()],
      RSRCRATE: [
        { rsrc_rate_id: 1, ...rate, cost_per_qty: '10.5000', cost_per_qty2: '12' },
        {
          rsrc_rate_id: 2,
          ...rate,
          cost_per_qty: '11',
          start_date: '2026-06-01 00:00',
          max_qty_per_hr: 3,
        },
      ],
    });
    const digger = said.only('resource');
    expect(digger.maxUnits).toBe(2);
    expect(Object.values(digger.rates ?? {})).toEqual([
      { from: '2026-01-01', standard: { amount: '10.5', currency: 'EUR' } },
      { table: 'B', from: '2026-01-01', standard: { amount: '12', currency: 'EUR' } },
      { from: '2026-06-01', standard: { amount: '11', currency: 'EUR' } },
    ]);
    expect(said.lost('p6-limit-changes')).toBe(1);
  });

  test('a role is a resource where nobody fills it, and a loss where nobody needs it', () => {
    const said = read({
      ROLES: [
        { role_id: 5, role_name: 'Mason', role_short_name: 'M', parent_role_id: 6 },
        { role_id: 6, role_name: 'Painter', role_short_name: 'P' },
      ],
      TASKRSRC: [assignment({ rsrc_id: '', role_id: 5 })],
    });
    expect(said.only('resource')).toMatchObject({
      name: 'Mason',
      group: 'Painter',
      generic: true,
      keys: { 'p6.role': '5' },
    });
    expect(said.only('assignment').resourceId).toBe(said.only('resource').id);
    expect(said.plan.losses).toMatchObject([
      { code: 'p6-table-unread', parameters: { table: 'ROLES' } },
    ]);
  });
});

describe('assignments', () => {
  test('work in minutes, at the units of what is left', () => {
    const said = read({
      RSRC: [resource({ rsrc_type: 'RT_Labor' })],
      TASKRSRC: [
        assignment({
          act_reg_qty: 4,
          act_ot_qty: 1,
          remain_qty: '5.55',
          remain_qty_per_hr: '0,5',
          act_reg_cost: '40.10',
          act_ot_cost: '15',
          remain_cost: '55.5',
          act_start_date: '2026-03-03 08:00',
          target_lag_drtn_hr_cnt: 8,
          rate_type: 'COST_PER_QTY3',
        }),
      ],
    });
    expect(said.only('assignment')).toMatchObject({
      taskId: said.task('A1000').id,
      units: 0.5,
      work: 633,
      actualWork: 300,
      remainingWork: 333,
      overtimeWork: 60,
      cost: { amount: '110.6', currency: 'EUR' },
      actualCost: { amount: '55.1', currency: 'EUR' },
      remainingCost: { amount: '55.5', currency: 'EUR' },
      start: '2026-03-03T08:00',
      rateTable: 'C',
    });
    expect(said.only('assignment').delay).toBeUndefined();
  });

  test('a lag before it begins, and no pinned dates', () => {
    const said = read({
      RSRC: [resource()],
      TASKRSRC: [assignment({ target_lag_drtn_hr_cnt: 8 })],
    });
    expect(said.only('assignment')).toMatchObject({ units: 1, work: 960, delay: 480 });
    expect(said.only('assignment').start).toBeUndefined();
  });

  test('material is an amount', () => {
    const said = read({
      RSRC: [resource({ rsrc_type: 'RT_Mat' })],
      TASKRSRC: [assignment({ act_reg_qty: 2, remain_qty: '10.5' })],
    });
    expect(said.only('assignment')).toMatchObject({ units: 12.5, work: 0 });
    expect(said.lost('p6-material-used')).toBe(1);
  });

  test('what has no place here is said', () => {
    const said = read({
      RSRC: [resource()],
      ROLES: [{ role_id: 5, role_name: 'Mason', role_short_name: 'M' }],
      TASKRSRC: [
        assignment({ role_id: 5, rollup_dates_flag: 'N', curv_id: 3 }),
        assignment({ taskrsrc_id: 51, task_id: 999 }),
        assignment({ taskrsrc_id: 52, rsrc_id: 77 }),
        assignment({ taskrsrc_id: 52 }),
      ],
    });
    expect(said.lossCodes().sort()).toEqual([
      'p6-assignment-not-driving',
      'p6-assignment-role',
      'p6-curve',
      'p6-object-twice',
      'p6-table-unread',
      'reference-dangling',
      'reference-dangling',
    ]);
    expect(said.all('assignment').map(({ resourceId }) => resourceId === undefined)).toEqual([
      false,
      true,
    ]);
  });
});

test('expenses are costs of their activity', () => {
  const said = read({
    COSTTYPE: [{ cost_type_id: 3, cost_type: 'Permits', seq_num: 1 }],
    PROJCOST: [
      {
        cost_item_id: 60,
        proj_id: 7,
        task_id: 101,
        cost_type_id: 3,
        cost_name: 'Road closure',
        cost_load_type: 'CL_Start',
        vendor_name: 'City',
        target_cost: '100',
        act_cost: '0.0000',
        remain_cost: '100.0000',
      },
    ],
  });
  expect(said.only('fixed-cost')).toMatchObject({
    taskId: said.task('A1010').id,
    name: 'Road closure',
    amount: { amount: '100', currency: 'EUR' },
    accrual: 'start',
    category: 'Permits',
    vendor: 'City',
  });
  expect(said.lossCodes()).toEqual([]);
});

test('activity codes and user-defined fields are custom fields', () => {
  const udf = {
    udf_type_id: 8,
    fk_id: 100,
    proj_id: 7,
    udf_text: '',
    udf_number: '',
    udf_date: '',
  };
  const udfType = { udf_type_label: 'Owner', udf_type_name: 'user_field_8', table_name: 'TASK' };
  const said = read({
    ACTVTYPE: [
      { actv_code_type_id: 20, actv_code_type: 'Site' },
      { actv_code_type_id: 21, actv_code_type: 'Unused' },
    ],
    ACTVCODE: [
      {
        actv_code_id: 30,
        actv_code_type_id: 20,
        parent_actv_code_id: '',
        short_name: 'N',
        actv_code_name: 'North',
      },
      {
        actv_code_id: 31,
        actv_code_type_id: 20,
        parent_actv_code_id: 30,
        short_name: '1',
        actv_code_name: 'Hall 1',
      },
    ],
    TASKACTV: [
      { task_id: 100, actv_code_type_id: 20, actv_code_id: 31, proj_id: 7 },
      { task_id: 100, actv_code_type_id: 20, actv_code_id: 99, proj_id: 7 },
    ],
    UDFTYPE: [
      { udf_type_id: 8, logical_data_type: 'FT_TEXT', ...udfType },
      { udf_type_id: 9, logical_data_type: 'FT_MONEY', ...udfType, udf_type_label: 'Fine' },
      {
        udf_type_id: 10,
        logical_data_type: 'FT_END_DATE',
        ...udfType,
        udf_type_label: 'Promised',
        table_name: 'PROJWBS',
      },
      {
        udf_type_id: 11,
        logical_data_type: 'FT_INT',
        ...udfType,
        udf_type_label: 'Rank',
        table_name: 'PROJECT',
      },
      { udf_type_id: 12, logical_data_type: 'FT_TEXT', ...udfType, table_name: 'DOCUMENT' },
    ],
    UDFVALUE: [
      { ...udf, udf_text: 'Ada' },
      { ...udf, udf_type_id: 9, udf_number: '12.50' },
      { ...udf, udf_type_id: 10, fk_id: 71, udf_date: '2026-05-01 17:00' },
      { ...udf, udf_type_id: 11, fk_id: 7, udf_number: 3 },
      { ...udf, udf_type_id: 12, udf_text: 'x' },
      { ...udf, fk_id: 555, udf_text: 'nobody' },
    ],
  });
  const fields = Object.fromEntries(said.all('custom-field').map((field) => [field.name, field]));
  expect(Object.keys(fields).sort()).toEqual(['Fine', 'Owner', 'Promised', 'Rank', 'Site']);
  expect(fields.Site).toMatchObject({ type: 'code', appliesTo: 'task', field: '20' });
  expect(Object.values(fields.Site?.choices ?? {})).toEqual([
    { value: 'N', description: 'North' },
    { value: 'N.1', description: 'Hall 1' },
  ]);
  const custom = (name: string) => fields[name]?.id ?? '';
  expect(said.task('A1000').custom).toEqual({
    [custom('Site')]: 'N.1',
    [custom('Owner')]: 'Ada',
    [custom('Fine')]: '12.5',
  });
  expect(said.task('wbs:71').custom).toEqual({ [custom('Promised')]: '2026-05-01T17:00' });
  expect(said.only('project').custom).toEqual({ [custom('Rank')]: 3 });
  expect(said.lost('p6-code-left-out')).toBe(1);
  expect(said.lost('p6-udf-left-out')).toBe(2);
});

test('notebooks are notes; whoever reports is responsible', () => {
  const said = read({
    MEMOTYPE: [{ memo_type_id: 1, memo_type: 'Risks' }],
    TASKMEMO: [
      {
        memo_id: 1,
        proj_id: 7,
        task_id: 100,
        memo_type_id: 1,
        task_memo: '<HTML><BODY>Wet\u007f\u007fground</BODY></HTML>',
      },
      { memo_id: 2, proj_id: 7, task_id: 100, memo_type_id: 2, task_memo: 'Plain' },
      { memo_id: 3, proj_id: 7, task_id: 555, memo_type_id: 2, task_memo: 'Lost' },
    ],
    WBSMEMO: [
      { wbs_memo_id: 1, proj_id: 7, wbs_id: 70, memo_type_id: 1, wbs_memo: 'Whole' },
      { wbs_memo_id: 2, proj_id: 7, wbs_id: 71, memo_type_id: 1, wbs_memo: 'Part' },
    ],
    RSRC: [resource()],
    TASK: [task({ rsrc_id: 5 }), task({ task_id: 101, task_code: 'A1010' })],
  });
  expect(said.task('A1000').notes).toBe('Risks: Wet\nground\n\nPlain');
  expect(said.only('project').notes).toBe('Risks: Whole');
  expect(said.task('wbs:71').notes).toBe('Risks: Part');
  expect(said.task('A1000').responsible).toBe('Digger');
  expect(said.lossCodes()).toEqual(['p6-note-left-out']);
});

test('tables that are not kept are said with their rows', () => {
  const said = read({
    TASKPROC: [
      { proc_id: 1, task_id: 100, proj_id: 7 },
      { proc_id: 2, task_id: 100, proj_id: 7 },
    ],
    FINTMPL: [{ fintmpl_id: 1, fintmpl_name: 'Calendar' }],
  });
  expect(said.plan.losses).toEqual([
    {
      code: 'p6-table-unread',
      parameters: { table: 'TASKPROC' },
      count: 2,
      where: ['line 24', 'line 25'],
    },
  ]);
});
