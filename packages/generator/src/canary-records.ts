import {
  type Audience,
  type Money,
  type PlanRecord,
  type RecordId,
  recordId,
} from '@throughline/model';

/**
 * A small plan in which everything says where it stands: every text is the id of its record, a colon and
 * its field, `inner-task:name`, and every amount is another. Each kind is there twice, internal under an
 * id with `inner-` and shared under one with `open-`, with every field that it can have. Whatever comes
 * out of a program can be read for what should not be in it.
 */
export function canaryRecords(): PlanRecord[] {
  return [
    ...(['inner', 'open'] as const).flatMap(ofAudience),
    project(),
    ...calendars(),
    // A shared task under two internal summaries, an internal one under a shared summary.
    { ...task('inner-phase'), type: 'summary' },
    { ...task('inner-stage', { parent: 'inner-phase' }), type: 'summary' },
    { ...task('open-delivery', { parent: 'inner-stage' }), type: 'summary' },
    link('inner-first-link', 'inner-task', 'open-task'),
    link('open-mixed-link', 'inner-task', 'open-last'),
    link('open-second-link', 'open-task', 'open-last'),
    promise('open-mixed-promise', { taskId: recordId('inner-task'), date: '2026-05-04T17:00' }),
    promise('open-sum-promise', { amount: money('open-sum-promise', 7) }),
    promise('inner-sum-promise', { amount: money('inner-sum-promise', 8) }),
    { ...assignment('open-mixed-assignment'), taskId: recordId('inner-task') },
    { ...assignment('open-nameless-assignment'), resourceId: recordId('inner-resource') },
    { ...customField('open-cost-field'), type: 'cost' },
    { ...customField('open-pay-field'), type: 'cost', appliesTo: 'resource' },
    explanation('inner-cause-explanation', { cause: 'people' }),
    explanation('open-cause-explanation', { cause: 'people' }),
  ];
}

/** One of each kind. */
function ofAudience(of: 'inner' | 'open'): PlanRecord[] {
  const parent = of === 'inner' ? 'open-delivery' : 'inner-stage';
  return [
    task(`${of}-task`, { parent }),
    task(`${of}-last`),
    { ...task(`${of}-full`), ...everythingElse(`${of}-full`) },
    link(`${of}-link`, `${of}-task`, `${of}-last`),
    resource(`${of}-resource`),
    assignment(`${of}-assignment`),
    {
      ...base(`${of}-fixed-cost`),
      kind: 'fixed-cost',
      taskId: recordId(`${of}-task`),
      name: text(`${of}-fixed-cost`, 'name'),
      amount: money(`${of}-fixed-cost`, 1),
      per: 'month',
      accrual: 'end',
      category: text(`${of}-fixed-cost`, 'category'),
      vendor: text(`${of}-fixed-cost`, 'vendor'),
    },
    {
      ...base(`${of}-baseline`),
      kind: 'baseline',
      name: text(`${of}-baseline`, 'name'),
      number: of === 'inner' ? 1 : 2,
      approvedAt: '2026-03-02T09:00',
      approvedBy: text(`${of}-baseline`, 'approvedBy'),
      seq: 1,
      tasks: Object.fromEntries(
        ['inner-task', 'open-task', 'open-last', 'inner-gone'].map((id) => [
          id,
          {
            start: '2026-03-02T08:00',
            finish: '2026-03-02T17:00',
            duration: { minutes: 480, unit: 'd' },
            work: 480,
            cost: money(`${of}-baseline`, 2),
          },
        ]),
      ),
    },
    promise(`${of}-promise`, { taskId: recordId(`${of}-last`), date: '2026-03-05T17:00' }),
    promise(`${of}-whole-promise`, { date: '2026-06-01T17:00' }),
    customField(`${of}-field`),
    {
      ...base(`${of}-budget-line`),
      kind: 'budget-line',
      name: text(`${of}-budget-line`, 'name'),
      category: text(`${of}-budget-line`, 'category'),
      amount: money(`${of}-budget-line`, 3),
      contingency: true,
    },
    {
      ...base(`${of}-event`),
      kind: 'event',
      name: text(`${of}-event`, 'name'),
      cause: 'supplier',
      responsible: text(`${of}-event`, 'responsible'),
      standing: 'approved',
      at: '2026-03-02T10:00',
    },
    explanation(`${of}-explanation`, { eventId: recordId(`${of}-event`) }),
  ];
}

function project(): PlanRecord {
  const id = 'inner-project';
  return {
    ...base(id),
    kind: 'project',
    name: text(id, 'name'),
    title: text(id, 'title'),
    rules: 'ms-project',
    scheduleFrom: 'start',
    start: '2026-03-02T08:00',
    finish: '2026-12-31T17:00',
    statusDate: '2026-03-03T08:00',
    currentDate: '2026-03-03T08:00',
    calendarId: recordId('inner-standard'),
    minutesPerDay: 480,
    minutesPerWeek: 2400,
    daysPerMonth: 20,
    minutesPerYear: 124_800,
    weekStart: 'monday',
    defaultStartTime: 480,
    defaultEndTime: 1020,
    currency: 'EUR',
    currencyDigits: 2,
    criticalFloatLimit: 0,
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
  };
}

/** The project's own is internal, and derived from one that is too; another is derived from a shared one. */
function calendars(): PlanRecord[] {
  return [
    calendar('inner-base'),
    calendar('inner-standard', 'inner-base'),
    calendar('open-calendar', 'inner-shift'),
    calendar('inner-shift'),
    calendar('inner-calendar', 'open-calendar'),
  ];
}

function calendar(id: string, baseId?: string): PlanRecord {
  const day: [number, number][] = [[480, 1020]];
  return {
    ...base(id),
    kind: 'calendar',
    name: text(id, 'name'),
    ...(baseId !== undefined && { baseId: recordId(baseId) }),
    week: { monday: day, tuesday: day, wednesday: day, thursday: day, friday: day },
    exceptions: {
      [recordId('e1')]: {
        name: text(id, 'exception'),
        from: '2026-12-24',
        to: '2026-12-31',
        ranges: [],
        recurrence: { pattern: 'daily', interval: 1 },
      },
    },
    workWeeks: {
      [recordId('w1')]: {
        name: text(id, 'workWeek'),
        from: '2027-07-01',
        to: '2027-07-31',
        week: {},
      },
    },
    resourceCalendar: true,
    minutesPerDay: 480,
    minutesPerWeek: 2400,
    minutesPerMonth: 9600,
    minutesPerYear: 124_800,
  };
}

function task(id: string, { parent }: { parent?: string } = {}) {
  return {
    ...base(id),
    kind: 'task' as const,
    name: text(id, 'name'),
    ...(parent !== undefined && { parent: recordId(parent) }),
    rank: 'V',
    wbs: text(id, 'wbs'),
    type: 'task' as const,
    calendarId: recordId(id === 'open-task' ? 'open-calendar' : 'inner-calendar'),
    ignoreResourceCalendars: true as const,
    duration: { minutes: 960, unit: 'd' as const },
    fixed: 'duration' as const,
    effortDriven: true as const,
    work: 960,
    estimate: { optimistic: 480, mostLikely: 960, pessimistic: 4800 },
    deadline: '2026-03-09T17:00',
    priority: 700,
    blocked: { by: text(id, 'blocked'), since: '2026-03-02T09:00' },
    hyperlink: text(id, 'hyperlink'),
    contact: text(id, 'contact'),
    responsible: text(id, 'responsible'),
  };
}

/** What no task has in one, and every task may have. */
function everythingElse(id: string) {
  const at = '2026-03-02T08:00';
  const aDay = { minutes: 480, unit: 'd' as const };
  return {
    milestone: true as const,
    mode: 'manual' as const,
    inactive: true as const,
    recurring: true as const,
    external: { project: text(id, 'external'), start: at, finish: at },
    actualDuration: 480,
    remaining: 480,
    actualWork: 480,
    remainingWork: 480,
    splits: { [recordId('s1')]: { afterMinutes: 240, gapMinutes: 480 } },
    constraint: { type: 'start-no-earlier-than' as const, date: at },
    secondConstraint: { type: 'finish-no-later-than' as const, date: at },
    expectedFinish: at,
    externalEarlyStart: at,
    externalLateFinish: at,
    manualStart: at,
    manualFinish: at,
    levelingDelay: aDay,
    actualStart: at,
    actualFinish: at,
    percentComplete: 50,
    percentWorkComplete: 50,
    physicalPercentComplete: 50,
    percentCompleteType: 'physical' as const,
    stop: at,
    resume: at,
    suspend: at,
  };
}

function link(id: string, from: string, to: string): PlanRecord {
  const lag = { minutes: 60, unit: 'h' as const };
  return { ...base(id), kind: 'link', from: recordId(from), to: recordId(to), type: 'FS', lag };
}

function resource(id: string): PlanRecord {
  return {
    ...base(id),
    kind: 'resource',
    name: text(id, 'name'),
    type: 'work',
    calendarId: recordId('inner-calendar'),
    maxUnits: 3,
    initials: text(id, 'initials'),
    group: text(id, 'group'),
    code: text(id, 'code'),
    vendor: text(id, 'vendor'),
    category: text(id, 'category'),
    email: text(id, 'email'),
    materialLabel: text(id, 'materialLabel'),
    rates: {
      [recordId('r1')]: {
        table: 'A',
        from: '2026-01-01',
        standard: money(id, 4),
        overtime: money(id, 5),
        perUse: money(id, 6),
      },
    },
    generic: true,
    inactive: true,
  };
}

function assignment(id: string) {
  const of = id.startsWith('open') ? 'open' : 'inner';
  return {
    ...base(id),
    kind: 'assignment' as const,
    taskId: recordId(`${of}-task`),
    resourceId: recordId(`${of}-resource`),
    units: 1,
    work: 960,
    actualWork: 0,
    remainingWork: 960,
    overtimeWork: 60,
    cost: money(id, 7),
    actualCost: money(id, 8),
    remainingCost: money(id, 9),
    start: '2026-03-02T08:00',
    finish: '2026-03-03T17:00',
    delay: 0,
    levelingDelay: 0,
    calendarId: recordId('inner-calendar'),
    contour: 'bell' as const,
    rateTable: 'A' as const,
  };
}

function promise(
  id: string,
  what: { taskId?: RecordId; date?: string; amount?: Money },
): PlanRecord {
  return {
    ...base(id),
    kind: 'promise',
    name: text(id, 'name'),
    type: 'contract',
    to: text(id, 'to'),
    toldAt: '2026-02-02T09:00',
    consequence: text(id, 'consequence'),
    ...what,
  };
}

function customField(id: string) {
  return {
    ...base(id),
    kind: 'custom-field' as const,
    name: text(id, 'name'),
    field: text(id, 'field'),
    appliesTo: 'task' as const,
    type: 'text' as const,
    choices: {
      [recordId('c1')]: { value: text(id, 'choice'), description: text(id, 'description') },
    },
  };
}

function explanation(
  id: string,
  why: { readonly eventId: RecordId } | { readonly cause: 'people' },
): PlanRecord {
  return {
    ...base(id),
    kind: 'explanation',
    editId: `${id}-edit`,
    about: recordId('inner-task'),
    ...why,
  };
}

/** With values of the four custom fields, each of which names the field and the record. */
function base(id: string) {
  const audience: Audience = id.startsWith('open') ? 'shared' : 'internal';
  const fields = ['inner-field', 'open-field', 'open-cost-field', 'open-pay-field'];
  return {
    id: recordId(id),
    audience,
    keys: { 'p6.code': text(id, 'key') },
    notes: text(id, 'notes'),
    ...(!id.endsWith('-field') && {
      custom: Object.fromEntries(fields.map((field) => [field, text(id, `in-${field}`)])),
    }),
  };
}

function text(id: string, field: string): string {
  return `${id}:${field}`;
}

/** Another amount for every record and place. */
function money(id: string, place: number): Money {
  let sum = 0;
  for (const letter of id) sum = (sum * 31 + letter.charCodeAt(0)) % 9_973;
  return { amount: `${880_000_000 + sum * 10 + place}`, currency: 'EUR' };
}
