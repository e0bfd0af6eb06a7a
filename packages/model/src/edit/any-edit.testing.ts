import type { Dice } from '@throughline/generator';
import {
  type CalendarRecord,
  explanationId,
  type RecordOf,
  type Records,
  recordId,
  STATED_CAUSES,
  Weekday,
} from '../plan/index.ts';
import { base, day, gone, some } from './any-plan.testing.ts';
import { taskMakerByKind } from './any-task-edit.testing.ts';
import type { Edit, EditKind } from './index.ts';

type EditOf<K extends EditKind> = Extract<Edit, { kind: K }>;
type Make = (records: Records, dice: Dice) => Edit;

/** An edit of each kind, made up for the plan: mostly one that may be, now and then one that may not. */
export const makeByKind: { readonly [K in EditKind]: (records: Records, dice: Dice) => EditOf<K> } =
  {
    'project.create': () => ({
      kind: 'project.create',
      record: { ...projectOf('new-project'), calendarId: recordId('new-calendar') },
      calendar: calendarOf('new-calendar'),
    }),
    'project.set': (_, dice) => ({
      kind: 'project.set',
      set: { criticalFloatLimit: dice.between(-480, 480), title: 'A title' },
      clear: ['currentDate'],
    }),
    'project.set-status-date': (_, dice) => ({
      kind: 'project.set-status-date',
      ...(dice.perMille(800) && { statusDate: day(dice) }),
      ...(dice.perMille(500) && { sure: true as const }),
    }),

    'calendar.add': () => ({
      kind: 'calendar.add',
      record: { ...calendarOf('new-calendar'), baseId: recordId('idle') },
    }),
    'calendar.change': (records, dice) => ({
      kind: 'calendar.change',
      id: some(records, 'calendar', dice).id,
      set: { name: 'Renamed', 'week/sunday': [[540, 600]] },
      clear: ['exceptions/may'],
    }),
    'calendar.set-week': (records, dice) => ({
      kind: 'calendar.set-week',
      calendarId: some(records, 'calendar', dice).id,
      days: { [dice.oneOf(Weekday.options)]: dice.perMille(500) ? [] : [[480, 900]] },
      ...(dice.perMille(300) && { asBase: [dice.oneOf(Weekday.options)] }),
    }),
    'calendar.set-exception': (records, dice) => ({
      kind: 'calendar.set-exception',
      calendarId: some(records, 'calendar', dice).id,
      id: recordId(dice.oneOf(['may', 'freeze'])),
      exception: {
        name: 'Freeze',
        from: '2026-12-18',
        to: dice.oneOf(['2027-01-04', '2026-12-01']),
        ranges: dice.perMille(500) ? [] : [[0, 1440]],
      },
    }),
    'calendar.clear-exception': (records, dice) => ({
      kind: 'calendar.clear-exception',
      calendarId: recordId('idle'),
      id: recordId(dice.oneOf(['may', 'none', ...Object.keys(records.project)].slice(0, 2))),
    }),
    'calendar.set-work-week': (records, dice) => ({
      kind: 'calendar.set-work-week',
      calendarId: some(records, 'calendar', dice).id,
      id: recordId('summer'),
      workWeek: { from: '2026-07-01', to: '2026-08-31', week: { friday: [[480, 720]] } },
    }),
    'calendar.clear-work-week': (_, dice) => ({
      kind: 'calendar.clear-work-week',
      calendarId: recordId('idle'),
      id: recordId(dice.oneOf(['summer', 'none'])),
    }),
    'calendar.remove': (records, dice) => ({
      kind: 'calendar.remove',
      ids: gone(
        records,
        'calendar',
        dice.perMille(500) ? recordId('idle') : some(records, 'calendar', dice).id,
      ),
    }),
    ...taskMakerByKind,

    'link.add': (records, dice) => ({
      kind: 'link.add',
      record: {
        ...base('new-link'),
        kind: 'link',
        from: some(records, 'task', dice).id,
        to: some(records, 'task', dice).id,
        type: dice.oneOf(['FS', 'SS']),
      },
    }),
    'link.change': (records, dice) => ({
      kind: 'link.change',
      id: some(records, 'link', dice).id,
      set: { type: dice.oneOf(['FS', 'FF']), lag: { minutes: 480, unit: 'd' } },
    }),
    'link.set-predecessors': (records, dice) => {
      const { to: taskId, from, type } = some(records, 'link', dice);
      const other = some(records, 'task', dice).id;
      const lag = { percent: -25 };
      return {
        kind: 'link.set-predecessors',
        taskId,
        predecessors: dice.oneOf([
          [],
          [{ from, type: dice.oneOf(['FS', 'SS']), lag }],
          [
            { from, type },
            { from: other, type: 'FS', lag },
          ],
        ]),
      };
    },
    'link.remove': (records, dice) => ({
      kind: 'link.remove',
      ids: [some(records, 'link', dice).id],
    }),

    'resource.add': () => ({
      kind: 'resource.add',
      record: { ...base('bob'), kind: 'resource', name: 'Bob', type: 'work' },
    }),
    'resource.change': (records, dice) => ({
      kind: 'resource.change',
      id: some(records, 'resource', dice).id,
      set: { vendor: 'Vendor B', maxUnits: dice.between(0, 4) },
    }),
    'resource.remove': (records, dice) => ({
      kind: 'resource.remove',
      ids: gone(records, 'resource', some(records, 'resource', dice).id),
    }),
    'assignment.add': (records, dice) => ({
      kind: 'assignment.add',
      record: {
        ...base('new-assignment'),
        kind: 'assignment',
        taskId: some(records, 'task', dice).id,
        resourceId: some(records, 'resource', dice).id,
        units: 1,
        work: 480,
      },
    }),
    'assignment.change': (records, dice) => ({
      kind: 'assignment.change',
      id: some(records, 'assignment', dice).id,
      set: { delay: 480 * dice.between(0, 3) },
    }),
    'assignment.set-units': (records, dice) => ({
      kind: 'assignment.set-units',
      assignmentId: some(records, 'assignment', dice).id,
      units: dice.between(0, 30) / 10,
    }),
    'assignment.set-work': (records, dice) => ({
      kind: 'assignment.set-work',
      assignmentId: some(records, 'assignment', dice).id,
      minutes: dice.between(0, 60_000) / 10,
    }),
    'assignment.remove': (records, dice) => ({
      kind: 'assignment.remove',
      ids: [some(records, 'assignment', dice).id],
    }),

    'fixed-cost.add': (records, dice) => ({
      kind: 'fixed-cost.add',
      record: {
        ...base('new-cost'),
        kind: 'fixed-cost',
        taskId: some(records, 'task', dice).id,
        amount: { amount: '10', currency: dice.oneOf(['EUR', 'EUR', 'USD']) },
        accrual: 'prorated',
      },
    }),
    'fixed-cost.change': (_, dice) => ({
      kind: 'fixed-cost.change',
      id: recordId('cost'),
      set: { amount: { amount: '99', currency: dice.oneOf(['EUR', 'USD']) } },
    }),
    'fixed-cost.remove': () => ({ kind: 'fixed-cost.remove', ids: [recordId('cost')] }),
    'budget-line.add': () => ({
      kind: 'budget-line.add',
      record: {
        ...base('new-line'),
        kind: 'budget-line',
        category: 'Circuits',
        amount: { amount: '320000', currency: 'EUR' },
      },
    }),
    'budget-line.change': () => ({
      kind: 'budget-line.change',
      id: recordId('line'),
      set: { contingency: true },
    }),
    'budget-line.remove': () => ({ kind: 'budget-line.remove', ids: [recordId('line')] }),

    'baseline.take': (records, dice) => ({
      kind: 'baseline.take',
      record: {
        ...base('new-baseline'),
        kind: 'baseline',
        name: 'Baseline 2',
        number: dice.between(0, 10),
        tasks: { [some(records, 'task', dice).id]: { start: day(dice) } },
      },
    }),
    'baseline.approve': (records, dice) => ({
      kind: 'baseline.approve',
      baselineId: some(records, 'baseline', dice).id,
      approvedAt: '2026-05-04T10:00',
      approvedBy: 'The steering committee',
    }),
    'baseline.remove': (records, dice) => ({
      kind: 'baseline.remove',
      ids: [some(records, 'baseline', dice).id],
    }),
    'promise.add': (records, dice) => ({
      kind: 'promise.add',
      record: {
        ...base('new-promise'),
        kind: 'promise',
        type: 'contract',
        to: 'the landlord',
        date: day(dice),
        taskId: some(records, 'task', dice).id,
      },
    }),
    'promise.change': (records, dice) => ({
      kind: 'promise.change',
      id: some(records, 'promise', dice).id,
      set: { consequence: '92k a month' },
    }),
    'promise.remove': (records, dice) => ({
      kind: 'promise.remove',
      ids: [some(records, 'promise', dice).id],
    }),
    'event.add': (_, dice) => ({
      kind: 'event.add',
      record: {
        ...base('new-event'),
        kind: 'event',
        name: 'Licence',
        cause: dice.oneOf(STATED_CAUSES),
        standing: 'unapproved',
      },
    }),
    'event.change': () => ({
      kind: 'event.change',
      id: recordId('late'),
      set: { standing: 'within-tolerance' },
    }),
    'event.remove': (_, dice) => ({
      kind: 'event.remove',
      ids: [recordId(dice.oneOf(['late', 'noise']))],
    }),
    'explanation.add': (_, dice) => ({
      kind: 'explanation.add',
      record: {
        ...base(explanationId(dice.oneOf(['e1', 'e2']))),
        kind: 'explanation',
        editId: dice.oneOf(['e1', 'e2']),
        eventId: recordId('late'),
      },
    }),
    'explanation.change': () => ({
      kind: 'explanation.change',
      id: explanationId('e1'),
      set: { cause: 'estimate' },
      clear: ['eventId'],
    }),
    'explanation.remove': () => ({ kind: 'explanation.remove', ids: [explanationId('e1')] }),

    'custom-field.add': () => ({
      kind: 'custom-field.add',
      record: {
        ...base('new-field'),
        kind: 'custom-field',
        name: 'Team',
        appliesTo: 'task',
        type: 'text',
      },
    }),
    'custom-field.change': () => ({
      kind: 'custom-field.change',
      id: recordId('mood'),
      set: { name: 'Temper' },
    }),
    'custom-field.set': (records, dice) => ({
      kind: 'custom-field.set',
      customField: recordId('mood'),
      values: { [some(records, 'task', dice).id]: dice.oneOf(['good', 'bad', 'ugly']) },
      clear: [some(records, 'task', dice).id],
    }),
    'custom-field.remove': () => ({ kind: 'custom-field.remove', ids: [recordId('mood')] }),

    'reschedule.unfinished': (records, dice) => {
      const one = some(records, 'task', dice);
      return {
        kind: 'reschedule.unfinished',
        after: day(dice),
        notStarted: one.actualStart === undefined ? [one.id] : [],
        started: one.actualStart === undefined ? {} : { [one.id]: { stop: one.actualStart } },
      };
    },
  };

export function anyEditOf(kind: EditKind, records: Records, dice: Dice): Edit {
  const make: Make = makeByKind[kind];
  return make(records, dice);
}

function calendarOf(id: string): CalendarRecord {
  return {
    ...base(id),
    kind: 'calendar',
    name: id,
    week: { monday: [[480, 960]] },
    exceptions: {},
    workWeeks: {},
  };
}

function projectOf(id: string): RecordOf<'project'> {
  return {
    ...base(id),
    kind: 'project',
    name: 'Move',
    rules: 'ms-project',
    scheduleFrom: 'start',
    start: '2026-03-02T08:00',
    calendarId: recordId('new-calendar'),
    minutesPerDay: 480,
    minutesPerWeek: 2400,
    daysPerMonth: 20,
    weekStart: 'monday',
    defaultStartTime: 480,
    defaultEndTime: 1020,
    currency: 'EUR',
    criticalFloatLimit: 0,
  };
}
