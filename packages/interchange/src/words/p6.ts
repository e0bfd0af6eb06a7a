import { counted, type LossSentence, type RefusalSentence } from './sentence.ts';

export const P6_REFUSALS = {
  'xer-header-missing': () =>
    'The file does not begin with ERMHDR, as every XER exported by Primavera P6 does.',
  'xer-truncated': () =>
    'The file ends in the middle of a line, without its end mark. Export or copy it again.',
  'xer-too-many-rows': ({ most }) => `The file has more than ${most} rows.`,
  'xer-too-many-tables': ({ most }) => `The file has more than ${most} tables.`,
  'xer-too-many-columns': ({ most }) => `A table has more than ${most} columns.`,
  'p6-too-many-objects': ({ most }) => `The file has more than ${most} objects.`,
  'xer-table-missing': ({ table }) =>
    `The table ${table} is missing or empty: there is no plan without it.`,
  'xer-column-missing': ({ table, column }) =>
    `The table ${table} has no column ${column}: it cannot be read without it.`,
  'p6-start-missing': ({ field }) =>
    `The project has no planned start (${field}) and no data date.`,
  'p6-too-many-activities': ({ most }) => `The project has more than ${most} activities.`,
  'p6-wbs-too-deep': ({ most }) => `The WBS has more than ${most} levels.`,
} satisfies Record<string, RefusalSentence>;

export const P6_LOSSES = {
  'encoding-guessed': (_, { encoding }) =>
    `the file does not say its encoding; its letters were read as ${encoding}`,
  'encoding-characters': (n, { encoding }) =>
    `${counted(n, 'character')} not of ${encoding} replaced`,
  'xer-end-missing': () => 'the file lacks its end mark, and perhaps what stood before it',
  'xer-line-joined': (n) =>
    `${counted(n, 'line')} that ${n === 1 ? 'begins' : 'begin'} no row joined to the row before`,
  'xer-row-long': (n, { table }) =>
    `${counted(n, 'row')} of ${table} with more values than columns`,
  'xer-row-outside': (n) => `${counted(n, 'row')} outside a table, or before its columns, left out`,
  'xer-table-absent': (_, { table }) => `the table ${table} is missing, and taken as empty`,
  'xer-column-absent': (_, { table, column }) =>
    `the table ${table} has no column ${column}, and it is taken as empty`,
  'p6-table-unread': (n, { table }) => `${counted(n, 'row')} of ${table} not kept`,
  'p6-field-unread': (n, { field }) => `${counted(n, 'value')} of ${field} not kept`,
  'p6-setting-unread': (n, { table }) => `${counted(n, 'setting')} of ${table} not kept`,
  'p6-object-without-id': (n, { kind }) => `${counted(n, 'row')} of ${kind} without an id left out`,
  'p6-object-twice': (n, { kind }) =>
    `${counted(n, 'row')} of ${kind} with the id of another: only links are kept twice`,
  'p6-row-of-no-project': (n, { table }) =>
    `${counted(n, 'row')} of ${table} of a project that is not in the file left out`,
  'p6-currency-unknown': () => 'the file’s currency has no ISO code; amounts are kept without one',
  'p6-data-date-missing': () => 'the file has no data date; the planned start is taken for it',
  'p6-options-missing': () => 'the file has no schedule options; P6’s own presets are taken',
  'p6-calendar-missing': () => 'no calendar in the file; five days of eight hours are assumed',
  'p6-calendar-unreadable': (n) =>
    `${counted(n, 'calendar')} whose times cannot be read: its base’s, or five days of eight hours, stand`,
  'p6-calendar-times': (n) =>
    `${counted(n, 'working time or day', 'working times or days')} of calendars left out that cannot be read`,
  'p6-calendar-overlap': (n) => `${counted(n, 'day')} of calendars whose working times overlapped`,
  'p6-calendar-circle': (n) => `${counted(n, 'calendar')} based on itself freed from its base`,
  'p6-wbs-circle': (n) => `${counted(n, 'WBS row')} below itself moved to the top`,
  'p6-code-missing': (n, { field }) => `${counted(n, 'activity', 'activities')} without ${field}`,
  'p6-status-without-date': (n) =>
    `${counted(n, 'activity', 'activities')} said to be begun or complete without an actual date`,
  'p6-constraint-without-date': (n) => `${counted(n, 'constraint')} without a date left out`,
  'p6-planned-units': (n) =>
    `${counted(n, 'activity', 'activities')} whose planned units differ from those at completion`,
  'p6-planned-dates': (n) =>
    `${counted(n, 'begun activity', 'begun activities')} whose planned dates are not kept`,
  'p6-udf-left-out': (n) =>
    `${counted(n, 'user-defined value')} of a field or an object that is not kept`,
  'p6-code-left-out': (n) =>
    `${counted(n, 'activity code')} that the file does not define left out`,
  'p6-note-formatting': (n) => `${counted(n, 'note')} kept without lists, tables or bold letters`,
  'p6-note-left-out': (n) => `${counted(n, 'note')} on something that is not in the plan left out`,
  'p6-limit-changes': (n) =>
    `${counted(n, 'change')} of a resource’s limit: the first limit is kept`,
  'p6-assignment-role': (n) =>
    `${counted(n, 'assignment')} whose role is not kept beside its resource`,
  'p6-assignment-not-driving': (n) =>
    `${counted(n, 'assignment')} that P6 does not let decide the activity’s dates`,
  'p6-curve': (n) => `${counted(n, 'assignment')} with a resource curve: work lies evenly here`,
  'p6-material-used': (n) =>
    `${counted(n, 'assignment')} of material: how much is used up is not kept`,
  'p6-baseline-details': (n) =>
    `${counted(n, 'baseline')} kept as dates, durations, work and cost: no links, calendars or assignments`,
  'p6-expense-progress': (n) =>
    `${counted(n, 'expense')} kept as at completion, without what was planned and what is spent`,
} satisfies Record<string, LossSentence>;
