import { minuteOf } from '@throughline/engine';
import {
  type BranchEffect,
  type ComputedPlan,
  may,
  type OnTrack,
  onTrack,
  planCost,
  type Reader,
  type RecordId,
  type Records,
  type SharedOnTrack,
  sayBranchEffect,
  sayCaveats,
  sayVerdict,
  sayVerdictRule,
  unschedulableVerdict,
  VERDICT_STATES,
  viewOnTrack,
  type WayBackTarget,
  waysBack,
} from '@throughline/model';
import type { HotProject } from '../hot-project.ts';
import { type AskedPlan, type Asking, askedPlan, plain } from './asked-plan.ts';
import { namesIn } from './names-in.ts';
import { isNoAnswer, type NoAnswer } from './no-answer.ts';

export interface StatusAsked extends Asking {
  /** Of every list only so many, with how long each is: what a page shows of a plan of many tasks. */
  readonly most?: number | undefined;
  /** With the names of the tasks, promises and resources that it speaks of. */
  readonly names?: boolean | undefined;
}

/** Are we on track? A plan without dates has an answer too: nobody knows, and why. */
export function status(project: HotProject, asking: StatusAsked): object | NoAnswer {
  const asked = askedPlan(project, asking);
  if (isNoAnswer(asked)) return asked;
  const answer = statusOf(asked, asking);
  return asking.names ? { ...answer, names: namesIn(answer, asked, asking.reader) } : answer;
}

function statusOf(asked: AskedPlan, asking: StatusAsked): object {
  const { computed, records } = asked;
  if ('code' in computed) {
    const verdict = unschedulableVerdict(computed);
    const sentence = `${VERDICT_STATES.unknown}: the plan has no dates. ${asked.whyUndated(computed)}`;
    if (asking.reader.role === 'guest') return sharedStatus(asked, undefined);
    return { about: asked.about, verdict: { ...verdict, sentence }, answer: null };
  }
  const answer = onTrack(computed, { now: asked.moments.now as string });
  const { reader } = asking;
  const seen = viewOnTrack(reader, answer, records);
  if ('shared' in seen) return sharedStatus(asked, seen);
  const { verdict, ...evidence } = seen;
  return {
    about: asked.about,
    verdict: {
      ...verdict,
      sentence: sayVerdict(answer, records),
      ruleSentence: plain(sayVerdictRule(answer)),
      caveatSentences: sayCaveats(answer, records).map(plain),
    },
    ...shortened(evidence, asking.most),
    ...choicesOf(asked, computed, answer, asking),
    blocked: blockedWork(computed),
    cost: may(reader.role, 'project.money') ? costOf(computed) : null,
  };
}

/** The evidence with its lists cut, those of the status among them, and their lengths beside it. */
function shortened({ status, ...evidence }: Omit<OnTrack, 'verdict'>, most?: number): object {
  if (most === undefined) return { answer: { ...evidence, status } };
  const lengths: Record<string, number> = {};
  const cut = (lists: object) =>
    Object.fromEntries(
      Object.entries(lists).map(([name, value]: [string, unknown]) => {
        if (!Array.isArray(value)) return [name, value];
        lengths[name] = value.length;
        return [name, value.slice(0, most)];
      }),
    );
  return { answer: { ...cut(evidence), status: cut(status) }, lengths };
}

/** What is told outside: nothing of a plan without dates but that nobody knows. */
function sharedStatus({ about }: AskedPlan, seen: SharedOnTrack | undefined): object {
  const { verdict, ...answer } = seen ?? { verdict: { state: 'unknown' as const } };
  return {
    about,
    verdict: { ...verdict, sentence: `${VERDICT_STATES[verdict.state]}.` },
    answer: seen === undefined ? null : answer,
  };
}

/** Branches are proposals for the plan as it is, not as it was. */
function choicesOf(asked: AskedPlan, plan: ComputedPlan, answer: OnTrack, { reader }: Asking) {
  const { history, branches, isPresent, moments } = asked;
  if (!isPresent || branches.length === 0) return { waysBack: null, decisions: [] };
  const target = verdictTarget(answer);
  const found = waysBack(
    { history, branches, plan },
    { ...moments, ...(target !== undefined && { target }) },
  );
  if ('code' in found) return { waysBack: null, decisions: [] };
  const effect = (one: BranchEffect) => effectOf(one, found.target, asked.records, reader);
  return {
    waysBack: { target: found.target, ways: found.ways.map(effect) },
    decisions: found.decisions.map((one) => ({ ...effect(one), overdue: one.overdue })),
  };
}

/** What merging a branch now would do, without its whole comparison. */
export function effectOf(
  effect: BranchEffect,
  target: WayBackTarget,
  records: Records,
  { role }: Reader,
) {
  const withMoney = may(role, 'project.money');
  const { branchId, name, reason, decideBy, approvals, applies, leftovers, outcome } = effect;
  const dated = outcome.state === 'dated' ? outcome : undefined;
  return {
    branchId,
    name,
    reason,
    decideBy,
    approvals,
    applies,
    noLongerApplies: leftovers.length,
    state: outcome.state,
    sentence: plain(sayBranchEffect(effect, target, records, withMoney)),
    forecast: dated?.forecast ?? null,
    recovered: dated?.recovered ?? null,
    kept: dated?.kept ?? null,
    cost: withMoney ? (dated?.comparison.cost?.total.difference ?? null) : null,
    fault: outcome.state === 'unschedulable' ? outcome.fault : null,
    refusal: outcome.state === 'refused' ? outcome.refusal : null,
  };
}

/** What the verdict names first: its promise, else its task. */
function verdictTarget({ verdict: { rule } }: OnTrack): RecordId | undefined {
  const [first] = 'targets' in rule ? rule.targets : [];
  if (first?.source.by === 'promise') return first.source.promiseId;
  return first?.taskId ?? undefined;
}

/** Unfinished work that somebody holds up, the longest first; working minutes. */
function blockedWork({ records, forecast, status: { at } }: ComputedPlan) {
  const calendar = forecast.calendar();
  const now = minuteOf(at) as number;
  const found = [];
  for (const task of records.all('task')) {
    if (task.blocked === undefined || task.actualFinish !== undefined) continue;
    const { by, since } = task.blocked;
    const from = minuteOf(since) as number;
    const minutes = from < now ? calendar.work(from, now) : 0;
    found.push({ taskId: task.id, by, since, minutes });
  }
  return found.sort((a, b) => b.minutes - a.minutes);
}

function costOf(computed: ComputedPlan) {
  const { currency, total, budget } = planCost(computed);
  if (total.total === '0' && budget === null) return null;
  return {
    currency,
    total,
    budget: budget?.budget ?? null,
    contingencyLeft: budget?.contingency.left ?? null,
  };
}
