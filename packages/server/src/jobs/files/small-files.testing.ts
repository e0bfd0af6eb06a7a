/** The same small plan in each format: dig two days, then fill two days, from Monday 2 March 2026. */

const WORK =
  '<WorkingTimes><WorkingTime><FromTime>08:00:00</FromTime><ToTime>12:00:00</ToTime></WorkingTime>' +
  '<WorkingTime><FromTime>13:00:00</FromTime><ToTime>17:00:00</ToTime></WorkingTime></WorkingTimes>';

export interface SmallTask {
  readonly uid: number;
  readonly name: string;
  readonly days: number;
  /** The unique id of what has to be finished before. */
  readonly after?: number;
}

const DIG_AND_FILL: readonly SmallTask[] = [
  { uid: 1, name: 'Dig', days: 2 },
  { uid: 2, name: 'Fill', days: 2, after: 1 },
];

/** MS Project XML. */
export function mspdi(tasks: readonly SmallTask[] = DIG_AND_FILL): Buffer {
  const weekDays = [1, 2, 3, 4, 5, 6, 7].map((day) => {
    const isFree = day === 1 || day === 7;
    return `<WeekDay><DayType>${day}</DayType><DayWorking>${isFree ? 0 : 1}</DayWorking>${isFree ? '' : WORK}</WeekDay>`;
  });
  const rows = tasks.map(({ uid, name, days, after }, index) => {
    const link =
      after === undefined
        ? ''
        : `<PredecessorLink><PredecessorUID>${after}</PredecessorUID><Type>1</Type></PredecessorLink>`;
    const duration = `<Duration>PT${days * 8}H0M0S</Duration><DurationFormat>7</DurationFormat>`;
    const milestone = days === 0 ? '<Milestone>1</Milestone>' : '';
    return `<Task><UID>${uid}</UID><ID>${index + 1}</ID><Name>${name}</Name><OutlineLevel>1</OutlineLevel>${duration}${milestone}${link}</Task>`;
  });
  return Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>
<Project xmlns="http://schemas.microsoft.com/project">
<Name>trench.xml</Name><StartDate>2026-03-02T08:00:00</StartDate><StatusDate>2026-03-02T08:00:00</StatusDate><CalendarUID>1</CalendarUID>
<MinutesPerDay>480</MinutesPerDay><MinutesPerWeek>2400</MinutesPerWeek><DaysPerMonth>20</DaysPerMonth>
<Calendars><Calendar><UID>1</UID><Name>Standard</Name><IsBaseCalendar>1</IsBaseCalendar>
<WeekDays>${weekDays.join('')}</WeekDays></Calendar></Calendars>
<Tasks>${rows.join('\n')}</Tasks></Project>`);
}

/** Primavera XER. */
export function xer(): Buffer {
  const hours = '(0||0(s|08:00|f|12:00)())(0||1(s|13:00|f|17:00)())';
  const days = [1, 2, 3, 4, 5, 6, 7].map((day) =>
    day === 1 || day === 7 ? `(0||${day}()())` : `(0||${day}()(${hours}))`,
  );
  const week = `(0||CalendarData()((0||DaysOfWeek()(${days.join('')}))(0||Exceptions()())))`;
  const task = {
    proj_id: 7,
    wbs_id: 71,
    clndr_id: 1,
    target_drtn_hr_cnt: 16,
    remain_drtn_hr_cnt: 16,
  };
  const activity = { ...task, task_type: 'TT_Task', status_code: 'TK_NotStart' };
  const tables = {
    PROJECT: [
      { proj_id: 7, proj_short_name: 'TRENCH', clndr_id: 1, plan_start_date: '2026-03-02 08:00' },
    ],
    CALENDAR: [
      {
        clndr_id: 1,
        clndr_name: 'Five days',
        clndr_type: 'CA_Base',
        day_hr_cnt: 8,
        clndr_data: week,
      },
    ],
    PROJWBS: [
      {
        wbs_id: 70,
        proj_id: 7,
        parent_wbs_id: 3,
        proj_node_flag: 'Y',
        wbs_short_name: 'TRENCH',
        wbs_name: 'Trench',
      },
      {
        wbs_id: 71,
        proj_id: 7,
        parent_wbs_id: 70,
        proj_node_flag: 'N',
        wbs_short_name: 'B',
        wbs_name: 'Build',
      },
    ],
    TASK: [
      { ...activity, task_id: 100, task_code: 'A1000', task_name: 'Dig' },
      { ...activity, task_id: 101, task_code: 'A1010', task_name: 'Fill' },
    ],
    TASKPRED: [
      { task_pred_id: 900, task_id: 101, pred_task_id: 100, proj_id: 7, pred_type: 'PR_FS' },
    ],
  };
  const lines = ['ERMHDR\t20.12\t2026-03-04\tProject\tada\tAda\tdb\tProject Management\tEUR'];
  for (const [table, rows] of Object.entries(tables)) {
    const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
    lines.push(`%T\t${table}`, ['%F', ...columns].join('\t'));
    for (const row of rows as readonly Readonly<Record<string, string | number>>[]) {
      lines.push(['%R', ...columns.map((column) => String(row[column] ?? ''))].join('\t'));
    }
  }
  return Buffer.from([...lines, '%E', ''].join('\r\n'));
}

/** Primavera XML. */
export function pmxml(): Buffer {
  const times =
    '<WorkTime><Start>08:00:00</Start><Finish>11:59:00</Finish></WorkTime><WorkTime><Start>13:00:00</Start><Finish>16:59:00</Finish></WorkTime>';
  const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
  const week = days.map((day) => {
    const isFree = day === 'Sunday' || day === 'Saturday';
    return `<StandardWorkHours><DayOfWeek>${day}</DayOfWeek>${isFree ? '' : times}</StandardWorkHours>`;
  });
  const activity = (id: number, code: string, name: string) =>
    `<Activity><ObjectId>${id}</ObjectId><ProjectObjectId>7</ProjectObjectId><WBSObjectId>71</WBSObjectId>
<CalendarObjectId>1</CalendarObjectId><Id>${code}</Id><Name>${name}</Name><Type>Task Dependent</Type>
<Status>Not Started</Status><PlannedDuration>16</PlannedDuration><RemainingDuration>16</RemainingDuration></Activity>`;
  return Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>
<APIBusinessObjects xmlns="http://xmlns.oracle.com/Primavera/P6/V20.12/API/BusinessObjects">
<Calendar><ObjectId>1</ObjectId><Name>Five days</Name><Type>Global</Type><HoursPerDay>8</HoursPerDay>
<StandardWorkWeek>${week.join('')}</StandardWorkWeek></Calendar>
<Project><ObjectId>7</ObjectId><Id>TRENCH</Id><Name>Trench</Name><PlannedStartDate>2026-03-02T08:00:00</PlannedStartDate>
<ActivityDefaultCalendarObjectId>1</ActivityDefaultCalendarObjectId><WBSObjectId>70</WBSObjectId>
<WBS><ObjectId>71</ObjectId><Code>B</Code><Name>Build</Name></WBS>
${activity(100, 'A1000', 'Dig')}${activity(101, 'A1010', 'Fill')}
<Relationship><ObjectId>900</ObjectId><PredecessorActivityObjectId>100</PredecessorActivityObjectId>
<SuccessorActivityObjectId>101</SuccessorActivityObjectId><PredecessorProjectObjectId>7</PredecessorProjectObjectId>
<SuccessorProjectObjectId>7</SuccessorProjectObjectId><Type>Finish to Start</Type><Lag>0</Lag></Relationship>
</Project></APIBusinessObjects>`);
}
