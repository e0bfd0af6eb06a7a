import type { Records } from '../plan/index.ts';
import { englishFormat, type Format, projectTitle } from '../words/index.ts';
import type { OnTrack, VerdictRule, VerdictState } from './answer.ts';
import { targetDate, targetTitle } from './say-target.ts';
import type { Target } from './target.ts';

/** What people call the states. */
export const VERDICT_STATES: Readonly<Record<VerdictState, string>> = {
  'off-track': 'Off track',
  'at-risk': 'At risk',
  unknown: 'Unknown',
  'on-track': 'On track',
};

/** The verdict as one sentence with its number, in plain spaces: `Off track: Go live is forecast for …`. */
export function sayVerdict(
  answer: Pick<OnTrack, 'verdict' | 'finish'>,
  records: Records,
  format?: Format,
): string {
  const said = sayEvidence(answer, records, format);
  return `${VERDICT_STATES[answer.verdict.state]}: ${said}`.replaceAll('\u00a0', ' ');
}

/** The same without the state, and with the spaces that the format has in its dates. */
export function sayEvidence(
  answer: Pick<OnTrack, 'verdict' | 'finish'>,
  records: Records,
  format: Format = englishFormat(records.project.minutesPerDay),
): string {
  return new EvidenceWords(records, answer, format).of(answer.verdict.rule);
}

class EvidenceWords {
  constructor(
    private readonly records: Records,
    private readonly answer: Pick<OnTrack, 'finish'>,
    private readonly format: Format,
  ) {}

  of(rule: VerdictRule): string {
    switch (rule.code) {
      case 'forecast-past-target':
      case 'deadline-missed':
        return `${this.late(rule.targets)}${this.others(rule.targets.length - 1)}`;
      case 'fixed-dates-hide-lateness':
        return this.hidden(rule.targets);
      case 'forecast-past-baseline':
      case 'behind-baseline':
        return `${this.finish()}, ${this.format.length(rule.minutes)} later than its baseline; nothing was promised.`;
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
        const early =
          rule.minutes < 0 ? `${this.format.length(rule.minutes)} earlier than` : 'as in';
        return `${this.finish()}, ${early} its baseline; nothing was promised.`;
      }
    }
  }

  private late([first]: readonly Target[]): string {
    if (first === undefined) return '';
    return `${this.forecastOf(first)}, ${this.past(first)}`;
  }

  private others(count: number): string {
    if (count <= 0) return '.';
    return count === 1 ? '; 1 other date is missed too.' : `; ${count} other dates are missed too.`;
  }

  private hidden([first]: readonly Target[]): string {
    if (first === undefined) return '';
    const title = targetTitle(first, this.records);
    const freed = this.format.weekdayAndDay(first.unpinned);
    return `fixed dates hide that ${title} would come ${freed}, ${this.past(first)}.`;
  }

  private finishedLate([first]: readonly Target[]): string {
    if (first === undefined) return 'late.';
    const title = targetTitle(first, this.records);
    const after = targetDate(first, this.format);
    return `and ${title} came ${this.format.length(first.lateness)} after ${after}.`;
  }

  private tight([first]: readonly Target[]): string {
    if (first === undefined) return '';
    const left = first.floatLeft === 0 ? 'no time' : `only ${this.format.length(first.floatLeft)}`;
    return `${this.forecastOf(first)}, ${left} before ${targetDate(first, this.format)}.`;
  }

  private burned([first]: readonly Target[]): string {
    if (first === undefined) return '';
    const { burned, workDone } = first.buffer;
    const gone = `${this.format.number(burned ?? 0, 0)}\u00a0% of its buffer is gone`;
    const done = `${this.format.number(workDone ?? 0, 0)}\u00a0% of the work done`;
    return `${this.forecastOf(first)}; ${gone} with ${done}.`;
  }

  private inTime([first]: readonly Target[]): string {
    if (first === undefined) return `${this.finish()}.`;
    const left = `${this.format.length(first.floatLeft)} before ${targetDate(first, this.format)}`;
    return `${this.forecastOf(first)}, ${left}.`;
  }

  private past(target: Target): string {
    return `${this.format.length(target.lateness)} past ${targetDate(target, this.format)}`;
  }

  private forecastOf(target: Target): string {
    const title = targetTitle(target, this.records);
    return `${title} is forecast for ${this.format.weekdayAndDay(target.forecast)}`;
  }

  private finish(): string {
    const title = projectTitle(this.records.project);
    return `${title} is forecast to finish ${this.format.weekdayAndDay(this.answer.finish.forecast)}`;
  }
}

/** What a rule says, in general; printed with every verdict. */
export function sayVerdictRule({ verdict, thresholds }: OnTrack): string {
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
