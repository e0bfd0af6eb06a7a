/** A task of a small MS Project file: durations in days, dates `YYYY-MM-DDTHH:mm`. */
export interface SmallTask {
  readonly name?: string;
  /** The unique id; the place in the list where nothing is said. */
  readonly uid?: number;
  readonly level?: number;
  readonly days?: number;
  /** `3FS`, `3SS+2d`: the unique id of the predecessor, type and lag in days. */
  readonly after?: readonly string[];
  readonly calendar?: number;
  /** More elements, as MS Project writes them. */
  readonly more?: string;
}

export interface SmallFile {
  readonly project?: string;
  readonly tasks: readonly SmallTask[];
  readonly calendars?: string;
}

const LINK_TYPE: Readonly<Record<string, number>> = { FF: 0, FS: 1, SF: 2, SS: 3 };

/** A file in MS Project's XML that says as little as it may, from Monday 2 March 2026 on. */
export function mspdi({ project = '', tasks, calendars = '' }: SmallFile): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<Project xmlns="http://schemas.microsoft.com/project">
<Name>small.xml</Name><StartDate>2026-03-02T08:00:00</StartDate><CalendarUID>1</CalendarUID>
<MinutesPerDay>480</MinutesPerDay><MinutesPerWeek>2400</MinutesPerWeek><DaysPerMonth>20</DaysPerMonth>
${project}
<Calendars>${standardCalendar()}${calendars}</Calendars>
<Tasks>${tasks.map(taskElement).join('\n')}</Tasks>
</Project>`;
}

function taskElement(
  { name, uid, level = 1, days = 1, after = [], calendar, more = '' }: SmallTask,
  index: number,
): string {
  const id = index + 1;
  return `<Task><UID>${uid ?? id}</UID><ID>${id}</ID><Name>${name ?? `Task ${id}`}</Name>
<OutlineLevel>${level}</OutlineLevel><Duration>PT${days * 8}H0M0S</Duration><DurationFormat>7</DurationFormat>
${days === 0 ? '<Milestone>1</Milestone>' : ''}
${calendar === undefined ? '' : `<CalendarUID>${calendar}</CalendarUID>`}
${more}
${after.map(linkElement).join('')}</Task>`;
}

function linkElement(text: string): string {
  const [, uid, type = 'FS', lag = '0'] = /^(\d+)(FS|SS|FF|SF)?(?:([+-]\d+)d)?$/.exec(text) ?? [];
  return `<PredecessorLink><PredecessorUID>${uid}</PredecessorUID><Type>${LINK_TYPE[type]}</Type>
<LinkLag>${Number(lag) * 4800}</LinkLag><LagFormat>7</LagFormat></PredecessorLink>`;
}

function standardCalendar(): string {
  return `<Calendar><UID>1</UID><Name>Standard</Name><IsBaseCalendar>1</IsBaseCalendar><WeekDays>
${[1, 2, 3, 4, 5, 6, 7].map(weekDay).join('')}</WeekDays></Calendar>`;
}

function weekDay(day: number): string {
  if (day === 1 || day === 7)
    return `<WeekDay><DayType>${day}</DayType><DayWorking>0</DayWorking></WeekDay>`;
  return `<WeekDay><DayType>${day}</DayType><DayWorking>1</DayWorking><WorkingTimes>
<WorkingTime><FromTime>08:00:00</FromTime><ToTime>12:00:00</ToTime></WorkingTime>
<WorkingTime><FromTime>13:00:00</FromTime><ToTime>17:00:00</ToTime></WorkingTime></WorkingTimes></WeekDay>`;
}
