import { Dice, generateRecords } from '@throughline/generator';
import {
  type CalendarRecord,
  explanationId,
  type LocalDateTime,
  type PlanRecord,
  type RecordId,
  type RecordKind,
  type RecordOf,
  Records,
  rankBetween,
  recordId,
  STATED_CAUSES,
  Weekday,
} from '../plan/index.ts';
import type { Edit, EditKind } from './index.ts';
import { removalOf } from './removal.ts';

type EditOf<K extends EditKind> = Extract<Edit, { kind: K }>;
type Make = (records: Records, dice: Dice) => Edit;

/** A generated plan that has some of every kind of record. */
export function anyPlan(seed: number, rules: 'ms-project' | 'p6', tasks = 14): Records {
  const records = new Records(generateRecords({ seed, tasks, rules }));
  const dice = new Dice(seed, 'more records');
  const [task] = records.all('task');
  if (task === undefined) throw new Error('a plan without tasks');
  const money = { amount: '1250.5', currency: 'EUR' };
  const more: PlanRecord[] = [
    { ...base('cost'), kind: 'fixed-cost', taskId: task.id, amount: money, accrual: 'end' },
    { ...base('line'), kind: 'budget-line', category: 'Vendors', amount: money },
    {
      ...base('late'),
      kind: 'event',
      name: 'Storage late',
      cause: 'supplier',
      standing: 'approved',
    },
    { ...base('noise'), kind: 'event', name: 'Noise', cause: 'people', standing: 'approved' },
    {
      ...base('mood'),
      kind: 'custom-field',
      name: 'Mood',
      appliesTo: 'task',
      type: 'text',
      choices: { [recordId('good')]: { value: 'good' }, [recordId('bad')]: { value: 'bad' } },
    },
    {
      ...base(explanationId('e1')),
      kind: 'explanation',
      editId: 'e1',
      eventId: recordId('late'),
    },
    {
      ...base('idle'),
      kind: 'calendar',
      name: 'Never used',
      week: { monday: [[480, 960]] },
      exceptions: { [recordId('may')]: { from: '2026-05-01', to: '2026-05-01', ranges: [] } },
      workWeeks: { [recordId('summer')]: { from: '2026-07-01', to: '2026-07-31', week: {} } },
    },
    { ...base('free'), kind: 'baseline', name: 'Draft', tasks: { [task.id]: {} } },
  ];
  const blocked = { by: 'access', since: '2026-01-05T08:00' };
  for (const record of more)
    records.patch({ added: { [record.id]: record }, updated: {}, removed: {} });
  if (dice.perMille(500)) {
    records.patch({ added: {}, updated: { [task.id]: { blocked: [[], [blocked]] } }, removed: {} });
  }
  return records;
}

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

    'task.add': (records, dice) => {
      const parent = dice.perMille(700) ? some(records, 'task', dice).id : undefined;
      const last = records.children(parent).at(-1);
      return {
        kind: 'task.add',
        record: {
          ...base('new-task'),
          kind: 'task',
          name: 'New',
          rank: rankBetween(last?.rank, undefined),
          type: dice.oneOf(['task', 'task', 'summary', 'level-of-effort']),
          fixed: 'units',
          duration: { minutes: 480, unit: 'd' },
          ...(parent !== undefined && { parent }),
        },
      };
    },
    'task.remove': (records, dice) => ({
      kind: 'task.remove',
      ids: gone(records, 'task', some(records, 'task', dice).id),
    }),
    'task.rename': (records, dice) => ({
      kind: 'task.rename',
      taskId: some(records, 'task', dice).id,
      name: dice.oneOf(['Build', '', '__proto__', 'Schön & gut']),
    }),
    'task.move': (records, dice) => ({
      kind: 'task.move',
      taskId: some(records, 'task', dice).id,
      rank: dice.oneOf(['A', 'V', 'z']),
      ...(dice.perMille(700) && { parent: some(records, 'task', dice).id }),
    }),
    'task.indent': (records, dice) => ({
      kind: 'task.indent',
      taskId: some(records, 'task', dice).id,
    }),
    'task.outdent': (records, dice) => ({
      kind: 'task.outdent',
      taskId: some(records, 'task', dice).id,
    }),
    'task.set-duration': (records, dice) => ({
      kind: 'task.set-duration',
      taskId: some(records, 'task', dice).id,
      minutes: 15 * dice.between(0, 400),
      ...(dice.perMille(300) && { unit: dice.oneOf(['h', 'w'] as const) }),
      ...(dice.perMille(200) && { elapsed: true as const }),
      ...(dice.perMille(200) && { estimated: true as const }),
    }),
    'task.set-estimate': (records, dice) => {
      const [optimistic, mostLikely, pessimistic] = points(dice);
      return {
        kind: 'task.set-estimate',
        taskId: some(records, 'task', dice).id,
        ...(dice.perMille(800) && { estimate: { optimistic, mostLikely, pessimistic } }),
        ...(dice.perMille(500) && { setDuration: true as const }),
      };
    },
    'task.set-work': (records, dice) => ({
      kind: 'task.set-work',
      taskId: some(records, 'task', dice).id,
      minutes: dice.between(0, 60_000) / 10,
    }),
    'task.split': (records, dice) => {
      const { id, duration } = some(records, 'task', dice);
      return {
        kind: 'task.split',
        taskId: id,
        id: recordId('gap'),
        afterMinutes: dice.between(0, duration?.minutes ?? 480),
        gapMinutes: 480 * dice.between(1, 4),
      };
    },
    'task.unsplit': (records, dice) => {
      const split = [...records.all('task')].filter((task) => task.splits !== undefined);
      const task = split.length === 0 ? some(records, 'task', dice) : dice.oneOf(split);
      const [id = 'none'] = Object.keys(task.splits ?? {});
      return {
        kind: 'task.unsplit',
        taskId: task.id,
        ...(dice.perMille(600) && { id: recordId(id) }),
      };
    },
    'task.set-type': (records, dice) => ({
      kind: 'task.set-type',
      taskId: some(records, 'task', dice).id,
      ...(dice.perMille(600) && {
        type: dice.oneOf(['task', 'summary', 'start-milestone', 'level-of-effort'] as const),
      }),
      ...(dice.perMille(500) && { milestone: dice.perMille(500) }),
    }),
    'task.set-active': (records, dice) => ({
      kind: 'task.set-active',
      taskId: some(records, 'task', dice).id,
      active: dice.perMille(300),
    }),
    'task.set-constraint': (records, dice) => ({
      kind: 'task.set-constraint',
      taskId: some(records, 'task', dice).id,
      ...(dice.perMille(800) && {
        constraint: {
          type: dice.oneOf(['start-on', 'finish-no-later-than'] as const),
          date: day(dice),
        },
      }),
    }),
    'task.set-deadline': (records, dice) => ({
      kind: 'task.set-deadline',
      taskId: some(records, 'task', dice).id,
      ...(dice.perMille(800) && { deadline: day(dice) }),
    }),
    'task.set-calendar': (records, dice) => ({
      kind: 'task.set-calendar',
      taskId: some(records, 'task', dice).id,
      ...(dice.perMille(700) && { calendarId: some(records, 'calendar', dice).id }),
      ...(dice.perMille(300) && { ignoreResourceCalendars: true as const }),
    }),
    'task.set-mode': (records, dice) => ({
      kind: 'task.set-mode',
      taskId: some(records, 'task', dice).id,
      mode: dice.oneOf(['automatic', 'manual']),
      ...(dice.perMille(500) && { manualStart: day(dice), manualFinish: day(dice) }),
    }),
    'task.set-progress': (records, dice) => ({
      kind: 'task.set-progress',
      taskId: some(records, 'task', dice).id,
      ...(dice.perMille(600) && { actualStart: day(dice) }),
      ...(dice.perMille(200) && { actualFinish: day(dice) }),
      ...(dice.perMille(400) && { percentComplete: dice.between(0, 100) }),
      ...(dice.perMille(300) && { remaining: 15 * dice.between(0, 100) }),
      ...(dice.perMille(100) && { takeBack: dice.oneOf(['start', 'finish'] as const) }),
    }),
    'task.set-expected-finish': (records, dice) => ({
      kind: 'task.set-expected-finish',
      taskId: some(records, 'task', dice).id,
      ...(dice.perMille(800) && { expectedFinish: day(dice) }),
      ...(records.project.rules === 'ms-project' && { remaining: 15 * dice.between(1, 100) }),
    }),
    'task.set-blocked': (records, dice) => ({
      kind: 'task.set-blocked',
      taskId: some(records, 'task', dice).id,
      ...(dice.perMille(600) && { blocked: { by: 'the firewall', since: day(dice) } }),
    }),
    'task.set-fields': (records, dice) => ({
      kind: 'task.set-fields',
      taskId: some(records, 'task', dice).id,
      set: {
        priority: dice.between(0, 1000),
        notes: 'Mind',
        [dice.oneOf(['wbs', 'contact'])]: 'X',
      },
      clear: ['responsible', dice.oneOf(['hyperlink', 'fixed'])],
    }),

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

const base = (id: string) => ({ id: recordId(id), audience: 'internal' as const });

function some<K extends RecordKind>(records: Records, kind: K, dice: Dice): RecordOf<K> {
  return dice.oneOf([...records.all(kind)]);
}

/** What removing it takes with it; it alone where something else still needs it. */
function gone(records: Records, kind: RecordKind, id: RecordId): RecordId[] {
  const ids = removalOf(records, kind, [id]);
  return Array.isArray(ids) ? ids : [id];
}

function day(dice: Dice): LocalDateTime {
  const two = (count: number) => String(count).padStart(2, '0');
  return `2026-${two(dice.between(1, 12))}-${two(dice.between(1, 28))}T08:00`;
}

function points(dice: Dice): [number, number, number] {
  const [a = 0, b = 0, c = 0] = [1, 2, 3].map(() => 60 * dice.between(0, 80)).sort((x, y) => x - y);
  return [a, b, c];
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
