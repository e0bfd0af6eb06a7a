import type { QualityCode } from '@throughline/engine';
import { type Durations, numberText } from '../words/index.ts';
import type { PlanCheck, PlanQuality } from './plan-quality.ts';

type Saying = (check: PlanCheck, measures: PlanQuality['measures'], durations: Durations) => string;

/** What each check looks at, in a few words: how it is listed when it passed. */
export const CHECK_TITLE: Readonly<Record<QualityCode, string>> = {
  'open-ends': 'tasks tied in at both ends',
  'milestone-open-ends': 'milestones tied in at both ends',
  'dangling-starts': 'starts held by a link',
  'dangling-finishes': 'finishes that hold something',
  leads: 'no leads',
  lags: 'few lags',
  'finish-to-start-share': 'mostly finish-to-start links',
  'start-to-finish-links': 'no start-to-finish links',
  'hard-constraints': 'few hard constraints',
  'high-float': 'little excessive float',
  'negative-float': 'no negative float',
  'high-duration': 'few very long tasks',
  'forecast-in-the-past': 'no open work in the past',
  'actual-in-the-future': 'no actual dates in the future',
  'without-resources': 'everything assigned',
  'missed-tasks': 'few missed tasks',
  'critical-path-test': 'a delay reaches the finish',
  'critical-path-length-index': 'critical path length index',
  'baseline-execution-index': 'baseline execution index',
  'links-on-summaries': 'no links on summaries',
  'pinned-dates': 'few pinned dates',
  'out-of-sequence': 'progress in sequence',
  'without-duration': 'no tasks without duration',
  'duplicate-links': 'no duplicate links',
  'redundant-links': 'few redundant links',
  'status-date-missing': 'a status date',
  'calendars-without-exceptions': 'calendars with holidays',
  unschedulable: 'dates can be computed',
};

const SAID: Readonly<Record<QualityCode, Saying>> = {
  'open-ends': of('tasks', 'have no predecessor or no successor'),
  'milestone-open-ends': of('milestones', 'have no predecessor or no successor'),
  'dangling-starts': of('tasks', 'start when they like: no link holds their start'),
  'dangling-finishes': of('tasks', 'finish when they like: nothing waits for their finish'),
  leads: of('links', 'are leads: the successor begins before its predecessor ends'),
  lags: of('links', 'have a lag: time that nobody works and nobody owns'),
  'finish-to-start-share': ({ value }) =>
    `${numberText(value ?? 0)} % of the links are finish-to-start, the kind that is easy to follow`,
  'start-to-finish-links': of('links', 'are start-to-finish'),
  'hard-constraints': of('tasks', 'have a hard constraint, which overrides their predecessors'),
  'high-float': (check, { highFloatDays }) =>
    of('tasks', `have more than ${highFloatDays} days of float: perhaps a link is missing`)(check),
  'negative-float': of('tasks', 'have negative float: they are too late for a date already'),
  'high-duration': (check, { highDurationDays }) =>
    of('tasks', `are longer than ${highDurationDays} days`)(check),
  'forecast-in-the-past': of('tasks', 'have open work before the status date'),
  'actual-in-the-future': of('tasks', 'have actual dates after the status date'),
  'without-resources': of('tasks', 'are assigned to nobody'),
  'missed-tasks': of('tasks', 'that were due by the status date missed their baseline finish'),
  'critical-path-test': ({ details: { moved = 0 } }, { testDays }, durations) =>
    `a delay of ${testDays} days at the head of the longest path moves the finish by ${durations.short(moved)}`,
  'critical-path-length-index': ({ value }) =>
    `the critical path length index is ${numberText(value ?? 0, 2)}`,
  'baseline-execution-index': ({ value }) =>
    `the baseline execution index is ${numberText(value ?? 0, 2)}: tasks done over tasks due`,
  'links-on-summaries': of('links', 'begin or end at a summary'),
  'pinned-dates': of('tasks', 'start on a date that a constraint or a hand set'),
  'out-of-sequence': of('links', 'are contradicted by reported progress'),
  'without-duration': of('tasks', 'have no duration and are no milestone'),
  'duplicate-links': of('links', 'join the same two tasks twice'),
  'redundant-links': of('links', 'say only what others say already'),
  'status-date-missing': () => 'progress is reported, and no status date says for when',
  'calendars-without-exceptions': ({ count }, { exceptionEveryDays }) =>
    `${count} ${count === 1 ? 'calendar has' : 'calendars have'} no day off in ${exceptionEveryDays} days but the week’s`,
  unschedulable: () => 'the plan cannot be scheduled',
};

/** What was found, as a clause with its numbers. */
export function sayCheck(
  check: PlanCheck,
  measures: PlanQuality['measures'],
  durations: Durations,
): string {
  return SAID[check.code](check, measures, durations);
}

/** The limit it was held against: `at most 5 %`. */
export function sayLimit({ threshold }: PlanCheck): string {
  const { limit, unit, compare } = threshold;
  if (limit === 0 && compare === 'at-most') return 'none';
  const unitWords = { percent: '\u00a0%', count: '', index: '', 'working-days': ' days' }[unit];
  return `${compare === 'at-most' ? 'at most' : 'at least'} ${limit}${unitWords}`;
}

/** Why a check says nothing about this plan. */
export function sayNotApplicable({ reason }: PlanCheck): string {
  return reason === null ? '' : NOT_APPLICABLE[reason];
}

const NOT_APPLICABLE: Readonly<Record<NonNullable<PlanCheck['reason']>, string>> = {
  'nothing-to-check': 'nothing of the kind in the plan',
  'no-status-date': 'no status date',
  'no-baseline': 'no baseline',
  'no-resources-in-plan': 'no resources',
  'no-target': 'no promise or deadline',
  'no-path-length': 'no time left on the path',
  'no-unfinished-path': 'nothing left on the path',
  'dates-run-out': 'the delayed plan leaves the years 1900 to 2199',
  unschedulable: 'the plan has no dates',
};

function of(things: string, what: string): (check: PlanCheck) => string {
  return ({ count, of: all }) => {
    const [verb = '', ...rest] = what.split(' ');
    const said = count === 1 ? [SINGULAR[verb] ?? verb, ...rest].join(' ') : what;
    return `${count} of ${all} ${things} ${said}`;
  };
}

const SINGULAR: Readonly<Record<string, string>> = {
  have: 'has',
  are: 'is',
  start: 'starts',
  finish: 'finishes',
  begin: 'begins',
  join: 'joins',
  say: 'says',
};
