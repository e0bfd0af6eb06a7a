import type { PlanRecord, RecordKind, RecordOf } from '../plan/index.ts';

/** The tools whose files bring a plan. */
export type Tool = 'ms-project' | 'p6';

/** UPD-3: whose files can say the field. What no file says stays as it is here. */
export type Carrier = 'both' | Tool | 'neither';

export function carries(carrier: Carrier, tool: Tool): boolean {
  return carrier === 'both' || carrier === tool;
}

type CarriedFields<K extends RecordKind> = {
  readonly [F in Exclude<keyof RecordOf<K>, 'id' | 'kind'>]-?: Carrier;
};

/** Kinds that no file has. */
export const OURS = ['promise', 'event', 'explanation', 'budget-line'] as const;
export type ImportedKind = Exclude<RecordKind, (typeof OURS)[number]>;

/**
 * Every field of every kind that files have, and which tool's reader can set it; absent is then a
 * statement of the file too. In MS Project's XML a project is named after its file, links have no ids,
 * a baseline no name, a fixed cost nothing but an amount.
 */
export const CARRIED: { readonly [K in ImportedKind]: CarriedFields<K> } = {
  project: {
    audience: 'neither',
    keys: 'p6',
    custom: 'p6',
    notes: 'both',
    name: 'p6',
    title: 'ms-project',
    rules: 'both',
    scheduleFrom: 'both',
    start: 'both',
    finish: 'ms-project',
    statusDate: 'both',
    currentDate: 'ms-project',
    calendarId: 'both',
    minutesPerDay: 'both',
    minutesPerWeek: 'both',
    daysPerMonth: 'both',
    minutesPerYear: 'p6',
    weekStart: 'ms-project',
    defaultStartTime: 'both',
    defaultEndTime: 'both',
    currency: 'both',
    currencyDigits: 'both',
    criticalFloatLimit: 'both',
    honorConstraints: 'neither',
    newTasksManual: 'ms-project',
    multipleCriticalPaths: 'ms-project',
    p6: 'p6',
  },
  calendar: {
    audience: 'neither',
    keys: 'both',
    custom: 'neither',
    notes: 'neither',
    name: 'both',
    baseId: 'both',
    week: 'both',
    exceptions: 'both',
    workWeeks: 'ms-project',
    resourceCalendar: 'both',
    minutesPerDay: 'p6',
    minutesPerWeek: 'p6',
    minutesPerMonth: 'p6',
    minutesPerYear: 'p6',
  },
  task: {
    audience: 'neither',
    keys: 'both',
    custom: 'both',
    notes: 'both',
    name: 'both',
    parent: 'both',
    rank: 'both',
    wbs: 'both',
    type: 'both',
    milestone: 'both',
    mode: 'ms-project',
    // P6 has none that are not: a task that its file has is active.
    inactive: 'both',
    recurring: 'ms-project',
    external: 'both',
    calendarId: 'both',
    ignoreResourceCalendars: 'ms-project',
    duration: 'both',
    actualDuration: 'both',
    remaining: 'both',
    fixed: 'both',
    effortDriven: 'both',
    work: 'both',
    actualWork: 'both',
    remainingWork: 'both',
    splits: 'ms-project',
    estimate: 'neither',
    constraint: 'both',
    secondConstraint: 'p6',
    deadline: 'ms-project',
    expectedFinish: 'p6',
    externalEarlyStart: 'p6',
    externalLateFinish: 'p6',
    manualStart: 'ms-project',
    manualFinish: 'ms-project',
    levelingDelay: 'ms-project',
    priority: 'both',
    actualStart: 'both',
    actualFinish: 'both',
    percentComplete: 'both',
    percentWorkComplete: 'both',
    physicalPercentComplete: 'both',
    percentCompleteType: 'p6',
    stop: 'ms-project',
    resume: 'both',
    suspend: 'p6',
    blocked: 'neither',
    hyperlink: 'ms-project',
    contact: 'ms-project',
    responsible: 'p6',
  },
  link: {
    audience: 'neither',
    keys: 'p6',
    custom: 'neither',
    notes: 'neither',
    from: 'both',
    to: 'both',
    type: 'both',
    lag: 'both',
  },
  resource: {
    audience: 'neither',
    keys: 'both',
    custom: 'both',
    notes: 'both',
    name: 'both',
    type: 'both',
    calendarId: 'both',
    maxUnits: 'both',
    initials: 'ms-project',
    group: 'both',
    code: 'both',
    vendor: 'neither',
    category: 'neither',
    email: 'both',
    materialLabel: 'both',
    rates: 'both',
    generic: 'both',
    inactive: 'both',
  },
  assignment: {
    audience: 'neither',
    keys: 'both',
    custom: 'both',
    notes: 'ms-project',
    taskId: 'both',
    resourceId: 'both',
    units: 'both',
    work: 'both',
    actualWork: 'both',
    remainingWork: 'both',
    overtimeWork: 'both',
    cost: 'both',
    actualCost: 'both',
    remainingCost: 'both',
    start: 'p6',
    finish: 'p6',
    delay: 'both',
    levelingDelay: 'ms-project',
    calendarId: 'neither',
    contour: 'ms-project',
    rateTable: 'both',
  },
  'fixed-cost': {
    audience: 'neither',
    keys: 'p6',
    custom: 'neither',
    notes: 'p6',
    taskId: 'both',
    name: 'p6',
    amount: 'both',
    per: 'neither',
    accrual: 'both',
    category: 'p6',
    vendor: 'p6',
  },
  baseline: {
    audience: 'neither',
    keys: 'p6',
    custom: 'neither',
    notes: 'neither',
    name: 'p6',
    number: 'both',
    approvedAt: 'neither',
    approvedBy: 'neither',
    seq: 'neither',
    tasks: 'both',
  },
  'custom-field': {
    audience: 'neither',
    keys: 'neither',
    custom: 'neither',
    notes: 'neither',
    name: 'both',
    // The tool's number for it: a field made here keeps none, wherever a file has found room for it.
    field: 'neither',
    appliesTo: 'both',
    type: 'both',
    choices: 'both',
  },
};

export function carriedFields(kind: ImportedKind): { readonly [field: string]: Carrier } {
  return CARRIED[kind];
}

export function isImported(record: PlanRecord): record is RecordOf<ImportedKind> {
  return Object.hasOwn(CARRIED, record.kind);
}

/** The systems whose ids a tool's files have. */
export function isKeyOf(tool: Tool, system: string): boolean {
  return system.startsWith(`${tool}.`);
}
