import { LinkType, minuteText } from '@throughline/engine';
import {
  type AssignmentRecord,
  type LinkRecord,
  type PlanRecord,
  type ProjectRecord,
  type ResourceRecord,
  ranks,
} from '@throughline/model';
import { CALENDAR } from './calendars.ts';
import type { Draft, DraftTask } from './draft.ts';
import { RecordIds } from './record-ids.ts';
import { calendarRecord } from './records-of-calendars.ts';
import { taskRecord } from './records-of-tasks.ts';

/** The draft as records, in the order in which files have them. */
export function planRecords(draft: Draft): PlanRecord[] {
  const ids = new RecordIds(draft.settings.seed);
  const rankOf = rankByTask(draft.tasks);
  return [
    projectRecord(draft, ids),
    ...draft.calendars.map((calendar, index) => calendarRecord(calendar, index, ids)),
    ...draft.teams.map((_, index) => resourceRecord(draft, index, ids)),
    ...draft.tasks.map((_, index) => taskRecord(draft, index, rankOf[index] as string, ids)),
    ...draft.links.map((_, index) => linkRecord(draft, index, ids)),
    ...draft.tasks.flatMap((_, index) => assignmentRecord(draft, index, ids)),
    ...baselineRecord(draft, ids),
    promiseRecord(draft, ids),
  ];
}

function projectRecord(draft: Draft, ids: RecordIds): ProjectRecord {
  const { settings, start, statusDate, p6 } = draft;
  return {
    id: ids.of('project'),
    kind: 'project',
    audience: 'shared',
    name: `Programme ${settings.seed}`,
    rules: settings.rules,
    scheduleFrom: 'start',
    start: minuteText(start),
    ...(statusDate === undefined ? {} : { statusDate: minuteText(statusDate) }),
    calendarId: ids.of('calendar', CALENDAR.standard),
    minutesPerDay: 480,
    minutesPerWeek: 2400,
    daysPerMonth: 20,
    weekStart: 'monday',
    defaultStartTime: 480,
    defaultEndTime: 1020,
    currency: 'EUR',
    criticalFloatLimit: 0,
    ...(p6 === undefined
      ? {}
      : {
          p6: {
            lagCalendar: p6.lagCalendar,
            progress: p6.progress,
            useExpectedFinish: p6.useExpectedFinish,
            totalFloat: p6.totalFloat,
            criticalBy: p6.criticalBy,
          },
        }),
  };
}

function resourceRecord({ teams }: Draft, index: number, ids: RecordIds): ResourceRecord {
  const team = teams[index];
  if (team === undefined) throw new Error(`no team ${index}`);
  const standard = { amount: String(team.rate), currency: 'EUR' };
  return {
    id: ids.of('resource', index),
    kind: 'resource',
    audience: 'internal',
    keys: { 'ms-project.uid': String(index + 1), 'ms-project.id': String(index + 1) },
    name: team.name,
    type: 'work',
    calendarId: ids.of('calendar', team.calendar),
    maxUnits: team.people,
    rates: { [ids.of('rate', index)]: { standard } },
  };
}

const LINK_TYPE = {
  [LinkType.FinishToStart]: 'FS',
  [LinkType.StartToStart]: 'SS',
  [LinkType.FinishToFinish]: 'FF',
  [LinkType.StartToFinish]: 'SF',
} as const;

function linkRecord({ links }: Draft, index: number, ids: RecordIds): LinkRecord {
  const link = links[index];
  if (link === undefined) throw new Error(`no link ${index}`);
  return {
    id: ids.of('link', index),
    kind: 'link',
    audience: 'shared',
    from: ids.of('task', link.from),
    to: ids.of('task', link.to),
    type: LINK_TYPE[link.type],
    ...lagOf(link),
  };
}

function lagOf(link: Draft['links'][number]): Pick<LinkRecord, 'lag'> {
  const elapsed = link.elapsed ? ({ elapsed: true } as const) : {};
  if (link.percent !== undefined) return { lag: { percent: link.percent, ...elapsed } };
  if (link.lag === undefined) return {};
  return { lag: { minutes: link.lag, unit: 'd', ...elapsed } };
}

/** Every task that has a team is worked on by it; only some are as long as that work. */
function assignmentRecord(
  { tasks, teams }: Draft,
  index: number,
  ids: RecordIds,
): AssignmentRecord[] {
  const task = tasks[index] as DraftTask;
  if (task.team === undefined || task.levelOfEffort) return [];
  const units = task.units ?? Math.min(2, teams[task.team]?.people ?? 1);
  const done = task.actualDuration ?? 0;
  const delay = task.assignments?.[0]?.delay ?? 0;
  return [
    {
      id: ids.of('assignment', index),
      kind: 'assignment',
      audience: 'internal',
      taskId: ids.of('task', index),
      resourceId: ids.of('resource', task.team),
      units,
      work: task.duration * units,
      ...(task.actualStart === undefined
        ? {}
        : { actualWork: done * units, remainingWork: task.remaining * units }),
      ...(delay === 0 ? {} : { delay }),
    },
  ];
}

function baselineRecord({ tasks, start }: Draft, ids: RecordIds): PlanRecord[] {
  const approved = tasks.flatMap(({ baseline, summary, estimate, duration }, index) => {
    if (baseline === undefined) return [];
    const dates = { start: minuteText(baseline.start), finish: minuteText(baseline.finish) };
    const minutes = estimate?.mostLikely ?? duration;
    const length = summary ? {} : { duration: { minutes, unit: 'd' as const } };
    return [[ids.of('task', index), { ...dates, ...length }] as const];
  });
  return [
    {
      id: ids.of('baseline'),
      kind: 'baseline',
      audience: 'shared',
      name: 'Baseline',
      number: 0,
      approvedAt: minuteText(start),
      tasks: Object.fromEntries(approved),
    },
  ];
}

function promiseRecord({ tasks }: Draft, ids: RecordIds): PlanRecord {
  const last = tasks.length - 1;
  const planned = (tasks[last] as DraftTask).baseline?.finish ?? 0;
  return {
    id: ids.of('promise'),
    kind: 'promise',
    audience: 'shared',
    name: 'Programme complete',
    type: 'commitment',
    to: 'Steering committee',
    taskId: ids.of('task', last),
    date: minuteText(planned + 14 * 1440),
  };
}

function rankByTask(tasks: readonly DraftTask[]): string[] {
  const siblings = new Map<number, number[]>();
  for (const [index, { parent }] of tasks.entries()) {
    const group = siblings.get(parent);
    if (group === undefined) siblings.set(parent, [index]);
    else group.push(index);
  }
  const found: string[] = [];
  for (const group of siblings.values()) {
    for (const [place, rank] of ranks(group.length).entries()) {
      found[group[place] as number] = rank;
    }
  }
  return found;
}
