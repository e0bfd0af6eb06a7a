import { generateRecords } from '@throughline/generator';
import { computePlan, Records } from '@throughline/model';
import { accepted } from './big-plan.mjs';

const LINK_TYPE = { FF: 0, FS: 1, SF: 2, SS: 3 };
const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const CONSTRAINT_TYPE = {
  'as-late-as-possible': 1,
  'must-start-on': 2,
  'must-finish-on': 3,
  'start-no-earlier-than': 4,
  'start-no-later-than': 5,
  'finish-no-earlier-than': 6,
  'finish-no-later-than': 7,
};

/**
 * A plan as MS Project saves it: in its order of elements, with what it computes, and with the work of each
 * assignment spread over days, as many of them as make the file the size that is asked for.
 */
export function mspdiText(options, bytes) {
  const records = new Records(generateRecords(options));
  const { forecast } = accepted(computePlan(records));
  const before = [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
    '<Project xmlns="http://schemas.microsoft.com/project">\n',
    header(records.project, records),
    '<Calendars>\n',
    ...[...records.all('calendar')].map((one) => calendar(one, records)),
    '</Calendars>\n<Tasks>\n',
    ...tasks(records, forecast),
    '</Tasks>\n<Resources>\n',
    ...[...records.all('resource')].map((one) => resource(one, records)),
    '</Resources>\n<Assignments>\n',
  ];
  const after = ['</Assignments>\n</Project>\n'];
  const heads = [...records.all('assignment')].map((one, index) =>
    assignment(one, index, records, forecast),
  );
  const used = lengthOf(before) + lengthOf(after) + lengthOf(heads);
  const { finish } = forecast;
  const row = timephased(1, finish);
  const rows = Math.max(0, Math.round((bytes - used) / row.length));
  const each = Math.floor(rows / heads.length);
  const assignments = heads.map((head, index) => {
    const count = each + (index < rows - each * heads.length ? 1 : 0);
    return `${head}${timephased(index + 1, finish).repeat(count)}</Assignment>\n`;
  });
  return [...before, ...assignments, ...after].join('');
}

function header(project, records) {
  return elements({
    SaveVersion: 14,
    Name: `${project.name}.xml`,
    Title: project.name,
    CreationDate: `${project.start}:00`,
    ScheduleFromStart: 1,
    StartDate: `${project.start}:00`,
    FYStartDate: 1,
    CriticalSlackLimit: 0,
    CurrencyDigits: 2,
    CurrencySymbol: '€',
    CurrencyCode: project.currency,
    CalendarUID: uidOf(records.get(project.calendarId)),
    DefaultStartTime: '08:00:00',
    DefaultFinishTime: '17:00:00',
    MinutesPerDay: project.minutesPerDay,
    MinutesPerWeek: project.minutesPerWeek,
    DaysPerMonth: project.daysPerMonth,
    DurationFormat: 7,
    WeekStartDay: 1,
    HonorConstraints: 1,
    StatusDate: `${project.statusDate}:00`,
  });
}

function calendar(record, records) {
  const days = DAYS.map((name, index) => weekDay(index + 1, record.week[name])).join('');
  const exceptions = Object.values(record.exceptions).filter(({ recurrence }) => !recurrence);
  return `<Calendar>
${elements({
  UID: uidOf(record),
  Name: record.name,
  IsBaseCalendar: record.baseId === undefined ? 1 : 0,
  BaseCalendarUID: record.baseId === undefined ? -1 : uidOf(records.get(record.baseId)),
})}<WeekDays>
${days}</WeekDays>
<Exceptions>
${exceptions.map(exception).join('')}</Exceptions>
</Calendar>
`;
}

function weekDay(type, ranges) {
  if (ranges === undefined) return '';
  return `<WeekDay>
${elements({ DayType: type, DayWorking: ranges.length > 0 ? 1 : 0 })}${workingTimes(ranges)}</WeekDay>
`;
}

function exception({ name, from, to, ranges }) {
  return `<Exception>
<TimePeriod>
${elements({ FromDate: `${from}T00:00:00`, ToDate: `${to}T23:59:00` })}</TimePeriod>
${elements({ Name: name, Type: 1, DayWorking: ranges.length > 0 ? 1 : 0 })}${workingTimes(ranges)}</Exception>
`;
}

function workingTimes(ranges) {
  if (ranges.length === 0) return '';
  const times = ranges.map(
    ([from, to]) => `<WorkingTime>
${elements({ FromTime: timeOfDay(from), ToTime: timeOfDay(to) })}</WorkingTime>
`,
  );
  return `<WorkingTimes>
${times.join('')}</WorkingTimes>
`;
}

function* tasks(records, forecast) {
  let row = 0;
  for (const { task, depth } of records.outline()) {
    row++;
    const dates = forecast.task(task.id);
    const isSummary = records.isSummary(task);
    const minutes = task.duration?.minutes ?? forecast.workBetween(dates.start, dates.finish);
    const done = task.actualDuration ?? 0;
    const manual = task.mode === 'manual';
    yield `<Task>
${elements({
  UID: uidOf(task),
  ID: row,
  Name: task.name,
  Active: task.inactive ? 0 : 1,
  Manual: manual ? 1 : 0,
  Type: task.fixed === 'duration' ? 1 : 0,
  IsNull: 0,
  CreateDate: `${records.project.start}:00`,
  WBS: task.wbs,
  OutlineNumber: task.wbs,
  OutlineLevel: depth + 1,
  Priority: 500,
  Start: seconds(dates.start),
  Finish: seconds(dates.finish),
  Duration: hours(minutes),
  ManualStart: manual ? seconds(task.manualStart) : undefined,
  ManualFinish: manual ? seconds(task.manualFinish) : undefined,
  DurationFormat: task.duration?.elapsed ? 8 : 7,
  Work: hours(minutes),
  EffortDriven: 0,
  Estimated: task.duration?.estimated ? 1 : 0,
  Milestone: task.milestone ? 1 : 0,
  Summary: isSummary ? 1 : 0,
  Critical: dates.critical ? 1 : 0,
  EarlyStart: seconds(dates.earlyStart),
  EarlyFinish: seconds(dates.earlyFinish),
  LateStart: seconds(dates.lateStart),
  LateFinish: seconds(dates.lateFinish),
  FreeSlack: dates.freeFloat * 10,
  TotalSlack: dates.totalFloat * 10,
  FixedCost: 0,
  FixedCostAccrual: 3,
  PercentComplete: task.percentComplete ?? 0,
  Cost: minutes,
  ActualStart: seconds(task.actualStart),
  ActualFinish: seconds(task.actualFinish),
  ActualDuration: hours(done),
  RemainingDuration: hours(task.remaining ?? minutes - done),
  ConstraintType: task.constraint === undefined ? 0 : CONSTRAINT_TYPE[task.constraint.type],
  CalendarUID: task.calendarId === undefined ? -1 : uidOf(records.get(task.calendarId)),
  ConstraintDate: seconds(task.constraint?.date),
  Deadline: seconds(task.deadline),
  LevelingDelay: (task.levelingDelay?.minutes ?? 0) * 10,
  LevelingDelayFormat: 8,
})}${predecessors(task, records)}${baseline(task, records)}</Task>
`;
  }
}

function predecessors(task, records) {
  return records
    .referrers(task.id, 'link')
    .filter(({ to }) => to === task.id)
    .map(({ from, type, lag }) => {
      const amount = lag === undefined ? 0 : (lag.percent ?? lag.minutes * 10);
      const format = lag?.percent !== undefined ? 19 : lag?.elapsed ? 8 : 7;
      return `<PredecessorLink>
${elements({
  PredecessorUID: uidOf(records.get(from)),
  Type: LINK_TYPE[type],
  CrossProject: 0,
  LinkLag: amount,
  LagFormat: format,
})}</PredecessorLink>
`;
    })
    .join('');
}

function baseline(task, records) {
  for (const { tasks: approved } of records.all('baseline')) {
    const one = approved[task.id];
    if (one === undefined) continue;
    return `<Baseline>
${elements({
  Number: 0,
  Start: seconds(one.start),
  Finish: seconds(one.finish),
  Duration: one.duration && hours(one.duration.minutes),
  DurationFormat: 7,
})}</Baseline>
`;
  }
  return '';
}

function resource(record, records) {
  return `<Resource>
${elements({
  UID: uidOf(record),
  ID: uidOf(record),
  Name: record.name,
  Type: 1,
  IsNull: 0,
  MaxUnits: record.maxUnits,
  AccrueAt: 3,
  StandardRate: Object.values(record.rates)[0].standard.amount,
  StandardRateFormat: 2,
  CalendarUID: uidOf(records.get(record.calendarId)),
})}</Resource>
`;
}

/** Without its end, so that the days of its work can follow. */
function assignment(record, index, records, forecast) {
  const { start, finish } = forecast.task(record.taskId);
  const done = record.actualWork ?? 0;
  return `<Assignment>
${elements({
  UID: index + 1,
  TaskUID: uidOf(records.get(record.taskId)),
  ResourceUID: uidOf(records.get(record.resourceId)),
  PercentWorkComplete: record.work === 0 ? 0 : Math.floor((100 * done) / record.work),
  ActualWork: hours(done),
  Cost: record.work,
  Finish: seconds(finish),
  RemainingWork: hours(record.remainingWork ?? record.work - done),
  Start: seconds(start),
  Units: record.units,
  Work: hours(record.work),
  WorkContour: 0,
})}`;
}

function timephased(uid, from) {
  return `<TimephasedData>
${elements({
  Type: 1,
  UID: uid,
  Start: seconds(from),
  Finish: `${from.slice(0, 10)}T23:59:00`,
  Unit: 2,
  Value: hours(480),
})}</TimephasedData>
`;
}

function elements(values) {
  let text = '';
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined) text += `<${name}>${escaped(String(value))}</${name}>\n`;
  }
  return text;
}

function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

function uidOf(record) {
  return record.keys['ms-project.uid'];
}

function seconds(dateTime) {
  return dateTime === undefined || dateTime === null ? undefined : `${dateTime}:00`;
}

function hours(minutes) {
  return `PT${Math.floor(minutes / 60)}H${minutes % 60}M0S`;
}

function timeOfDay(minute) {
  const [hour, rest] = [Math.floor(minute / 60) % 24, minute % 60];
  return `${String(hour).padStart(2, '0')}:${String(rest).padStart(2, '0')}:00`;
}

function lengthOf(pieces) {
  return pieces.reduce((sum, piece) => sum + Buffer.byteLength(piece), 0);
}
