import { describe, expect, test } from 'vitest';
import { EDIT_KINDS, type Edit, type EditKind } from '../edit/index.ts';
import { explanationId, recordId } from '../plan/index.ts';
import { sayEdit } from './index.ts';

type EditOf<K extends EditKind> = Extract<Edit, { kind: K }>;
type Fields<K extends EditKind> = EditOf<K> extends infer E ? Omit<E & object, 'kind'> : never;

const NAMES = new Map([
  ['a', 'Build interfaces'],
  ['b', 'Rehearse'],
  ['ann', 'Ann'],
  ['a-b', 'Build interfaces → Rehearse'],
  ['on', 'Ann on Build interfaces'],
  ['standard', 'Standard'],
  ['b2', 'Baseline 2'],
  ['late', 'Storage late'],
  ['told', 'the promise to the landlord'],
  ['mood', 'Mood'],
  ['crew', 'Second crew'],
]);
const scale = { minutesPerDay: 480, minutesPerWeek: 2400, minutesPerMonth: 9600 };
const id = recordId;
const base = (text: string) => ({ id: id(text), audience: 'internal' as const });
const money = { amount: '46000', currency: 'USD' };
const taskId = id('a');
const calendarId = id('standard');
const assignmentId = id('on');
const date = '2026-06-30T17:00';
const calendar = { ...base('new'), kind: 'calendar', name: 'Weekends' } as const;
const days = { week: {}, exceptions: {}, workWeeks: {} };

/** One of each kind and its line, without a diff: an edit that somebody is about to make. */
const LINES: { readonly [K in EditKind]: readonly [Fields<K>, string] } = {
  'project.create': [
    {
      record: {
        ...base('p'),
        kind: 'project',
        name: 'Exit',
        rules: 'ms-project',
        scheduleFrom: 'start',
        start: date,
        calendarId,
        minutesPerDay: 480,
        minutesPerWeek: 2400,
        daysPerMonth: 20,
        weekStart: 'monday',
        defaultStartTime: 480,
        defaultEndTime: 1020,
        currency: 'USD',
        criticalFloatLimit: 0,
      },
      calendar: { ...calendar, ...days },
    },
    'Created the plan ‘Exit’',
  ],
  'project.set': [
    { set: { title: 'Out' }, clear: ['finish'] },
    'Set the title of the plan to ‘Out’ and cleared its finish',
  ],
  'project.set-status-date': [{ statusDate: date }, 'Set the status date to 30 Jun 2026 17:00'],
  'calendar.add': [{ record: { ...calendar, ...days } }, 'Added the calendar ‘Weekends’'],
  'calendar.change': [
    { id: calendarId, set: { name: 'Usual' } },
    'Set the name of ‘Standard’ to ‘Usual’',
  ],
  'calendar.set-week': [
    { calendarId, days: { friday: [] }, asBase: ['sunday'] },
    'Set the hours on Friday of ‘Standard’ to no work and cleared its hours on Sunday',
  ],
  'calendar.set-exception': [
    {
      calendarId,
      id: id('freeze'),
      exception: { name: 'Year end', from: '2026-12-18', to: '2027-01-04', ranges: [] },
    },
    'Set ‘Year end’ (no work 2026-12-18 to 2027-01-04) on ‘Standard’',
  ],
  'calendar.clear-exception': [
    { calendarId, id: id('freeze') },
    'Took the exception ‘freeze’ out of ‘Standard’',
  ],
  'calendar.set-work-week': [
    {
      calendarId,
      id: id('summer'),
      workWeek: { name: 'Summer', from: '2026-07-01', to: '2026-08-31', week: {} },
    },
    'Set the working week ‘Summer’ of ‘Standard’ from 2026-07-01 to 2026-08-31',
  ],
  'calendar.clear-work-week': [
    { calendarId, id: id('summer') },
    'Took the working week ‘summer’ out of ‘Standard’',
  ],
  'calendar.remove': [{ ids: [calendarId] }, 'Removed the calendar ‘Standard’'],
  'task.add': [
    {
      record: {
        ...base('new'),
        kind: 'task',
        name: 'Test',
        rank: 'V',
        type: 'task',
        fixed: 'units',
        parent: taskId,
      },
    },
    'Added the task ‘Test’ under ‘Build interfaces’',
  ],
  'task.remove': [{ ids: [taskId, id('a-b')] }, 'Removed ‘Build interfaces’ and 1 other record'],
  'task.rename': [{ taskId, name: 'Build' }, 'Renamed ‘Build interfaces’ to ‘Build’'],
  'task.move': [
    { taskId, parent: id('b'), rank: 'V' },
    'Moved ‘Build interfaces’ under ‘Rehearse’',
  ],
  'task.indent': [{ taskId }, 'Indented ‘Build interfaces’'],
  'task.outdent': [{ taskId }, 'Outdented ‘Build interfaces’'],
  'task.set-duration': [
    { taskId, minutes: 2400, unit: 'w', estimated: true },
    'Set the duration of ‘Build interfaces’ to 1w?',
  ],
  'task.set-estimate': [
    {
      taskId,
      estimate: { optimistic: 960, mostLikely: 1440, pessimistic: 2880 },
      setDuration: true,
    },
    'Estimated ‘Build interfaces’ at 2d/3d/6d and set its duration to their mean',
  ],
  'task.set-work': [{ taskId, minutes: 2400 }, 'Set the work of ‘Build interfaces’ to 40h'],
  'task.split': [
    { taskId, id: id('gap'), afterMinutes: 480, gapMinutes: 960 },
    'Interrupted ‘Build interfaces’ after 1d for 2d',
  ],
  'task.unsplit': [{ taskId }, 'Took an interruption out of ‘Build interfaces’'],
  'task.set-type': [{ taskId, milestone: true }, 'Marked ‘Build interfaces’ as a milestone'],
  'task.set-active': [{ taskId, active: false }, 'Made ‘Build interfaces’ inactive'],
  'task.set-constraint': [
    { taskId, constraint: { type: 'must-finish-on', date } },
    'Set the constraint of ‘Build interfaces’ to must finish on 30 Jun 2026 17:00',
  ],
  'task.set-deadline': [{ taskId }, 'Cleared the deadline of ‘Build interfaces’'],
  'task.set-calendar': [
    { taskId, calendarId },
    'Set the calendar of ‘Build interfaces’ to ‘Standard’',
  ],
  'task.set-mode': [{ taskId, mode: 'manual' }, 'Set ‘Build interfaces’ to keep its dates'],
  'task.set-progress': [
    { taskId, actualStart: date, percentComplete: 33.333 },
    'Reported ‘Build interfaces’: started 30 Jun 2026 17:00, 33.3% done',
  ],
  'task.set-expected-finish': [
    { taskId, expectedFinish: date, remaining: 480 },
    'Reported ‘Build interfaces’: expected to finish 30 Jun 2026 17:00',
  ],
  'task.set-blocked': [
    { taskId, blocked: { by: 'the firewall', since: date } },
    'Reported ‘Build interfaces’: blocked by the firewall since 30 Jun 2026 17:00',
  ],
  'task.set-fields': [
    { taskId, set: { responsible: 'Dana' }, clear: ['notes'] },
    'Set the responsible person of ‘Build interfaces’ to ‘Dana’ and cleared its notes',
  ],
  'link.add': [
    {
      record: {
        ...base('new'),
        kind: 'link',
        from: taskId,
        to: id('b'),
        type: 'FS',
        lag: { percent: -25 },
      },
    },
    'Linked ‘Build interfaces’ to ‘Rehearse’ (FS-25%)',
  ],
  'link.change': [
    { id: id('a-b'), set: { type: 'SS' } },
    'Set the type of ‘Build interfaces → Rehearse’ to SS',
  ],
  'link.set-predecessors': [
    {
      taskId: id('b'),
      predecessors: [{ from: taskId, type: 'FS', lag: { minutes: 1440, unit: 'd' } }],
    },
    'Set the predecessors of ‘Rehearse’ to ‘Build interfaces’ (FS+3d)',
  ],
  'link.remove': [{ ids: [id('a-b')] }, 'Removed the link ‘Build interfaces → Rehearse’'],
  'resource.add': [
    { record: { ...base('new'), kind: 'resource', name: 'Bo', type: 'work' } },
    'Added the resource ‘Bo’',
  ],
  'resource.change': [
    { id: id('ann'), set: { maxUnits: 0.5 } },
    'Set the availability of ‘Ann’ to 50%',
  ],
  'resource.remove': [{ ids: [id('ann')] }, 'Removed the resource ‘Ann’'],
  'assignment.add': [
    {
      record: {
        ...base('new'),
        kind: 'assignment',
        taskId,
        resourceId: id('ann'),
        units: 0.5,
        work: 480,
      },
    },
    'Assigned ‘Ann’ to ‘Build interfaces’ at 50%',
  ],
  'assignment.change': [
    { id: assignmentId, set: { delay: 480 } },
    'Set the delay of ‘Ann on Build interfaces’ to 1d',
  ],
  'assignment.set-units': [
    { assignmentId, units: 0.5 },
    'Set the units of ‘Ann on Build interfaces’ to 50%',
  ],
  'assignment.set-work': [
    { assignmentId, minutes: 960 },
    'Set the work of ‘Ann on Build interfaces’ to 16h',
  ],
  'assignment.remove': [
    { ids: [assignmentId] },
    'Removed the assignment ‘Ann on Build interfaces’',
  ],
  'fixed-cost.add': [
    {
      record: {
        ...base('new'),
        kind: 'fixed-cost',
        name: 'Second crew',
        taskId,
        amount: money,
        accrual: 'end',
      },
    },
    'Added the cost ‘Second crew’ of 46,000 USD to ‘Build interfaces’',
  ],
  'fixed-cost.change': [
    { id: id('crew'), set: { amount: money } },
    'Set the amount of ‘Second crew’ to 46,000 USD',
  ],
  'fixed-cost.remove': [{ ids: [id('crew')] }, 'Removed the cost ‘Second crew’'],
  'budget-line.add': [
    { record: { ...base('new'), kind: 'budget-line', category: 'Circuits', amount: money } },
    'Budgeted 46,000 USD for ‘Circuits’',
  ],
  'budget-line.change': [
    { id: id('crew'), clear: ['contingency'] },
    'Cleared the contingency of ‘Second crew’',
  ],
  'budget-line.remove': [{ ids: [id('crew')] }, 'Removed the budget line ‘Second crew’'],
  'baseline.take': [
    { record: { ...base('new'), kind: 'baseline', name: 'Baseline 3', tasks: {} } },
    'Took the baseline ‘Baseline 3’',
  ],
  'baseline.approve': [
    { baselineId: id('b2'), approvedAt: date, approvedBy: 'the sponsor' },
    'Recorded the approval of ‘Baseline 2’ by the sponsor',
  ],
  'baseline.remove': [{ ids: [id('b2')] }, 'Removed the baseline ‘Baseline 2’'],
  'promise.add': [
    {
      record: {
        ...base('new'),
        kind: 'promise',
        type: 'contract',
        to: 'the landlord',
        taskId,
        date,
      },
    },
    'Promised the landlord 30 Jun 2026 17:00 for ‘Build interfaces’ (contract)',
  ],
  'promise.change': [
    { id: id('told'), set: { date } },
    'Set the date of ‘the promise to the landlord’ to 30 Jun 2026 17:00',
  ],
  'promise.remove': [{ ids: [id('told')] }, 'Removed ‘the promise to the landlord’'],
  'event.add': [
    {
      record: {
        ...base('new'),
        kind: 'event',
        name: 'Licence',
        cause: 'people',
        standing: 'approved',
      },
    },
    'Recorded the event ‘Licence’ (people)',
  ],
  'event.change': [
    { id: id('late'), set: { standing: 'within-tolerance' } },
    'Set the standing of ‘Storage late’ to within tolerance',
  ],
  'event.remove': [{ ids: [id('late')] }, 'Removed the event ‘Storage late’'],
  'explanation.add': [
    {
      record: {
        ...base(explanationId('e1')),
        kind: 'explanation',
        editId: 'e1',
        eventId: id('late'),
      },
    },
    'Explained a change by the event ‘Storage late’',
  ],
  'explanation.change': [
    { id: explanationId('e1'), set: { cause: 'people' } },
    'Explained a change anew, by people',
  ],
  'explanation.remove': [{ ids: [explanationId('e1')] }, 'Took back 1 explanation'],
  'custom-field.add': [
    {
      record: {
        ...base('new'),
        kind: 'custom-field',
        name: 'Team',
        appliesTo: 'task',
        type: 'text',
      },
    },
    'Added the field ‘Team’',
  ],
  'custom-field.change': [
    { id: id('mood'), set: { name: 'Temper' } },
    'Set the name of ‘Mood’ to ‘Temper’',
  ],
  'custom-field.set': [
    { customField: id('mood'), values: { [taskId]: 'good' } },
    'Set the Mood of ‘Build interfaces’ to ‘good’',
  ],
  'custom-field.remove': [{ ids: [id('mood')] }, 'Removed the field ‘Mood’'],
  'reschedule.unfinished': [
    { after: date, notStarted: [taskId], started: { [id('b')]: {} } },
    'Moved the unfinished work of 2 tasks to start after 30 Jun 2026 17:00',
  ],
};

describe('the line of every kind of edit', () => {
  for (const kind of EDIT_KINDS) {
    test(kind, () => {
      const [fields, line] = LINES[kind];
      const edit = { kind, ...fields } as Edit;
      expect(sayEdit(edit, (text) => NAMES.get(text) ?? text, scale)).toBe(line);
    });
  }
});
