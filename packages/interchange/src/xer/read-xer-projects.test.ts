import { describe, expect, test } from 'vitest';
import { PlanRead, refusal } from '../p6/plan-read.testing.ts';
import { readXer } from './read-xer.ts';
import { calendar, plan, type Row, type Tables, task, wbs, xerBytes } from './xer-text.testing.ts';

const read = (tables: Tables, project?: string) =>
  new PlanRead(readXer(xerBytes(tables), project === undefined ? {} : { project }));
const project = (more: Row): Row => ({ ...(plan().PROJECT?.[0] as Row), ...more });
const link = (more: Row): Row => ({ ...(plan().TASKPRED?.[0] as Row), ...more });

/** Project 8 first, not exported itself; project 7 with a baseline, 9; links over the border. */
const SEVERAL = plan({
  PROJECT: [
    project({ proj_id: 8, proj_short_name: 'ROAD', export_flag: 'N' }),
    project({ sum_base_proj_id: 9 }),
    project({ proj_id: 9, proj_short_name: 'MOVE - B1', orig_proj_id: 7 }),
    project({ proj_id: 10, proj_short_name: 'YARD' }),
  ],
  PROJWBS: [
    wbs({ wbs_id: 70, parent_wbs_id: 3, proj_node_flag: 'Y', wbs_short_name: 'MOVE' }),
    wbs({ wbs_id: 80, proj_id: 8, parent_wbs_id: 3, proj_node_flag: 'Y', wbs_name: 'The road' }),
    wbs({ wbs_id: 90, proj_id: 9, parent_wbs_id: 3, proj_node_flag: 'Y', wbs_name: 'As approved' }),
    wbs({ wbs_id: 11, proj_id: 10, parent_wbs_id: 3, proj_node_flag: 'Y', wbs_name: 'The yard' }),
  ],
  TASK: [
    task({ wbs_id: 70 }),
    task({ task_id: 101, task_code: 'A1010', wbs_id: 70 }),
    task({
      task_id: 200,
      proj_id: 8,
      wbs_id: 80,
      task_code: 'R10',
      task_name: 'Road open',
      task_type: 'TT_FinMile',
      early_end_date: '2026-03-20 17:00',
    }),
    task({ task_id: 201, proj_id: 8, wbs_id: 80, task_code: 'R20' }),
    task({
      task_id: 300,
      proj_id: 9,
      wbs_id: 90,
      early_start_date: '2026-03-02 08:00',
      early_end_date: '2026-03-03 17:00',
    }),
    task({ task_id: 301, proj_id: 9, wbs_id: 90, task_code: 'GONE' }),
    task({ task_id: 400, proj_id: 10, wbs_id: 11, task_code: 'Y1' }),
  ],
  TASKPRED: [
    link({}),
    link({ task_pred_id: 901, task_id: 100, pred_task_id: 200, pred_proj_id: 8 }),
    link({ task_pred_id: 902, task_id: 200, pred_task_id: 101, proj_id: 8, pred_proj_id: 7 }),
    link({ task_pred_id: 903, task_id: 101, pred_task_id: 201, pred_proj_id: 8 }),
    link({ task_pred_id: 904, task_id: 201, pred_task_id: 200, proj_id: 8, pred_proj_id: 8 }),
    link({ task_pred_id: 905, task_id: 101, pred_task_id: 777, pred_proj_id: 55 }),
  ],
  TASKPROC: [
    { proc_id: 1, task_id: 400, proj_id: 10 },
    { proc_id: 2, task_id: 100, proj_id: 7 },
  ],
});

describe('a file of several projects', () => {
  test('the first exported one is taken, the others are named', () => {
    const said = read(SEVERAL);
    expect(said.plan.project).toEqual({
      taken: 'MOVE',
      others: [
        { id: 'ROAD', name: 'The road' },
        { id: 'YARD', name: 'The yard' },
      ],
    });
    expect(said.all('task').map(({ name }) => name)).toEqual([
      'Move to the cloud',
      'Dig',
      'Dig',
      'Road open',
    ]);
    expect(said.plan.losses.find(({ code }) => code === 'p6-table-unread')?.count).toBe(1);
  });

  test.each(['YARD', 'The yard', '10', ' YARD '])('%s is taken when it is named', (asked) => {
    const said = read(SEVERAL, asked);
    expect(said.plan.project.taken).toBe('YARD');
    expect(said.all('task').map(({ keys }) => keys)).toEqual([
      { 'p6.wbs': '11' },
      { 'p6.object-id': '400', 'p6.code': 'Y1' },
    ]);
    expect(said.all('link')).toEqual([]);
  });

  test('one that is not there is refused with those that are', () => {
    expect(refusal(readXer(xerBytes(SEVERAL), { project: 'SHED' }))).toEqual({
      refused: 'project-not-found',
      parameters: { asked: 'SHED' },
      accepted: ['ROAD', 'MOVE', 'MOVE - B1', 'YARD'],
    });
  });
});

test('links over the border: to a task with dates kept, to others left out', () => {
  const said = read(SEVERAL);
  const road = said.task('R10');
  expect(road).toMatchObject({
    type: 'finish-milestone',
    milestone: true,
    external: { project: 'ROAD', finish: '2026-03-20T17:00' },
  });
  expect(road.parent).toBeUndefined();
  expect(said.all('link').map(({ from, to }) => [from, to])).toEqual([
    [said.task('A1000').id, said.task('A1010').id],
    [road.id, said.task('A1000').id],
    [said.task('A1010').id, road.id],
  ]);
  expect(said.lost('link-dangling')).toBe(2);
});

test('baselines are frozen values of the tasks with the same codes', () => {
  const said = read(SEVERAL);
  const baseline = said.only('baseline');
  expect(baseline).toMatchObject({ name: 'As approved', number: 0, keys: { 'p6.object-id': '9' } });
  expect(baseline.tasks[said.task('A1000').id]).toEqual({
    start: '2026-03-02T08:00',
    finish: '2026-03-03T17:00',
    duration: { minutes: 960, unit: 'd' },
  });
  expect(Object.keys(baseline.tasks)).toHaveLength(2);
  expect(said.lost('p6-baseline-details')).toBe(1);
});

test('calendars of other projects stay away', () => {
  const shared = calendar();
  const own = calendar({ clndr_id: 2, clndr_name: 'Ours', proj_id: 7 });
  const theirs = calendar({ clndr_id: 3, clndr_name: 'Theirs', proj_id: 8 });
  const said = read({ ...SEVERAL, CALENDAR: [shared, own, theirs] });
  expect(said.all('calendar').map(({ name }) => name)).toEqual(['Five days', 'Ours']);
});

test('an exporter that names no project anywhere means its only one', () => {
  const bare = plan({
    PROJECT: [project({ proj_id: '' })],
    PROJWBS: [
      wbs({ proj_id: '', parent_wbs_id: '', proj_node_flag: 'Y' }),
      wbs({ wbs_id: 71, proj_id: '' }),
    ],
    TASK: [task({ proj_id: '' }), task({ task_id: 101, task_code: 'A1010', proj_id: '' })],
    TASKPRED: [link({ proj_id: '', pred_proj_id: '' })],
    SCHEDOPTIONS: [],
  });
  const said = read(bare);
  expect(said.all('task')).toHaveLength(4);
  expect(said.all('link')).toHaveLength(1);
  expect(said.lossCodes()).toEqual(['p6-options-missing']);
});
