import {
  CHECK_TITLE,
  type ComputedPlan,
  compare as comparisonOf,
  Durations,
  type PlanCheck,
  type PlanQuality,
  planCost,
  planQuality,
  qualityOfUnschedulable,
  resourceLoad,
  sayCheck,
  sayLimit,
  sayNotApplicable,
  viewComparison,
  viewCost,
} from '@throughline/model';
import type { HotProject } from '../hot-project.ts';
import { type AskedPlan, type Asking, askedPlan, plain } from './asked-plan.ts';
import { isNoAnswer, type NoAnswer } from './no-answer.ts';

/** What the forecast plan costs. Amounts are decimals as texts, in the project's currency. */
export function cost(project: HotProject, asking: Asking): object | NoAnswer {
  return measured(project, asking, (computed) => ({
    cost: viewCost(asking.reader, planCost(computed)) ?? null,
  }));
}

/** Who has how much to do, week by week, in minutes of work. */
export function load(project: HotProject, asking: Asking): object | NoAnswer {
  return measured(project, asking, (computed) => ({ resources: resourceLoad(computed) }));
}

/** Can the plan be trusted? One without dates has an answer too. */
export function quality(project: HotProject, asking: Asking): object | NoAnswer {
  const asked = askedPlan(project, asking);
  if (isNoAnswer(asked)) return asked;
  const { computed } = asked;
  const fault = 'code' in computed ? computed : null;
  const found = 'code' in computed ? qualityOfUnschedulable(computed) : planQuality(computed);
  const trust = fault !== null ? 'no' : found.failed + found.warned === 0 ? 'yes' : 'with-care';
  const durations = new Durations(asked.records.project.minutesPerDay);
  const checks = found.checks.map((check) => ({
    ...check,
    title: CHECK_TITLE[check.code],
    sentence: sentenceOf(check, found, durations),
  }));
  return { about: asked.about, trust, fault, quality: { ...found, checks } };
}

/** What was found, or why the check says nothing about this plan; with its limit. */
function sentenceOf(check: PlanCheck, { measures }: PlanQuality, durations: Durations): string {
  if (check.reason !== null) return plain(sayNotApplicable(check));
  return plain(`${sayCheck(check, measures, durations)} (${sayLimit(check)})`);
}

export interface CompareAsked extends Pick<Asking, 'reader' | 'now'> {
  /** Two moments of the log, or a branch; the plan as it is where nothing is named. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly fromBranch?: string | undefined;
  readonly toBranch?: string | undefined;
}

/** What two states of the plan differ in: dates, promises, float, cost, load. */
export function compare(project: HotProject, asked: CompareAsked): object | NoAnswer {
  const { reader, now } = asked;
  const before = side(
    askedPlan(project, { reader, now, asOf: asked.from, branch: asked.fromBranch }),
    'from',
  );
  if (isNoAnswer(before)) return before;
  const after = side(
    askedPlan(project, { reader, now, asOf: asked.to, branch: asked.toBranch }),
    'to',
  );
  if (isNoAnswer(after)) return after;
  const [then, later] = [before.computed, after.computed];
  if ('code' in then) return before.undated(then, 'from');
  if ('code' in later) return after.undated(later, 'to');
  return {
    about: after.about,
    from: before.about,
    comparison: viewComparison(reader, comparisonOf(then, later)),
  };
}

function side(asked: AskedPlan | NoAnswer, field: string): AskedPlan | NoAnswer {
  return isNoAnswer(asked) && asked.noAnswer === 'moment-unknown' ? { ...asked, field } : asked;
}

function measured(
  project: HotProject,
  asking: Asking,
  measure: (computed: ComputedPlan) => object,
): object | NoAnswer {
  const asked = askedPlan(project, asking);
  if (isNoAnswer(asked)) return asked;
  const { computed } = asked;
  if ('code' in computed) return asked.undated(computed);
  return { about: asked.about, ...measure(computed) };
}
