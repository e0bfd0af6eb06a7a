import { isReadRefusal, readSchedule, writeMspdi } from '@throughline/interchange';
import {
  CARRIED,
  type Carrier,
  carries,
  checkReferences,
  type Diff,
  diffOf,
  type ImportedKind,
  OURS,
  PlanRecord,
  RECORD_KINDS,
  Records,
  recordId,
  updateOf,
} from '@throughline/model';
import { describe, expect, test } from 'vitest';
import { computedDates } from '../convert/computed-dates.ts';
import { dated } from './random-edits.testing.ts';

const id = recordId;
const DAY: [number, number][] = [[480, 960]];
const EUR = (amount: string) => ({ amount, currency: 'EUR' });
const days = (count: number) => ({ minutes: 480 * count, unit: 'd' as const });

/** One plan with a record of every kind that files have, as MS Project's XML gives them. */
const base: PlanRecord[] = [
  {
    id: id('project'),
    kind: 'project',
    audience: 'internal',
    name: 'Move',
    rules: 'ms-project',
    scheduleFrom: 'start',
    start: '2026-03-02T08:00',
    statusDate: '2026-03-04T08:00',
    calendarId: id('standard'),
    minutesPerDay: 480,
    minutesPerWeek: 2400,
    daysPerMonth: 20,
    weekStart: 'monday',
    defaultStartTime: 480,
    defaultEndTime: 960,
    currency: 'EUR',
    criticalFloatLimit: 0,
  },
  calendar('standard', '1'),
  calendar('nights', '2'),
  calendar('own', '3', { baseId: id('standard'), resourceCalendar: true, week: {} }),
  {
    id: id('crew'),
    kind: 'resource',
    audience: 'internal',
    keys: { 'ms-project.uid': '1', 'ms-project.id': '1' },
    name: 'Crew',
    type: 'work',
    maxUnits: 2,
    calendarId: id('own'),
  },
  {
    id: id('text'),
    kind: 'custom-field',
    audience: 'internal',
    name: 'Gate',
    field: '188743731',
    appliesTo: 'task',
    type: 'text',
  },
  {
    id: id('notes'),
    kind: 'custom-field',
    audience: 'internal',
    name: 'Desk',
    field: '205520904',
    appliesTo: 'resource',
    type: 'text',
  },
  {
    id: id('badge'),
    kind: 'custom-field',
    audience: 'internal',
    name: 'Badge',
    field: '255852632',
    appliesTo: 'assignment',
    type: 'text',
  },
  task('P', '1', { type: 'summary', duration: undefined, rank: '1' }),
  task('A', '2'),
  task('B', '3'),
  task('C', '4'),
  {
    id: id('A-B'),
    kind: 'link',
    audience: 'internal',
    from: id('A'),
    to: id('B'),
    type: 'FS',
  },
  {
    id: id('crew-A'),
    kind: 'assignment',
    audience: 'internal',
    keys: { 'ms-project.uid': '1' },
    taskId: id('A'),
    resourceId: id('crew'),
    units: 1,
    work: 1440,
  },
  {
    id: id('permit'),
    kind: 'fixed-cost',
    audience: 'internal',
    taskId: id('A'),
    amount: EUR('100'),
    accrual: 'end',
  },
  {
    id: id('baseline'),
    kind: 'baseline',
    audience: 'internal',
    name: 'Baseline',
    number: 0,
    tasks: { [id('A')]: { duration: days(3) } },
  },
];

function calendar(name: string, uid: string, fields: object = {}): PlanRecord {
  return PlanRecord.parse({
    id: name,
    kind: 'calendar',
    audience: 'internal',
    keys: { 'ms-project.uid': uid },
    name,
    week: {
      monday: DAY,
      tuesday: DAY,
      wednesday: DAY,
      thursday: DAY,
      friday: DAY,
      saturday: [],
      sunday: [],
    },
    exceptions: {},
    workWeeks: {},
    ...fields,
  });
}

function task(name: string, uid: string, fields: object = {}): PlanRecord {
  return PlanRecord.parse(
    JSON.parse(
      JSON.stringify({
        id: name,
        kind: 'task',
        audience: 'internal',
        keys: { 'ms-project.uid': uid, 'ms-project.id': uid },
        name,
        rank: name,
        type: 'task',
        fixed: 'units',
        duration: days(3),
        ...fields,
      }),
    ),
  );
}

/** Which record is changed, where it is not the first of its kind. */
const SUBJECT: { readonly [what: string]: string } = {
  calendar: 'nights',
  task: 'A',
  // Where people decide how long a task takes, an interruption moves no date, and a file does not tell it.
  'task splits': 'B',
};

type Fields<K extends ImportedKind> = { readonly [F in keyof (typeof CARRIED)[K]]: unknown };

/** More of the record than the field, where it cannot stand alone. */
class And {
  constructor(readonly fields: object) {}
}
const and = (fields: object) => new And(fields);

/** Another value of every field. */
const CHANGED: { readonly [K in ImportedKind]: Fields<K> } = {
  project: {
    audience: 'shared',
    keys: { jira: 'X' },
    custom: { text: 'x' },
    notes: 'Ask Legal.',
    name: 'Another',
    title: 'The move',
    rules: 'p6',
    scheduleFrom: and({ scheduleFrom: 'finish', finish: '2026-04-01T16:00' }),
    start: '2026-03-03T08:00',
    finish: and({ scheduleFrom: 'finish', finish: '2026-04-01T16:00' }),
    statusDate: '2026-03-11T08:00',
    currentDate: '2026-03-12T08:00',
    calendarId: 'nights',
    minutesPerDay: 450,
    minutesPerWeek: 2250,
    daysPerMonth: 21,
    minutesPerYear: 100_000,
    weekStart: 'sunday',
    defaultStartTime: 540,
    defaultEndTime: 1020,
    currency: and({ currency: 'USD' }),
    currencyDigits: 0,
    criticalFloatLimit: 480,
    honorConstraints: false,
    newTasksManual: true,
    multipleCriticalPaths: true,
    p6: {
      lagCalendar: 'predecessor',
      progress: 'retained-logic',
      useExpectedFinish: true,
      totalFloat: 'finish',
      criticalBy: 'total-float',
    },
  },
  calendar: {
    audience: 'shared',
    keys: { 'ms-project.uid': '9' },
    custom: { text: 'x' },
    notes: 'Ask Legal.',
    name: 'Late nights',
    baseId: and({ baseId: 'standard', resourceCalendar: true, week: {} }),
    week: { monday: DAY, sunday: [], saturday: [] },
    exceptions: { off: { from: '2026-03-20', to: '2026-03-20', ranges: [] } },
    workWeeks: { short: { from: '2026-04-06', to: '2026-04-10', week: { monday: [] } } },
    resourceCalendar: and({ resourceCalendar: true, baseId: 'standard', week: {} }),
    minutesPerDay: 400,
    minutesPerWeek: 2000,
    minutesPerMonth: 8000,
    minutesPerYear: 90_000,
  },
  task: {
    audience: 'shared',
    keys: { 'ms-project.uid': '20', 'ms-project.id': '2' },
    custom: { text: 'x' },
    notes: 'Ask Legal.',
    name: 'Dig again',
    parent: 'P',
    rank: 'Z',
    wbs: 'D-1',
    type: 'resource-dependent',
    milestone: true,
    mode: and({
      mode: 'manual',
      manualStart: '2026-03-02T08:00',
      manualFinish: '2026-03-04T16:00',
    }),
    inactive: true,
    recurring: true,
    external: { start: '2026-03-02T08:00', finish: '2026-03-04T16:00' },
    calendarId: 'nights',
    ignoreResourceCalendars: true,
    duration: days(4),
    actualDuration: and({ actualStart: '2026-03-02T08:00', actualDuration: 480, remaining: 960 }),
    remaining: and({ actualStart: '2026-03-02T08:00', actualDuration: 480, remaining: 960 }),
    fixed: 'work',
    effortDriven: true,
    work: 960,
    actualWork: 480,
    remainingWork: 480,
    splits: { one: { afterMinutes: 480, gapMinutes: 480 } },
    estimate: { optimistic: 480, mostLikely: 1440, pessimistic: 4800 },
    constraint: and({ constraint: { type: 'start-no-earlier-than', date: '2026-03-05T08:00' } }),
    secondConstraint: and({
      secondConstraint: { type: 'start-no-earlier-than', date: '2026-03-05T08:00' },
    }),
    deadline: '2026-04-01T16:00',
    expectedFinish: '2026-03-10T16:00',
    externalEarlyStart: '2026-03-03T08:00',
    externalLateFinish: '2026-04-03T16:00',
    manualStart: and({ mode: 'manual', manualStart: '2026-03-03T08:00' }),
    manualFinish: and({
      mode: 'manual',
      manualStart: '2026-03-03T08:00',
      manualFinish: '2026-03-05T16:00',
    }),
    levelingDelay: and({ levelingDelay: { minutes: 1440, unit: 'd', elapsed: true } }),
    priority: 700,
    actualStart: '2026-03-02T08:00',
    actualFinish: and({ actualStart: '2026-03-02T08:00', actualFinish: '2026-03-03T16:00' }),
    percentComplete: and({ actualStart: '2026-03-02T08:00', percentComplete: 50 }),
    percentWorkComplete: 40,
    physicalPercentComplete: 30,
    percentCompleteType: 'physical',
    stop: and({
      actualStart: '2026-03-02T08:00',
      actualDuration: 480,
      remaining: 960,
      stop: '2026-03-02T16:00',
    }),
    resume: and({
      actualStart: '2026-03-02T08:00',
      actualDuration: 480,
      remaining: 960,
      resume: '2026-03-05T08:00',
    }),
    suspend: '2026-03-03T08:00',
    blocked: and({ blocked: { by: 'The licence', since: '2026-03-03T08:00' } }),
    hyperlink: 'https://example.org/dig',
    contact: 'Ada',
    responsible: 'Ada',
  },
  link: {
    audience: 'shared',
    keys: { jira: 'X' },
    custom: { text: 'x' },
    notes: 'Ask Legal.',
    from: 'C',
    to: 'C',
    type: 'SS',
    lag: and({ lag: { minutes: 480, unit: 'd' } }),
  },
  resource: {
    audience: 'shared',
    keys: { 'ms-project.uid': '9', 'ms-project.id': '1' },
    custom: { notes: 'x' },
    notes: 'Ask Legal.',
    name: 'Second crew',
    type: 'material',
    calendarId: 'nights',
    maxUnits: 3,
    initials: 'C',
    group: 'Site',
    code: 'C1',
    vendor: 'B',
    category: 'Work',
    email: 'crew@example.org',
    materialLabel: and({ type: 'material', materialLabel: 't' }),
    rates: { one: { standard: EUR('80') } },
    generic: true,
    inactive: true,
  },
  assignment: {
    audience: 'shared',
    keys: { 'ms-project.uid': '9' },
    custom: { badge: 'x' },
    notes: 'Ask Legal.',
    taskId: 'C',
    resourceId: and({ resourceId: undefined }),
    units: 0.5,
    work: 960,
    actualWork: and({ actualWork: 480, remainingWork: 960 }),
    remainingWork: and({ actualWork: 480, remainingWork: 960 }),
    overtimeWork: 60,
    cost: and({ cost: EUR('100') }),
    actualCost: and({ actualCost: EUR('40') }),
    remainingCost: and({ remainingCost: EUR('60') }),
    start: '2026-03-02T08:00',
    finish: '2026-03-04T16:00',
    delay: 480,
    levelingDelay: 480,
    calendarId: 'nights',
    contour: 'bell',
    rateTable: 'B',
  },
  'fixed-cost': {
    audience: 'shared',
    keys: { jira: 'X' },
    custom: { text: 'x' },
    notes: 'Ask Legal.',
    taskId: 'C',
    name: 'Permit',
    amount: and({ amount: EUR('120') }),
    per: 'month',
    accrual: 'start',
    category: 'Fees',
    vendor: 'B',
  },
  baseline: {
    audience: 'shared',
    keys: { jira: 'X' },
    custom: { text: 'x' },
    notes: 'Ask Legal.',
    name: 'As agreed',
    number: and({ number: 3 }),
    approvedAt: '2026-03-01T08:00',
    approvedBy: 'Ada',
    seq: 4,
    tasks: and({ tasks: { A: { duration: days(5) } } }),
  },
  'custom-field': {
    audience: 'shared',
    keys: { jira: 'X' },
    custom: { text: 'x' },
    notes: 'Ask Legal.',
    name: 'Gates',
    field: and({ field: '188743734' }),
    appliesTo: and({ appliesTo: 'resource', field: '205520907', name: 'Other' }),
    type: and({ type: 'number', field: '188743767', name: 'Other' }),
    choices: and({ type: 'code', field: '188744589', choices: { one: { value: 'x' } } }),
  },
};

const kinds = Object.keys(CARRIED) as ImportedKind[];

describe('UPD-3 what MS Project’s XML can say', () => {
  test('is known for every kind that files have', () => {
    expect([...kinds, ...OURS].sort()).toEqual([...RECORD_KINDS].sort());
  });

  test.each(
    kinds.flatMap((kind) => {
      const carriers: { readonly [field: string]: Carrier } = CARRIED[kind];
      return Object.keys(carriers).map(
        (field) => [kind, field, carriers[field] ?? 'neither'] as const,
      );
    }),
  )('%s %s: %s', (kind, field, carrier) => {
    const said = update(new Records(base), throughFile(changedIn(kind, field)));
    const isCarried = carries(carrier, 'ms-project') && !PARTLY.has(`${kind} ${field}`);
    expect(isSaid(said, kind, field), JSON.stringify(said)).toBe(isCarried);
  });
});

/**
 * Read from every file, but not out of it: the rules are those of the tool, and a task is a summary
 * where others are under it.
 */
const PARTLY = new Set(['project rules', 'task type']);

function update(current: Records, file: Records): Diff {
  const found = updateOf(current, file, { sure: true });
  if ('code' in found) throw new Error(found.code);
  return found.diff;
}

function throughFile(records: Records): Records {
  const outcome = readSchedule(writeMspdi(records, computedDates(dated(records))).bytes);
  if (isReadRefusal(outcome)) throw new Error(JSON.stringify(outcome));
  return new Records(outcome.records);
}

function changedIn(kind: ImportedKind, field: string): Records {
  const value = (CHANGED[kind] as { readonly [field: string]: unknown })[field];
  const subject = subjectOf(kind, field);
  const fields = value instanceof And ? value.fields : { [field]: value };
  const changed = Object.entries({ ...subject, ...fields }).filter(([, one]) => one !== undefined);
  const record = PlanRecord.parse(Object.fromEntries(changed));
  const records = base.map((one) => (one.id === subject.id ? record : one));
  expect(checkReferences(records)).toEqual([]);
  expect(Object.keys(diffOf(new Records(base), new Records(records)).updated)).toEqual([
    subject.id,
  ]);
  return new Records(records);
}

function subjectOf(kind: ImportedKind, field: string): PlanRecord {
  const named = SUBJECT[`${kind} ${field}`] ?? SUBJECT[kind];
  const found = base.find((one) => one.kind === kind && (named === undefined || one.id === named));
  if (found === undefined) throw new Error(`no ${kind}`);
  return found;
}

/** Whether the update changes the field, or puts another record in the place of the one it was. */
function isSaid({ updated, removed, added }: Diff, kind: ImportedKind, field: string): boolean {
  const { id } = subjectOf(kind, field);
  const paths = Object.keys(updated[id] ?? {}).map((path) => path.split('/')[0]);
  const isAnother =
    removed[id] !== undefined || Object.values(added).some((one) => one.kind === kind);
  return paths.includes(field) || isAnother;
}
