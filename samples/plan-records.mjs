import { computePlan, derivedId, parseDuration, parseLag, ranks, Records, scaleOf } from '@throughline/model';
import { calendars, outline, project, teams } from './platform-launch.mjs';

const STATES = ['approved', 'earlier', 'now'];
const DAY = [
  [480, 720],
  [780, 1020],
];
const WEEK = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'];
const ALL = [...WEEK, 'saturday', 'sunday'];

/** The plan in one of its states, with the approved one as its baseline. */
export function planOf(state) {
  const records = recordsOf(state);
  const { schedule } = computePlan(recordsOf('approved'));
  const tasks = {};
  for (const { id, duration } of recordsOf('approved').all('task')) {
    const { start, finish } = schedule.task(id);
    tasks[id] = { start, finish, ...(duration && { duration, work: duration.minutes }) };
  }
  const baseline = {
    id: derivedId('sample', 'baseline'),
    kind: 'baseline',
    audience: 'internal',
    name: 'Baseline',
    number: 0,
    tasks,
  };
  return new Records([...records, baseline]);
}

/** The plan's records in one of its three states, without baseline. */
function recordsOf(state) {
  const at = stateReader(state);
  const project = projectRecord(at);
  return new Records([
    project,
    ...calendarRecords(at),
    ...Object.entries(teams).map(([key, name], i) => resourceRecord(key, name, i)),
    ...taskRecords(at, project),
  ]);
}

export const taskId = (key) => derivedId('sample', 'task', key);
const calendarId = (key) => derivedId('sample', 'calendar', key);
const resourceId = (key) => derivedId('sample', 'resource', key);

/** A value that differs by state is an object with states as keys; the latest that speaks holds. */
function stateReader(state) {
  const known = STATES.slice(0, STATES.indexOf(state) + 1).reverse();
  return (value) => {
    const isByState =
      value !== null && typeof value === 'object' && Object.keys(value).some((key) => STATES.includes(key));
    return isByState ? value[known.find((one) => one in value)] : value;
  };
}

function projectRecord(at) {
  const { statusDate } = at(project.states);
  return {
    id: derivedId('sample', 'project'),
    kind: 'project',
    audience: 'internal',
    name: project.name,
    rules: 'ms-project',
    scheduleFrom: 'start',
    start: project.start,
    ...(statusDate && { statusDate, currentDate: statusDate }),
    calendarId: calendarId('company'),
    minutesPerDay: 480,
    minutesPerWeek: 2400,
    daysPerMonth: 20,
    weekStart: 'monday',
    defaultStartTime: 480,
    defaultEndTime: 1020,
    currency: 'EUR',
    currencyDigits: 2,
    criticalFloatLimit: 0,
  };
}

function calendarRecords(at) {
  return Object.entries(calendars).map(([key, { name, days, off }], i) => ({
    id: calendarId(key),
    kind: 'calendar',
    audience: 'internal',
    keys: { 'ms-project.uid': String(i + 1) },
    name,
    week: weekOf(days ?? WEEK),
    exceptions: Object.fromEntries(
      off.map(({ name, from, to }) => [
        derivedId('sample', key, name),
        { name, from, to: at(to), ranges: [] },
      ]),
    ),
    workWeeks: {},
  }));
}

function weekOf(worked) {
  return Object.fromEntries(ALL.map((day) => [day, worked.includes(day) ? DAY : []]));
}

function resourceRecord(key, name, index) {
  return {
    id: resourceId(key),
    kind: 'resource',
    audience: 'internal',
    keys: { 'ms-project.uid': String(index + 1), 'ms-project.id': String(index + 1) },
    name,
    type: 'work',
    generic: true,
    maxUnits: 1,
  };
}

function* taskRecords(at, project) {
  const scale = scaleOf(project);
  const rows = outline.filter(({ since }) => since === undefined || at({ [since]: true }));
  const places = ranks(outline.length);
  let parent;
  const links = [];
  for (const [i, row] of rows.entries()) {
    const index = outline.indexOf(row);
    const keys = { 'ms-project.uid': String(uid(row)), 'ms-project.id': String(i + 1) };
    const shared = { kind: 'task', audience: 'internal', keys, rank: places[index], fixed: 'duration' };
    if (row.phase !== undefined) {
      parent = taskId(row.phase);
      yield { ...shared, id: parent, name: row.phase, type: 'summary' };
      continue;
    }
    const task = taskRecord(at, row, scale);
    yield { ...shared, ...task, parent };
    if (row.team !== undefined) yield assignmentRecord(row, task);
    for (const link of at(row.after) ?? []) links.push(linkRecord(row.key, link, scale));
  }
  yield* links;
}

/** Rows that came later have numbers of their own, so that those of the others never change. */
function uid(row) {
  const index = outline.indexOf(row);
  const later = outline.slice(0, index + 1).filter(({ since }) => since !== undefined).length;
  return row.since === undefined ? index + 1 - later : outline.length + later;
}

function taskRecord(at, row, scale) {
  const duration = parseDuration(at(row.duration), scale);
  const isMilestone = duration.minutes === 0;
  return {
    id: taskId(row.key),
    name: row.name,
    type: 'task',
    duration,
    ...(isMilestone && { milestone: true }),
    ...(row.calendar && { calendarId: calendarId(row.calendar) }),
    ...(row.constraint && { constraint: row.constraint }),
    ...(row.deadline && { deadline: row.deadline }),
    ...progressOf(row, duration, at, scale),
  };
}

/** What was reported by the state's status date: later actual dates had not happened yet. */
function progressOf(row, duration, at, scale) {
  const { statusDate } = at(project.states);
  const [start, finish] = row.actual ?? [at(row.begun)];
  if (start === undefined || moment(start, '08:00') > statusDate) return {};
  if (finish !== undefined && moment(finish, '17:00') <= statusDate) {
    const isMoment = duration.minutes === 0;
    return {
      actualStart: moment(start, isMoment ? '17:00' : '08:00'),
      actualFinish: moment(finish, '17:00'),
      percentComplete: 100,
      remaining: 0,
      actualDuration: duration.minutes,
    };
  }
  const left = at(row.left);
  const remaining = left === undefined ? workAfter(statusDate, finish) : parseDuration(left, scale).minutes;
  const actualDuration = Math.max(0, duration.minutes - remaining);
  return {
    actualStart: moment(start, '08:00'),
    remaining: Math.min(remaining, duration.minutes),
    actualDuration,
    percentComplete: Math.round((100 * actualDuration) / duration.minutes),
  };
}

/** Weekdays from the status date to the day the work ended; nobody had a holiday in between. */
function workAfter(statusDate, finish) {
  let days = 0;
  const day = new Date(`${statusDate.slice(0, 10)}T00:00:00Z`);
  while (day.toISOString().slice(0, 10) < finish) {
    day.setUTCDate(day.getUTCDate() + 1);
    if (day.getUTCDay() % 6 !== 0) days++;
  }
  return days * 480;
}

const moment = (day, time) => (day.includes('T') ? day : `${day}T${time}`);

function assignmentRecord({ key, team }, { duration, actualDuration = 0 }) {
  const work = duration.elapsed ? Math.round(duration.minutes / 3) : duration.minutes;
  return {
    id: derivedId('sample', 'assignment', key),
    kind: 'assignment',
    audience: 'internal',
    taskId: taskId(key),
    resourceId: resourceId(team),
    units: 1,
    work,
    ...(actualDuration > 0 && { actualWork: actualDuration, remainingWork: work - actualDuration }),
  };
}

function linkRecord(to, text, scale) {
  const [, from, type = 'FS', lag] = /^(\S+)(?: (FS|SS|FF|SF)(.*)?)?$/.exec(text);
  if (!outline.some(({ key }) => key === from)) throw new Error(`${to} follows ${from}, which is not there`);
  return {
    id: derivedId('sample', 'link', from, to, type),
    kind: 'link',
    audience: 'internal',
    from: taskId(from),
    to: taskId(to),
    type,
    ...(lag && { lag: parseLag(lag, scale) }),
  };
}
