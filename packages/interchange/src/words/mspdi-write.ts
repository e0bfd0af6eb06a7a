import { counted, type LossSentence } from './sentence.ts';

/** What MS Project's XML has no place for. */
export const MSPDI_WRITE_LOSSES = {
  'characters-replaced': (n) => `${counted(n, 'character')} that XML cannot hold replaced`,
  'audience-unwritten': (n) => `who may see ${counted(n, 'record')} left out`,
  'rules-changed': () =>
    'the plan follows Primavera’s rules: MS Project will schedule it by its own',
  'p6-options': () => 'Primavera’s scheduling options left out',
  'links-win-over-constraints': () =>
    'links win over constraint dates in this plan: that option left out',
  'soft-constraint': (n) =>
    `${counted(n, 'constraint')} "start on" or "finish on" written as "must start on" or "must finish on"`,
  'second-constraint': (n) => `${counted(n, 'second constraint')} left out`,
  'task-type': (n, { type }) =>
    `${counted(n, 'task')} of type ${type} written as ${n === 1 ? 'an ordinary one' : 'ordinary ones'}`,
  'expected-finish': (n) => `${counted(n, 'expected finish', 'expected finishes')} left out`,
  'external-dates': (n) => `${counted(n, 'external early or late date')} left out`,
  'suspend-date': (n) => `${counted(n, 'suspension')} left out`,
  'three-point-estimate': (n) => `${counted(n, 'three-point estimate')} left out`,
  'percent-complete-type': (n) =>
    `${counted(n, 'choice')} of how percent complete is measured left out`,
  'percent-rounded': (n) => `${counted(n, 'percentage')} rounded to whole percents`,
  responsible: (n) => `${counted(n, 'responsible party', 'responsible parties')} left out`,
  blocked: (n) => `what ${counted(n, 'task')} ${n === 1 ? 'is' : 'are'} blocked by left out`,
  'monthly-cost': (n) => `${counted(n, 'cost')} by the month left out`,
  'resource-vendor': (n) =>
    `the vendor or the category of cost of ${counted(n, 'resource')} left out`,
  'year-unit': (n) => `${counted(n, 'length')} in years written in months`,
  'split-without-dates': (n) =>
    `the interruptions of ${counted(n, 'task')} left out: no dates were given for it`,
  'working-times-beyond-five': (n) =>
    `${counted(n, 'day')} with more than the five working times that MS Project has`,
  'round-the-clock': (n) =>
    `${counted(n, 'working time')} of 24 hours from one day into the next written a minute shorter`,
  'derived-calendar': (n) =>
    `${counted(n, 'calendar')} derived from another written as ${n === 1 ? 'one' : 'ones'} of its own: MS Project derives only those of resources`,
  'calendar-lengths': (n) =>
    `${counted(n, 'calendar')}: its own lengths of day, week, month and year left out`,
  'critical-limit-rounded': () =>
    'the limit of float under which a task is critical rounded to whole days',
  'assignment-calendar': (n) => `${counted(n, 'calendar')} of assignments left out`,
  'assignment-dates': (n) =>
    `${counted(n, 'date')} of assignments left out: MS Project computes them`,
  'fixed-cost-details': (n) =>
    `${counted(n, 'fixed cost')}: its name, category, vendor or notes left out`,
  'fixed-costs-summed': (n) => `${counted(n, 'task')} with several fixed costs: written as one sum`,
  'other-currency': (n) =>
    `${counted(n, 'amount')} in another currency than the project’s left out`,
  'baseline-details-unwritten': (n) =>
    `${counted(n, 'name, date of approval or change', 'names, dates of approval and changes')} of baselines left out`,
  'baseline-beyond-eleven': (n) => `${counted(n, 'baseline')} left out: MS Project has eleven`,
  'baseline-of-gone-task': (n) =>
    `baseline values of ${counted(n, 'task')} that the plan no longer has left out`,
  'promise-unwritten': (n) => `${counted(n, 'promise')} left out`,
  'event-unwritten': (n) => `${counted(n, 'event')} left out`,
  'explanation-unwritten': (n) => `${counted(n, 'explanation')} of what moved dates left out`,
  'budget-line-unwritten': (n) => `${counted(n, 'budget line')} left out`,
  'custom-field-without-place': (n) =>
    `${counted(n, 'custom field')} and all its values left out: MS Project has no more of its kind`,
  'custom-value-elsewhere': (n) =>
    `${counted(n, 'custom value')} of records that have none in MS Project left out`,
  'custom-value-unfit': (n) =>
    `${counted(n, 'custom value')} that does not fit its field’s type left out`,
  'notes-elsewhere': (n) =>
    `${counted(n, 'note')} on records that have none in MS Project left out`,
  'other-keys': (n) => `${counted(n, 'id')} of other systems left out`,
} satisfies Record<string, LossSentence>;
