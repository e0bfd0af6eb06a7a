import {
  approvalsOf,
  asksForCause,
  type Branch,
  type BranchEffect,
  branchFault,
  branchHash,
  branchRecords,
  type Change,
  type History,
  PlanNames,
  type Reader,
  type Records,
  type Refusal,
  sayEdit,
  sayRefusal,
  scaleOf,
  seesAll,
  viewChanges,
  viewComparison,
  type WayBackTarget,
  waysBack,
} from '@throughline/model';
import type { HotProject } from '../hot-project.ts';
import { type AskedPlan, type Asking, askedPlan, plain } from './asked-plan.ts';
import { isSame } from './log-backwards.ts';
import { isNoAnswer, NOT_FOUND, type NoAnswer } from './no-answer.ts';
import { effectOf } from './status.ts';

export interface BranchesAsked extends Pick<Asking, 'reader' | 'now'> {
  readonly state?: 'open' | 'merged' | 'dropped' | undefined;
  /** Days are recovered on this task or promise; by BRN-16 where none is named. */
  readonly target?: string | undefined;
}

/** The branches: open ones first, those that recover the most days before others, with what they would do. */
export function branches(project: HotProject, question: BranchesAsked): object | NoAnswer {
  const asked = askedPlan(project, question);
  if (isNoAnswer(asked)) return asked;
  const effects = effectsOf(asked, asked.branches, question.target);
  if (isNoAnswer(effects)) return effects;
  const place = (branch: Branch) => {
    const at = effects.ordered.findIndex(({ branchId }) => branchId === branch.id);
    return at < 0 ? effects.ordered.length : at;
  };
  const wanted = asked.branches.filter(
    ({ outcome }) => question.state === undefined || outcome.state === question.state,
  );
  const { reader } = question;
  const said = (one: BranchEffect | undefined) =>
    one === undefined || effects.target === null
      ? null
      : effectOf(one, effects.target, asked.records, reader);
  return {
    about: asked.about,
    target: effects.target,
    branches: wanted
      .sort((a, b) => place(a) - place(b) || (a.at < b.at ? 1 : -1))
      .map((branch) => {
        return { ...headOf(branch), effect: said(effectIn(effects, branch)) };
      }),
    authors: [...new Set(wanted.flatMap(peopleOf))],
  };
}

/** What a branch is and, while it is open, what merging it now would do: old → new, and what no longer applies. */
export function branch(
  project: HotProject,
  question: BranchesAsked & { readonly branchId: string },
): object | NoAnswer {
  const asked = askedPlan(project, question);
  if (isNoAnswer(asked)) return asked;
  const found = asked.branches.find(({ id }) => id === question.branchId);
  if (found === undefined || branchFault(asked.history, found) !== undefined) return NOT_FOUND;
  const effects = effectsOf(asked, [found], question.target);
  if (isNoAnswer(effects)) return effects;
  const effect = effectIn(effects, found);
  const dated = effect?.outcome.state === 'dated' ? effect.outcome : undefined;
  const records = branchRecords(asked.history, found);
  const { reader } = question;
  const said = (one: BranchEffect | undefined) =>
    one === undefined || effects.target === null
      ? null
      : effectOf(one, effects.target, asked.records, reader);
  const wholeIds = wholeChanges(reader, found, asked.history);
  const isWhole = ({ editId }: Change) => wholeIds === undefined || wholeIds.has(editId);
  const saying = sayingIn(records);
  const say = (change: Change) => (isWhole(change) ? saying(change) : null);
  return {
    about: asked.about,
    ...headOf(found),
    target: effects.target,
    effect: said(effect),
    comparison: dated === undefined ? null : viewComparison(reader, dated.comparison),
    leftovers: (effect?.leftovers ?? []).map(({ change, refusal }) => ({
      seq: change.seq,
      editId: change.editId,
      sentence: say(change),
      refusal,
      why: plain(sayRefusal(refusal, asked.names.nameOf())),
    })),
    changes: found.changes.map((change) => ({
      seq: change.seq,
      at: change.at,
      author: change.author,
      sentence: say(change),
      cause: change.cause ?? null,
      event: change.event ?? null,
      editId: change.editId,
      ...(seesAll(reader) && { edit: change.edit }),
      hash: change.hash,
    })),
    authors: [
      ...new Set([
        ...peopleOf(found),
        ...found.changes.map(({ author }) => author),
        ...(effect?.leftovers ?? []).flatMap(({ refusal }) => whoIsInTheWay(refusal)),
      ]),
    ],
  };
}

/** Whether somebody should be asked why, after the changes that came since: BRN-15. */
export function asksSince(
  project: HotProject,
  question: Pick<Asking, 'reader' | 'now'> & { readonly since: string },
): object | NoAnswer {
  const before = askedPlan(project, { ...question, asOf: question.since });
  if (isNoAnswer(before)) return before;
  const after = askedPlan(project, question);
  if (isNoAnswer(after)) return after;
  const [then, now] = [before.computed, after.computed];
  if ('code' in then) return before.undated(then, 'since');
  if ('code' in now) return after.undated(now);
  return { about: after.about, reasons: asksForCause(then, now) };
}

interface Effects {
  readonly target: WayBackTarget | null;
  /** In the order in which they recover days. */
  readonly ordered: readonly BranchEffect[];
}

function effectsOf(
  { history, computed, moments }: AskedPlan,
  branches: readonly Branch[],
  target: string | undefined,
): Effects | NoAnswer {
  if ('code' in computed) return { target: null, ordered: [] };
  const asked = target === undefined ? {} : { target: target as Branch['id'] };
  const found = waysBack({ history, branches, plan: computed }, { ...moments, ...asked });
  if ('code' in found) {
    // A target that is not there; nothing else of this can be refused with a plan that has dates.
    return target === undefined ? { target: null, ordered: [] } : NOT_FOUND;
  }
  return { target: found.target, ordered: [...found.ways, ...found.others] };
}

function effectIn({ ordered }: Effects, { id }: Branch): BranchEffect | undefined {
  return ordered.find(({ branchId }) => branchId === id);
}

function headOf(branch: Branch) {
  const { id, name, reason = null, by, at, base, decideBy = null, outcome, changes } = branch;
  const { standing, outdated } = approvalsOf(branch);
  return {
    id,
    name,
    reason,
    by,
    at,
    base,
    decideBy,
    outcome,
    hash: branchHash(branch),
    edits: changes.length,
    approvals: standing,
    outdatedApprovals: outdated,
  };
}

function peopleOf({ by, approvals, outcome }: Branch) {
  return [by, ...approvals.map((one) => one.by), ...('by' in outcome ? [outcome.by] : [])];
}

/** Who made the change that an edit cannot go past. */
function whoIsInTheWay({ parameters }: Refusal): readonly string[] {
  const author = 'author' in parameters ? parameters.author : undefined;
  return typeof author === 'string' ? [author] : [];
}

/** The edits of which nothing is hidden from the reader; undefined where that is all of them. */
function wholeChanges(
  reader: Reader,
  { base, changes }: Branch,
  history: History,
): ReadonlySet<string> | undefined {
  if (seesAll(reader)) return undefined;
  const whole = new Set<string>();
  let index = 0;
  for (const seen of viewChanges(reader, changes, history.at(base))) {
    const change = changes[index++] as Change;
    if ('diff' in seen && isSame(seen.diff, change.diff)) whole.add(change.editId);
  }
  return whole;
}

function sayingIn(records: Records): (change: Change) => string {
  const names = new PlanNames(records);
  const scale = scaleOf(records.project);
  return ({ edit, diff }) => sayEdit({ edit, diff }, names.nameOf(diff.removed), scale);
}
