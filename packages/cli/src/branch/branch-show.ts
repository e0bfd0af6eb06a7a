import {
  approvalsOf,
  type Branch,
  branchHash,
  type Comparison,
  sayBranchEffect,
  sayRefusal,
} from '@throughline/model';
import { type Logged, nameOfRecord, personName, saidChange } from '../log/index.ts';
import type { Zone } from '../shell.ts';
import { movedLines } from '../submit/index.ts';
import {
  day,
  quiet,
  signedMoney,
  strong,
  type Terminal,
  warning,
  weekdayAndDay,
} from '../terminal/index.ts';
import { comparisonOf, effectsOf } from './branch-plan.ts';

const MOST_EDITS = 12;
/** Enough that no other branch has it; an approval takes the beginning of a hash. */
const SHOWN_OF_HASH = 16;

/** What a branch would do if it were merged now, then what it consists of. */
export function* branchShowLines(
  plan: Logged,
  branch: Branch,
  { all, zone }: { readonly all: boolean; readonly zone: Zone },
  terminal: Terminal,
): Generator<string> {
  const { records, people } = plan;
  const { target, byBranch } = effectsOf(plan);
  const effect = byBranch.get(branch.id);
  const comparison = comparisonOf(effect);
  yield* terminal.paragraph(strong(sentence()));
  yield* terminal.paragraph(quiet(aboutWords(branch, plan, zone)), { hanging: 2 });
  if (branch.reason !== undefined)
    yield* terminal.paragraph(`Why: ${branch.reason}`, { hanging: 2 });
  if (comparison !== undefined) {
    yield '';
    yield* movedLines(comparison, records, terminal);
    for (const one of effectWords(comparison)) yield* terminal.paragraph(one, { hanging: 2 });
  }
  yield '';
  yield* terminal.heading('Edits', `${branch.changes.length}`);
  const shown = all ? branch.changes : branch.changes.slice(0, MOST_EDITS);
  const state = plan.history.at(branch.base);
  for (const { diff } of branch.changes) state.patch(diff);
  for (const change of shown)
    yield* terminal.paragraph(`· ${saidChange(change, state)}`, { hanging: 2 });
  const hidden = branch.changes.length - shown.length;
  if (hidden > 0) yield terminal.line(quiet(`and ${hidden} more; --all lists them`));
  for (const { change, refusal } of effect?.leftovers ?? []) {
    const why = sayRefusal(refusal, nameOfRecord(records, {}, people));
    const said = saidChange(change, state);
    yield* terminal.paragraph([warning('▲ '), `No longer applies: ${said}. ${why}`], {
      hanging: 2,
    });
  }
  const { standing, outdated } = approvalsOf(branch);
  for (const { by, at, note } of standing) {
    const words = note === undefined ? '' : `: ${note}`;
    yield* terminal.paragraph(
      `✓ Approved by ${personName(people, by)} on ${weekdayAndDay(zone.local(at))}${words}`,
      { hanging: 2 },
    );
  }
  for (const { by, at } of outdated) {
    const who = `${personName(people, by)} on ${weekdayAndDay(zone.local(at))}`;
    const text = `Approved by ${who}, and changed since: that approval holds no more.`;
    yield* terminal.paragraph([warning('▲ '), text], { hanging: 2 });
  }
  const { outcome } = branch;
  const seen = branchHash(branch).slice(0, SHOWN_OF_HASH);
  if (outcome.state === 'open') yield terminal.line(quiet(`approve --hash ${seen}`));

  function sentence(): string {
    const { name, outcome } = branch;
    if (outcome.state === 'merged')
      return `${name} was merged on ${weekdayAndDay(zone.local(outcome.at))}.`;
    if (outcome.state === 'dropped') {
      const why = outcome.reason === undefined ? '' : `: ${outcome.reason}`;
      return `${name} was dropped on ${weekdayAndDay(zone.local(outcome.at))}${why}.`;
    }
    if (branch.changes.length === 0) return `${name} changes nothing yet.`;
    if (effect?.outcome.state !== 'dated' || target === undefined) {
      return `${name} would leave the plan without dates.`;
    }
    return sayBranchEffect(effect, target, records);
  }
}

function aboutWords(branch: Branch, { people }: Logged, zone: Zone): string {
  const { by, at, base, decideBy } = branch;
  const opened = `opened by ${personName(people, by)} on ${day(zone.local(at))} from #${base}`;
  const due = decideBy === undefined ? [] : [`to be decided by ${weekdayAndDay(decideBy)}`];
  return [opened, ...due].join(' · ');
}

/** What else would be different: float, people, contingency. */
export function* effectWords({ float, load, cost, tasks }: Comparison): Generator<string> {
  const { becameCritical, noLongerCritical } = float;
  const parts = [
    tasks.added.length > 0 ? `${tasks.added.length} new tasks` : '',
    tasks.removed.length > 0 ? `${tasks.removed.length} tasks gone` : '',
    becameCritical > 0 ? `${becameCritical} more critical` : '',
    noLongerCritical > 0 ? `${noLongerCritical} no longer critical` : '',
    load.newlyOverloaded.length > 0 ? `${load.newlyOverloaded.length} weeks newly overloaded` : '',
    load.relieved.length > 0 ? `${load.relieved.length} weeks relieved` : '',
  ].filter((part) => part !== '');
  if (parts.length > 0) yield `${parts.join(' · ')}.`;
  if (cost !== null && cost.contingency !== null && cost.contingency.difference !== '0') {
    const left = signedMoney(cost.contingency.difference, cost.currency);
    yield `Contingency: ${left}.`;
  }
}
