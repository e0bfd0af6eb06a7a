import { counted, type LossSentence, type RefusalSentence } from './sentence.ts';

export const MSPDI_REFUSALS = {
  'uid-missing': ({ record }) =>
    `One of the ${record} has no UID, so that nothing can refer to it.`,
  'project-start-missing': () =>
    'The project has no start date, and no task has a start to take instead.',
  'project-calendar-never-works': ({ calendar }) =>
    `The project’s calendar ${calendar} has no working time at all, so that nothing can be scheduled.`,
} satisfies Record<string, RefusalSentence>;

/** What reading MS Project's XML leaves out, repairs or assumes. */
export const MSPDI_LOSSES = {
  'timephased-data': (n) => `${counted(n, 'timephased value')} left out: work is kept as totals`,
  'tool-bookkeeping': (n) =>
    `${counted(n, 'identifier, time stamp or switch', 'identifiers, time stamps and switches')} of the tool’s own left out`,
  'bar-display': (n) => `how ${counted(n, 'bar')} is drawn left out`,
  'text-instead-of-date': (n) =>
    `${counted(n, 'text')} standing in for a date or duration left out`,
  'levelling-settings': (n) => `${counted(n, 'setting')} for resource levelling left out`,
  'pre-levelled-dates': (n) => `${counted(n, 'date')} from before levelling left out`,
  subprojects: (n) =>
    `${counted(n, 'reference')} to inserted projects left out: their tasks are not in this file`,
  'earned-value-method': (n) => `${counted(n, 'choice')} of an earned value method left out`,
  'server-fields': (n) => `${counted(n, 'value')} for Project Server left out`,
  'protected-actuals': (n) => `${counted(n, 'value')} of protected actual work left out`,
  budgets: (n) => `${counted(n, 'budget value')} left out`,
  'project-options': (n) => `${counted(n, 'project option')} left out`,
  'document-properties': (n) =>
    `${counted(n, 'document property', 'document properties')} left out`,
  views: (n) =>
    `${counted(n, 'view, filter, table or report', 'views, filters, tables and reports')} left out`,
  vba: (n) => `${counted(n, 'macro module')} left out`,
  'wbs-masks': (n) => `${counted(n, 'rule')} for WBS codes left out; the codes are kept`,
  'resource-accounts': (n) => `${counted(n, 'account detail')} of resources left out`,
  'resource-availability': (n) => `${counted(n, 'period')} of resource availability left out`,
  'cost-accrual': (n) => `${counted(n, 'choice')} of when a resource’s cost counts left out`,
  'booking-type': (n) => `${counted(n, 'proposed booking')} taken as committed`,
  'resource-baselines': (n) => `${counted(n, 'baseline')} of resources left out`,
  'assignment-baselines': (n) => `${counted(n, 'baseline')} of assignments left out`,
  'baseline-details': (n) => `${counted(n, 'detail')} of baselines left out`,
  'interim-plans': (n) => `${counted(n, 'interim plan value')} left out`,
  'material-consumption-rate': (n) => `${counted(n, 'consumption rate')} of materials left out`,
  'assignment-hyperlinks': (n) => `${counted(n, 'hyperlink')} of assignments left out`,
  'rate-units': (n) => `${counted(n, 'rate')} kept per hour that was shown in another unit`,
  'custom-field-rules': (n) =>
    `${counted(n, 'rule')} of custom fields left out; their values are kept`,
  'custom-field-unknown': (n) => `${counted(n, 'value')} of unknown custom fields left out`,
  'hyperlink-titles': (n) => `${counted(n, 'hyperlink title')} left out; the addresses are kept`,
  'summary-without-tasks': (n) =>
    `${counted(n, 'summary', 'summaries')} without tasks taken as ${n === 1 ? 'a task' : 'tasks'}`,
  'null-rows': (n) => `${counted(n, 'empty row')} left out`,
  'project-summary-fields': (n) =>
    `${counted(n, 'value')} of the project’s own summary row left out`,
  'outline-gap': (n) =>
    `${counted(n, 'task')} more than one level below the one above it: moved up`,
  'constraint-without-date': (n) => `${counted(n, 'constraint')} without a date left out`,
  'constraints-may-yield': () =>
    'the file’s option on honouring constraint dates is written by tools in opposite senses: constraint dates are honoured',
  'placeholder-dates': (n) =>
    `${counted(n, 'date')} of 1 January 2000 taken as none: the plan begins later`,
  'duration-impossible': (n, { field }) =>
    `${counted(n, 'value')} of ${field} negative or beyond three centuries: taken as none`,
  'value-brought-into-range': (n, { field }) =>
    `${counted(n, 'value')} of ${field} brought into its range`,
  'time-zones': (n) => `${counted(n, 'time zone offset')} left out; the local time is kept`,
  'calendar-assumed': () =>
    'no calendar in the file: Monday to Friday, 8 to 12 and 13 to 17 assumed',
  'calendar-base-removed': (n) =>
    `${counted(n, 'calendar')} derived in a circle: no longer derived`,
  'calendar-never-works': (n) =>
    `${counted(n, 'calendar')} without any working time left out; the project’s is used`,
  'calendar-hours-assumed': (n) =>
    `${counted(n, 'working day')} without hours: 8 to 12 and 13 to 17 assumed`,
  'working-times-merged': (n) =>
    `${counted(n, 'working time')} empty or overlapping another: merged`,
  'exception-unreadable': (n) =>
    `${counted(n, 'calendar exception')} that could not be read left out`,
  'currency-assumed': (_, { symbol, currency }) =>
    currency === 'XXX'
      ? 'the file names no currency'
      : `the file names no currency: ${symbol} taken as ${currency}`,
  'project-start-assumed': () => 'the project has no start date: its earliest task’s start assumed',
  'cross-project-link': (n) => `${counted(n, 'link')} to a task of another file left out`,
  'split-unclear': (n) =>
    `${counted(n, 'task')} whose interruptions cannot be told from its work: left uninterrupted`,
  'task-actual-cost': (n) =>
    `${counted(n, 'actual cost')} entered on a task without resources left out`,
  'assignment-twice': (n) =>
    `${counted(n, 'assignment')} with the UID of another: given one of its own`,
} satisfies Record<string, LossSentence>;
