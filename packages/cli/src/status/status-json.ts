import {
  type OnTrack,
  sayVerdict,
  type Unschedulable,
  unschedulableVerdict,
} from '@throughline/model';
import { named, type OpenPlan, type PlanFile } from '../plan-file/index.ts';
import { type StatusTold, storyJson } from './story-json.ts';

/**
 * The contract of `status --json`: the answer as the model gives it, with the file's own names in
 * place of record ids. Amounts are working minutes, dates local `YYYY-MM-DDTHH:mm` or null.
 */
export function statusJson(plan: OpenPlan, answer: OnTrack, told: StatusTold): object {
  const { verdict, status, finish, thresholds, ...lists } = answer;
  const { baseline, ...dates } = finish;
  const { id: _, ...baselineSaid } = baseline ?? { id: undefined };
  return {
    project: projectOf(plan),
    verdict: {
      sentence: sayVerdict(answer, plan.records),
      ...(named(verdict, plan.records) as object),
    },
    status: named(status, plan.records),
    finish: { ...dates, baseline: baseline === null ? null : baselineSaid },
    ...(named(lists, plan.records) as object),
    ...storyJson(plan, told),
    thresholds,
    losses: plan.read.losses,
  };
}

/** The same of a plan that cannot be scheduled: there is a verdict, and nothing else. */
export function undatedJson(plan: PlanFile, fault: Unschedulable): object {
  return {
    project: projectOf(plan),
    verdict: named(unschedulableVerdict(fault), plan.records),
    losses: plan.read.losses,
  };
}

function projectOf({ records }: PlanFile) {
  const { name, rules, statusDate } = records.project;
  return { name, rules, statusDate: statusDate ?? null };
}
