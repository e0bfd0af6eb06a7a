import type { OnTrack, Records, Target, VerdictRule, VerdictState } from '@throughline/model';
import { projectTitle } from '../plan-file/index.ts';
import {
  bad,
  Durations,
  good,
  number,
  type Span,
  strong,
  type Text,
  warning,
  weekdayAndDay,
} from '../terminal/index.ts';
import { targetDate, targetTitle } from './target-words.ts';

/** The state's name with its shape; colour only says it again. */
export const STATE: Readonly<Record<VerdictState, Span>> = {
  'off-track': bad('● Off track:'),
  'at-risk': warning('▲ At risk:'),
  unknown: strong('○ Unknown:'),
  'on-track': good('✓ On track:'),
};

/** The verdict as one sentence with its number. */
export class VerdictWords {
  private readonly durations: Durations;

  constructor(
    private readonly records: Records,
    private readonly answer: OnTrack,
  ) {
    this.durations = new Durations(records.project.minutesPerDay);
  }

  /** With its shape for people; a program has the state beside it. */
  sentence(withShape = true): Text {
    const { state, rule } = this.answer.verdict;
    const name = withShape ? STATE[state] : STATE[state].text.slice(2);
    return [name, ' ', strong(this.said(rule))];
  }

  private said(rule: VerdictRule): string {
    switch (rule.code) {
      case 'forecast-past-target':
      case 'deadline-missed':
        return `${this.late(rule.targets)}${this.others(rule.targets.length - 1)}`;
      case 'fixed-dates-hide-lateness':
        return this.hidden(rule.targets);
      case 'forecast-past-baseline':
      case 'behind-baseline':
        return `${this.finish()}, ${this.days(rule.minutes)} later than its baseline; nothing was promised.`;
      case 'finished-late':
        return `everything is done, ${this.finishedLate(rule.targets)}`;
      case 'float-below-buffer':
        return this.tight(rule.targets);
      case 'buffer-burned-faster':
        return this.burned(rule.targets);
      case 'unschedulable':
        return 'the plan has no dates.';
      case 'status-stale':
        return `${this.finish()}, but the status is too old to say.`;
      case 'logic-broken':
        return `${this.finish()}, but too little holds the tasks together to say.`;
      case 'nothing-promised':
        return `${this.finish()}, and there is no promise, deadline or baseline to hold that against.`;
      case 'finished-in-time':
        return 'everything is done, and no promise was broken.';
      case 'within-targets':
        return this.inTime(rule.targets);
      case 'within-baseline': {
        const early = rule.minutes < 0 ? `${this.days(rule.minutes)} earlier than` : 'as in';
        return `${this.finish()}, ${early} its baseline; nothing was promised.`;
      }
    }
  }

  private late([first]: readonly Target[]): string {
    return first === undefined
      ? ''
      : `${this.forecastOf(first)}, ${this.days(first.lateness)} past ${targetDate(first)}`;
  }

  private others(count: number): string {
    if (count <= 0) return '.';
    return count === 1 ? '; 1 other date is missed too.' : `; ${count} other dates are missed too.`;
  }

  private hidden([first]: readonly Target[]): string {
    if (first === undefined) return '';
    const title = targetTitle(first, this.records);
    const past = `${this.days(first.lateness)} past ${targetDate(first)}`;
    return `fixed dates hide that ${title} would come ${weekdayAndDay(first.unpinned)}, ${past}.`;
  }

  private finishedLate([first]: readonly Target[]): string {
    if (first === undefined) return 'late.';
    const title = targetTitle(first, this.records);
    return `and ${title} came ${this.days(first.lateness)} after ${targetDate(first)}.`;
  }

  private tight([first]: readonly Target[]): string {
    if (first === undefined) return '';
    const left = first.floatLeft === 0 ? 'no time' : `only ${this.days(first.floatLeft)}`;
    return `${this.forecastOf(first)}, ${left} before ${targetDate(first)}.`;
  }

  private burned([first]: readonly Target[]): string {
    if (first === undefined) return '';
    const { burned, workDone } = first.buffer;
    const gone = `${number(burned ?? 0, 0)}\u00a0% of its buffer is gone`;
    return `${this.forecastOf(first)}; ${gone} with ${number(workDone ?? 0, 0)}\u00a0% of the work done.`;
  }

  private inTime([first]: readonly Target[]): string {
    if (first === undefined) return `${this.finish()}.`;
    return `${this.forecastOf(first)}, ${this.days(first.floatLeft)} before ${targetDate(first)}.`;
  }

  private forecastOf(target: Target): string {
    const title = targetTitle(target, this.records);
    return `${title} is forecast for ${weekdayAndDay(target.forecast)}`;
  }

  private finish(): string {
    const title = projectTitle(this.records.project);
    return `${title} is forecast to finish ${weekdayAndDay(this.answer.finish.forecast)}`;
  }

  private days(minutes: number): string {
    return this.durations.words(minutes);
  }
}

/** What a rule says, in general; printed with every verdict. */
export function ruleWords({ verdict, thresholds }: OnTrack): string {
  const { code } = verdict.rule;
  const { value } = thresholds.buffer;
  const tolerance = thresholds.baselineTolerance.value;
  const rules: Readonly<Record<typeof code, string>> = {
    'forecast-past-target': 'ONT-10: off track when a forecast is past its promise or deadline',
    'fixed-dates-hide-lateness':
      'ONT-11: off track when a forecast would be past its promise without fixed dates that ignore predecessors',
    'forecast-past-baseline': `ONT-12: off track when nothing is promised and the finish is more than ${tolerance} working days past the baseline`,
    'finished-late': 'ONT-13: off track when a promise was not kept',
    'deadline-missed': 'ONT-14: at risk when the promises hold and a deadline does not',
    'float-below-buffer': `ONT-15: at risk with less than ${value} working days left before a promise or deadline`,
    'buffer-burned-faster': 'ONT-16: at risk when the buffer goes faster than the work',
    'behind-baseline': `ONT-17: at risk when nothing is promised and the finish is up to ${tolerance} working days past the baseline`,
    unschedulable: 'ONT-18: unknown when the plan cannot be scheduled',
    'status-stale': 'ONT-19: unknown when the status is stale',
    'logic-broken': 'ONT-20: unknown when the logic is broken',
    'nothing-promised': 'ONT-21: unknown when nothing is promised',
    'finished-in-time': 'ONT-22: on track when all is done in time',
    'within-targets': `ONT-23: on track with ${value} working days or more left before every promise and deadline`,
    'within-baseline':
      'ONT-24: on track when nothing is promised and the finish is not past the baseline',
  };
  return `By rule ${rules[code]}.`;
}
