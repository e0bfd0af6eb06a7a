import type { CustomFieldRecord, RecordKind, RecordOf } from '../plan/index.ts';

/** Who sees a field of a record that they see at all. */
export type SeenBy =
  /** Everybody. */
  | 'all'
  /** Guests only of a record that is shared itself: some are there only for what they hold up. */
  | 'shared'
  /** Contributors and viewers too, never guests. */
  | 'members'
  /** Owners and managers: what people earn, and what gives it away. */
  | 'managers';

export interface EntriesRow {
  readonly entries: { readonly [field: string]: SeenBy };
}

/** A map whose entries have fields of their own says it field by field. */
type FieldRow<Value> =
  | SeenBy
  | (Value extends { readonly [key: string]: infer Entry }
      ? [Entry] extends [object]
        ? { readonly entries: { readonly [Field in keyof Entry]-?: SeenBy } }
        : never
      : never);

type EveryRecord = 'id' | 'kind' | 'audience' | 'keys' | 'custom' | 'notes';
type FieldRows<R> = {
  readonly [Field in Exclude<keyof R, EveryRecord>]-?: FieldRow<Required<R>[Field]>;
};

interface KindRow<R> {
  /** Which records of the kind guests see; `shared` are those that say so and refer to nothing hidden. */
  readonly guests: 'always' | 'shared' | 'never';
  readonly fields: FieldRows<R>;
}

/**
 * What every record may have beside its own fields. Notes and ids in other systems are written for
 * colleagues. Of values of custom fields, those whose field is seen: `seenByOfCustomField`.
 */
export const fieldsOfEveryKind = { keys: 'members', notes: 'members', custom: 'shared' } as const;

/** Every kind and every field of it. One that is missing here does not compile. */
export const rowByKind: { readonly [K in RecordKind]: KindRow<RecordOf<K>> } = {
  project: {
    guests: 'always',
    fields: {
      name: 'all',
      title: 'shared',
      rules: 'all',
      scheduleFrom: 'all',
      start: 'all',
      finish: 'shared',
      statusDate: 'all',
      currentDate: 'all',
      calendarId: 'all',
      minutesPerDay: 'all',
      minutesPerWeek: 'all',
      daysPerMonth: 'all',
      minutesPerYear: 'all',
      weekStart: 'all',
      defaultStartTime: 'all',
      defaultEndTime: 'all',
      currency: 'all',
      currencyDigits: 'all',
      criticalFloatLimit: 'all',
      honorConstraints: 'all',
      newTasksManual: 'all',
      multipleCriticalPaths: 'all',
      p6: 'members',
    },
  },
  calendar: {
    guests: 'shared',
    fields: {
      name: 'shared',
      baseId: 'all',
      week: 'all',
      exceptions: {
        entries: { name: 'shared', from: 'all', to: 'all', ranges: 'all', recurrence: 'all' },
      },
      workWeeks: { entries: { name: 'shared', from: 'all', to: 'all', week: 'all' } },
      resourceCalendar: 'all',
      minutesPerDay: 'all',
      minutesPerWeek: 'all',
      minutesPerMonth: 'all',
      minutesPerYear: 'all',
    },
  },
  task: {
    guests: 'shared',
    fields: {
      name: 'all',
      parent: 'all',
      rank: 'all',
      wbs: 'all',
      type: 'all',
      milestone: 'all',
      mode: 'all',
      inactive: 'all',
      recurring: 'all',
      external: 'members',
      calendarId: 'all',
      ignoreResourceCalendars: 'members',
      duration: 'all',
      actualDuration: 'all',
      remaining: 'all',
      fixed: 'all',
      effortDriven: 'all',
      work: 'members',
      actualWork: 'members',
      remainingWork: 'members',
      splits: 'all',
      estimate: 'members',
      constraint: 'members',
      secondConstraint: 'members',
      deadline: 'members',
      expectedFinish: 'all',
      externalEarlyStart: 'members',
      externalLateFinish: 'members',
      manualStart: 'all',
      manualFinish: 'all',
      levelingDelay: 'members',
      priority: 'members',
      actualStart: 'all',
      actualFinish: 'all',
      percentComplete: 'all',
      percentWorkComplete: 'members',
      physicalPercentComplete: 'all',
      percentCompleteType: 'all',
      stop: 'all',
      resume: 'all',
      suspend: 'all',
      blocked: 'members',
      hyperlink: 'members',
      contact: 'members',
      responsible: 'all',
    },
  },
  link: { guests: 'shared', fields: { from: 'all', to: 'all', type: 'all', lag: 'all' } },
  resource: {
    guests: 'shared',
    fields: {
      name: 'all',
      type: 'all',
      calendarId: 'all',
      maxUnits: 'members',
      initials: 'all',
      group: 'members',
      code: 'members',
      vendor: 'all',
      category: 'members',
      email: 'members',
      materialLabel: 'all',
      rates: 'managers',
      generic: 'all',
      inactive: 'all',
    },
  },
  assignment: {
    guests: 'shared',
    fields: {
      taskId: 'all',
      resourceId: 'all',
      units: 'all',
      work: 'all',
      actualWork: 'all',
      remainingWork: 'all',
      overtimeWork: 'members',
      cost: 'managers',
      actualCost: 'managers',
      remainingCost: 'managers',
      start: 'all',
      finish: 'all',
      delay: 'members',
      levelingDelay: 'members',
      calendarId: 'all',
      contour: 'all',
      rateTable: 'managers',
    },
  },
  'fixed-cost': {
    guests: 'never',
    fields: {
      taskId: 'members',
      name: 'members',
      amount: 'members',
      per: 'members',
      accrual: 'members',
      category: 'members',
      vendor: 'members',
    },
  },
  baseline: {
    guests: 'shared',
    fields: {
      name: 'all',
      number: 'all',
      approvedAt: 'all',
      approvedBy: 'members',
      seq: 'members',
      // What a task of one person costs, over its work, is what the person costs.
      tasks: {
        entries: {
          start: 'all',
          finish: 'all',
          duration: 'all',
          work: 'members',
          cost: 'managers',
        },
      },
    },
  },
  promise: {
    guests: 'shared',
    fields: {
      name: 'all',
      type: 'all',
      to: 'all',
      taskId: 'all',
      date: 'all',
      // Guests see no promise of an amount at all: without it, it would be none.
      amount: 'members',
      toldAt: 'all',
      consequence: 'members',
    },
  },
  'custom-field': {
    guests: 'shared',
    fields: { name: 'all', field: 'members', appliesTo: 'all', type: 'all', choices: 'all' },
  },
  'budget-line': {
    guests: 'never',
    fields: { name: 'members', category: 'members', amount: 'members', contingency: 'members' },
  },
  event: {
    guests: 'shared',
    fields: { name: 'all', cause: 'all', responsible: 'members', standing: 'all', at: 'all' },
  },
  explanation: {
    guests: 'never',
    fields: { editId: 'members', about: 'members', eventId: 'members', cause: 'members' },
  },
};

/** What a field becomes that may not be seen and cannot be left out. */
export const blankByField: Readonly<Record<string, string>> = { name: '' };

/** Whoever sees the field sees its values: what people cost, in a field of their own, is still what they cost. */
export function seenByOfCustomField({
  type,
  appliesTo,
}: Pick<CustomFieldRecord, 'type' | 'appliesTo'>): SeenBy {
  if (type !== 'cost') return 'all';
  return appliesTo === 'resource' || appliesTo === 'assignment' ? 'managers' : 'members';
}
