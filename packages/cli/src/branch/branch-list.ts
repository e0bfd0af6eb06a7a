import { approvalsOf, type Branch, type BranchEffect, wayBackTitle } from '@throughline/model';
import type { Logged } from '../log/index.ts';
import {
  type Column,
  Durations,
  day,
  good,
  quiet,
  signedMoney,
  strong,
  type Terminal,
  type Text,
  table,
  warning,
  weekdayAndDay,
} from '../terminal/index.ts';
import { comparisonOf, effectsOf } from './branch-plan.ts';

interface Row {
  readonly branch: Branch;
  readonly effect: BranchEffect | undefined;
}

/** The branches: open ones first, those that recover the most days before others, with what they cost. */
export function* branchListLines(plan: Logged, terminal: Terminal): Generator<string> {
  const { branches, records } = plan;
  const { target, byBranch, ordered } = effectsOf(plan);
  const place = (branch: Branch) => {
    const at = ordered.findIndex(({ branchId }) => branchId === branch.id);
    return at < 0 ? branches.length : at;
  };
  const rows = [...branches]
    .sort((a, b) => place(a) - place(b))
    .map((branch): Row => ({ branch, effect: byBranch.get(branch.id) }));
  yield* terminal.paragraph(strong(sentence(branches)));
  if (rows.length === 0) return;
  if (target !== undefined && ordered.length > 0) {
    const title = wayBackTitle(target, records);
    yield* terminal.paragraph(quiet(`Days and money as if merged today; days of ${title}.`));
  }
  yield '';
  yield* table(rows, columns(plan), terminal);
}

function sentence(branches: readonly Branch[]): string {
  if (branches.length === 0) return 'The plan has no branches.';
  const open = branches.filter(({ outcome }) => outcome.state === 'open');
  const count = `${branches.length} ${branches.length === 1 ? 'branch' : 'branches'}, ${open.length} open`;
  const [next] = open
    .filter(({ decideBy }) => decideBy !== undefined)
    .sort((a, b) => ((a.decideBy ?? '') < (b.decideBy ?? '') ? -1 : 1));
  if (next === undefined) return `${count}.`;
  return `${count}; ${next.name} has to be decided by ${weekdayAndDay(next.decideBy)}.`;
}

function columns({ records, moments }: Logged): Column<Row>[] {
  const durations = new Durations(records.project.minutesPerDay);
  const today = records.project.statusDate ?? moments.now;
  return [
    { title: 'Branch', cell: ({ branch }) => branch.name, shrinksTo: 20 },
    { title: 'State', cell: ({ branch }) => stateWords(branch), goes: 3 },
    {
      title: 'Days',
      cell: ({ effect }) => daysOf(effect, durations),
      align: 'right',
    },
    { title: 'Cost', cell: ({ effect }) => costOf(effect), align: 'right' },
    {
      title: 'Decide by',
      cell: ({ branch: { decideBy, outcome } }) => {
        if (decideBy === undefined || outcome.state !== 'open') return '';
        return decideBy < today ? warning(`▲ ${day(decideBy)}`) : day(decideBy);
      },
    },
    {
      title: 'Edits',
      cell: ({ branch }) => String(branch.changes.length),
      align: 'right',
      goes: 1,
    },
    { title: '', cell: ({ effect }) => leftoverWords(effect), goes: 2 },
  ];
}

function stateWords(branch: Branch): Text {
  const { outcome } = branch;
  if (outcome.state !== 'open') return quiet(outcome.state);
  const { standing, outdated } = approvalsOf(branch);
  if (standing.length > 0) return good('✓ approved');
  return outdated.length > 0 ? warning('▲ changed since approval') : 'open';
}

export function daysOf(effect: BranchEffect | undefined, durations: Durations): Text {
  if (effect === undefined) return '';
  const { outcome } = effect;
  if (outcome.state !== 'dated') return warning('no dates');
  if (outcome.recovered === null) return '';
  return outcome.recovered > 0
    ? good(durations.signed(-outcome.recovered))
    : durations.signed(-outcome.recovered);
}

export function costOf(effect: BranchEffect | undefined): string {
  const cost = comparisonOf(effect)?.cost;
  if (cost === undefined || cost === null || cost.total.difference === '0') return '';
  return signedMoney(cost.total.difference, cost.currency);
}

function leftoverWords(effect: BranchEffect | undefined): Text {
  const count = effect?.leftovers.length ?? 0;
  return count === 0 ? '' : warning(`${count} no longer ${count === 1 ? 'applies' : 'apply'}`);
}
