/** Rows by table, each by its columns; the columns of a table are those of its first row. */
export type Tables = Readonly<Record<string, readonly Row[]>>;
export type Row = Readonly<Record<string, string | number>>;

export const HOURS_8_TO_17 = '(0||0(s|08:00|f|12:00)())(0||1(s|13:00|f|17:00)())';
const DAYS = [1, 2, 3, 4, 5, 6, 7].map((day) =>
  day === 1 || day === 7 ? `(0||${day}()())` : `(0||${day}()(${HOURS_8_TO_17}))`,
);
/** Monday to Friday, eight hours. */
export const FIVE_DAYS = `(0||CalendarData()((0||DaysOfWeek()(${DAYS.join('')}))(0||Exceptions()())))`;

/** A plan of two linked activities in one WBS; what a test says replaces or adds tables. */
export function plan(tables: Tables = {}): Tables {
  return {
    PROJECT: [
      {
        proj_id: 7,
        proj_short_name: 'MOVE',
        plan_start_date: '2026-03-02 08:00',
        last_recalc_date: '2026-03-04 08:00',
        plan_end_date: '',
        clndr_id: 1,
        critical_drtn_hr_cnt: 0,
        critical_path_type: 'CT_TotFloat',
        name_sep_char: '.',
        export_flag: 'Y',
        orig_proj_id: '',
        sum_base_proj_id: '',
      },
    ],
    CALENDAR: [calendar()],
    SCHEDOPTIONS: [
      {
        proj_id: 7,
        sched_calendar_on_relationship_lag: 'rcal_Successor',
        sched_use_expect_end_flag: 'N',
        sched_float_type: 'FT_Min',
        sched_retained_logic: 'Y',
        sched_progress_override: 'N',
        sched_open_critical_flag: 'N',
      },
    ],
    PROJWBS: [
      wbs({ wbs_id: 70, parent_wbs_id: 3, proj_node_flag: 'Y', wbs_short_name: 'MOVE' }),
      wbs({ wbs_id: 71, wbs_name: 'Build', wbs_short_name: 'B' }),
    ],
    TASK: [task(), task({ task_id: 101, task_code: 'A1010', task_name: 'Fill' })],
    TASKPRED: [
      {
        task_pred_id: 900,
        task_id: 101,
        pred_task_id: 100,
        proj_id: 7,
        pred_proj_id: 7,
        pred_type: 'PR_FS',
        lag_hr_cnt: 0,
      },
    ],
    ...tables,
  };
}

export function calendar(more: Row = {}): Row {
  return {
    clndr_id: 1,
    clndr_name: 'Five days',
    base_clndr_id: '',
    proj_id: '',
    default_flag: 'Y',
    clndr_type: 'CA_Base',
    day_hr_cnt: 8,
    week_hr_cnt: 40,
    month_hr_cnt: 172,
    year_hr_cnt: 2000,
    clndr_data: FIVE_DAYS,
    ...more,
  };
}

export function wbs(more: Row = {}): Row {
  return {
    wbs_id: 70,
    proj_id: 7,
    parent_wbs_id: 70,
    seq_num: 1,
    proj_node_flag: 'N',
    wbs_short_name: 'W',
    wbs_name: 'Move to the cloud',
    ...more,
  };
}

export function task(more: Row = {}): Row {
  return {
    task_id: 100,
    proj_id: 7,
    wbs_id: 71,
    clndr_id: 1,
    task_code: 'A1000',
    task_name: 'Dig',
    task_type: 'TT_Task',
    duration_type: 'DT_FixedDrtn',
    status_code: 'TK_NotStart',
    complete_pct_type: 'CP_Drtn',
    phys_complete_pct: 0,
    target_drtn_hr_cnt: 16,
    remain_drtn_hr_cnt: 16,
    act_start_date: '',
    act_end_date: '',
    cstr_type: '',
    cstr_date: '',
    cstr_type2: '',
    cstr_date2: '',
    ...more,
  };
}

/** The text of an XER with these tables. */
export function xerText(tables: Tables, end = '\r\n'): string {
  const lines = ['ERMHDR\t20.12\t2026-03-04\tProject\tada\tAda\tdb\tProject Management\tEUR'];
  for (const [name, rows] of Object.entries(tables)) {
    const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
    lines.push(`%T\t${name}`, ['%F', ...columns].join('\t'));
    for (const row of rows) {
      lines.push(['%R', ...columns.map((column) => String(row[column] ?? ''))].join('\t'));
    }
  }
  return [...lines, '%E', ''].join(end);
}

export function xerBytes(tables: Tables): Uint8Array {
  return new TextEncoder().encode(xerText(tables));
}
