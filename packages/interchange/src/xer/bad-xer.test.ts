import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PlanRead, refusal } from '../p6/plan-read.testing.ts';
import { isReadRefusal } from '../read-outcome.ts';
import { readXer } from './read-xer.ts';
import {
  calendar,
  plan,
  type Row,
  type Tables,
  task,
  wbs,
  xerBytes,
  xerText,
} from './xer-text.testing.ts';

const read = (tables: Tables) => new PlanRead(readXer(xerBytes(tables)));
const refused = (tables: Tables) => refusal(readXer(xerBytes(tables)));
const utf8 = (text: string) => new TextEncoder().encode(text);
const link = (more: Row): Row => ({ ...(plan().TASKPRED?.[0] as Row), ...more });

/** The plan without some columns of one table. */
function without(table: string, ...columns: string[]): Tables {
  const rows = (plan()[table] ?? []).map((row) =>
    Object.fromEntries(Object.entries(row).filter(([column]) => !columns.includes(column))),
  );
  return plan({ [table]: rows });
}

function lacking(table: string): Tables {
  return Object.fromEntries(Object.entries(plan()).filter(([name]) => name !== table));
}

describe('missing tables and columns', () => {
  test.each(['PROJECT', 'TASK'])('without %s there is no plan', (table) => {
    const outcome = refused(lacking(table));
    expect(outcome).toMatchObject({ refused: 'xer-table-missing', parameters: { table } });
    expect(outcome.at).toEqual({ record: table });
  });

  test.each([
    ['TASK', 'task_id'],
    ['TASK', 'target_drtn_hr_cnt'],
    ['TASKPRED', 'pred_task_id'],
    ['TASKPRED', 'pred_type'],
    ['CALENDAR', 'clndr_data'],
    ['PROJWBS', 'wbs_id'],
    ['PROJECT', 'proj_id'],
  ])('%s cannot be read without %s', (table, column) => {
    expect(refused(without(table, column))).toEqual({
      refused: 'xer-column-missing',
      parameters: { table, column },
      at: { record: table, field: column },
    });
  });

  test.each([
    ['CALENDAR', ['reference-dangling', 'p6-calendar-missing']],
    ['PROJWBS', ['xer-table-absent', 'reference-dangling']],
    ['TASKPRED', ['xer-table-absent']],
    ['SCHEDOPTIONS', ['p6-options-missing']],
  ])('%s is made good, and that is said', (table, codes) => {
    const said = read(lacking(table));
    expect(said.lossCodes()).toEqual(expect.arrayContaining(codes));
    expect(said.all('task').length).toBeGreaterThan(1);
    expect(said.all('calendar')).toHaveLength(1);
  });

  test('columns that every P6 writes are said when they are not there', () => {
    const said = read(without('TASK', 'clndr_id', 'task_code', 'remain_drtn_hr_cnt', 'task_name'));
    expect(said.lost('xer-column-absent')).toBe(4);
    expect(said.lost('p6-code-missing')).toBe(2);
    expect(said.all('task').map(({ name }) => name)).toContain('100');
  });

  test('a column named twice, rows too short and too long', () => {
    const text = xerText(plan()).replace(/(%R\t100\t.*)\r\n/, '$1\t\t\tmore\r\n');
    const said = new PlanRead(
      readXer(
        utf8(
          text.replace(
            /(%R\t101\t7\t71\t1\tA1010\tFill\tTT_Task\tDT_FixedDrtn\tTK_NotStart\tCP_Drtn\t0\t16).*\r\n/,
            '$1\r\n',
          ),
        ),
      ),
    );
    expect(said.lossCodes()).toEqual(['xer-row-long']);
    expect(said.task('A1010').duration).toEqual({ minutes: 960, unit: 'd' });
  });
});

describe('references', () => {
  test('links to nothing, to themselves, and two with one id', () => {
    const said = read(
      plan({
        TASKPRED: [
          link({}),
          link({ pred_type: 'PR_SS' }),
          link({ task_pred_id: 901, pred_task_id: 12345 }),
          link({ task_pred_id: 902, pred_task_id: 101 }),
        ],
      }),
    );
    expect(said.all('link').map(({ type }) => type)).toEqual(['FS', 'SS']);
    expect(said.lossCodes()).toEqual(['p6-object-twice', 'link-dangling', 'link-to-itself']);
    expect(said.plan.losses[1]?.where).toEqual(['line 23']);
  });

  test('an unknown kind of link is refused: dates hang on it', () => {
    expect(refused(plan({ TASKPRED: [link({ pred_type: 'PR_XX' })] }))).toMatchObject({
      refused: 'value-broken',
      parameters: { field: 'TASKPRED.pred_type', value: 'PR_XX' },
      at: { line: 21 },
    });
  });

  test('activities with one id are refused with both lines', () => {
    expect(refused(plan({ TASK: [task(), task()] }))).toMatchObject({
      refused: 'record-twice',
      parameters: { record: 'TASK', id: '100', first: 'line 17', second: 'line 18' },
      at: { line: 18, record: 'TASK' },
    });
    expect(refused(plan({ TASK: [task({ task_id: '' })] }))).toMatchObject({
      refused: 'value-broken',
    });
    expect(refused(plan({ PROJWBS: [wbs(), wbs()] }))).toMatchObject({ refused: 'record-twice' });
  });

  test('calendars that are not there, or based on each other', () => {
    const said = read(
      plan({
        CALENDAR: [
          calendar({ base_clndr_id: 2 }),
          calendar({ clndr_id: 2, base_clndr_id: 1 }),
          calendar({ clndr_id: 3, base_clndr_id: 99 }),
          calendar({ clndr_id: 3 }),
        ],
        TASK: [task({ clndr_id: 98 })],
        TASKPRED: [],
      }),
    );
    expect(said.task('A1000').calendarId).toBeUndefined();
    expect(said.lossCodes().sort()).toEqual([
      'p6-calendar-circle',
      'p6-object-twice',
      'reference-dangling',
      'reference-dangling',
    ]);
  });

  test('a WBS below itself stands at the top', () => {
    const said = read(
      plan({
        PROJWBS: [
          wbs({ wbs_id: 71, parent_wbs_id: 72 }),
          wbs({ wbs_id: 72, parent_wbs_id: 73 }),
          wbs({ wbs_id: 73, parent_wbs_id: 72 }),
        ],
      }),
    );
    expect(said.all('task')).toHaveLength(5);
    expect(said.lost('p6-wbs-circle')).toBe(1);
  });

  test('a WBS without end is refused', () => {
    const rows = Array.from({ length: 300 }, (_, i) =>
      wbs({ wbs_id: i + 1, parent_wbs_id: i || '' }),
    );
    expect(refused(plan({ PROJWBS: rows })).refused).toBe('p6-wbs-too-deep');
  });
});

describe('values', () => {
  test.each([
    ['a negative duration', '-8'],
    ['an absurd one', '99999999999'],
    ['words', 'long'],
  ])('%s is refused with its place', (_, hours) => {
    expect(refused(plan({ TASK: [task({ target_drtn_hr_cnt: hours })] }))).toMatchObject({
      refused: 'value-broken',
      parameters: { field: 'TASK.target_drtn_hr_cnt', value: hours },
      at: { line: 17, record: 'TASK', field: 'TASK.target_drtn_hr_cnt' },
    });
  });

  test.each(['0000-01-01 08:00', '9999-12-31 08:00'])('the year of %s is left out', (date) => {
    const said = read(plan({ TASK: [task({ act_start_date: date })], TASKPRED: [] }));
    expect(said.task('A1000').actualStart).toBeUndefined();
    expect(said.lossCodes()).toEqual(['date-out-of-range']);
  });

  test('a project that begins nowhere is refused', () => {
    const row = {
      ...(plan().PROJECT?.[0] as Row),
      plan_start_date: '9999-01-01',
      last_recalc_date: '',
    };
    expect(refused(plan({ PROJECT: [row] })).refused).toBe('p6-start-missing');
  });

  test('a calendar that cannot be read is a standard one, and said', () => {
    const said = read(plan({ CALENDAR: [calendar({ clndr_data: '('.repeat(3000) })] }));
    expect(said.lossCodes()).toEqual(['p6-calendar-unreadable']);
    expect(said.only('calendar').week.friday).toHaveLength(2);
  });

  test('overlapping working times are joined, and said', () => {
    const days =
      '(0||CalendarData()((0||DaysOfWeek()((0||2()((0||0(s|12:00|f|17:00)())(0||1(s|08:00|f|13:00)())))))))';
    const said = read(plan({ CALENDAR: [calendar({ clndr_data: days })] }));
    expect(said.only('calendar').week).toEqual({ monday: [[480, 1020]] });
    expect(said.lossCodes()).toEqual(['p6-calendar-overlap']);
  });

  test('a name as long as a book is cut', () => {
    const said = read(plan({ TASK: [task({ task_name: 'x'.repeat(2_000_000) })], TASKPRED: [] }));
    expect(said.task('A1000').name).toHaveLength(4000);
    expect(said.lossCodes()).toEqual(['text-shortened']);
  });
});

describe('bytes', () => {
  test.each([
    ['nothing', new Uint8Array(), 'file-empty'],
    [
      'rubbish',
      Uint8Array.from({ length: 4000 }, (_, i) => (i * 7919) % 256),
      'xer-header-missing',
    ],
    ['a header', utf8('ERMHDR\t20.12\r\n%E\r\n'), 'xer-table-missing'],
    ['a file cut off', xerBytes(plan()).slice(0, -400), 'xer-truncated'],
  ])('%s is refused', (_, bytes, code) => {
    expect(refusal(readXer(bytes)).refused).toBe(code);
  });

  test('whatever is changed, cut or repeated: a plan or a refusal', () => {
    const good = xerBytes(
      plan({
        TASK: [
          task({
            act_start_date: '2026-03-03 08:00',
            cstr_type: 'CS_MSO',
            cstr_date: '2026-03-09 08:00',
          }),
          task({ task_id: 101, task_code: 'A1010' }),
        ],
        RSRC: [{ rsrc_id: 5, rsrc_name: 'Größe', rsrc_type: 'RT_Labor', clndr_id: 1 }],
        TASKRSRC: [
          { taskrsrc_id: 1, task_id: 100, proj_id: 7, rsrc_id: 5, target_qty: 8, remain_qty: 8 },
        ],
        UDFVALUE: [{ udf_type_id: 1, fk_id: 100, proj_id: 7, udf_text: 'x' }],
      }),
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { maxLength: 12 }),
        fc.option(fc.nat(good.length), { freq: 4 }),
        fc.tuple(fc.nat(good.length), fc.nat(60)),
        (changes, cut, [from, length]) => {
          let bytes = good.slice();
          for (const [at, byte] of changes) bytes[at] = byte;
          if (cut !== null) bytes = bytes.slice(0, cut);
          const again = bytes.slice(from, from + length);
          survives(Uint8Array.from([...bytes.slice(0, from), ...again, ...bytes.slice(from)]));
        },
      ),
      { numRuns: 1000 },
    );
  });

  test('whatever a cell holds: a plan or a refusal', () => {
    const cells = Object.entries(plan()).flatMap(([table, rows]) =>
      rows.flatMap((row, i) => Object.keys(row).map((column) => [table, i, column] as const)),
    );
    const odd = fc.oneof(
      fc.string({ unit: 'binary' }).map((text) => text.replace(/[\t\r\n]/g, '')),
      fc.constantFrom(
        '',
        '-1',
        '1e308',
        'NaN',
        '99999999999999999999',
        '2026-02-30 08:00',
        '100',
        '7',
      ),
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...cells), odd), { maxLength: 4 }),
        (changes) => {
          const tables: Record<string, Row[]> = {};
          for (const [name, rows] of Object.entries(plan()))
            tables[name] = rows.map((row) => ({ ...row }));
          for (const [[table, i, column], value] of changes) {
            tables[table]?.splice(i, 1, { ...tables[table]?.[i], [column]: value });
          }
          survives(xerBytes(tables));
        },
      ),
      { numRuns: 500 },
    );
  });
});

function survives(bytes: Uint8Array): void {
  const outcome = readXer(bytes);
  if (isReadRefusal(outcome)) refusal(outcome);
  else new PlanRead(outcome);
}
