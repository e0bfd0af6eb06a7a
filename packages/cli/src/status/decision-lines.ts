import {
  type BranchEffect,
  type DecisionWanted,
  type OnTrack,
  type RecordId,
  wayBackTitle,
  waysBack,
} from '@throughline/model';
import { costOf, daysOf } from '../branch/branch-list.ts';
import type { Logged } from '../log/index.ts';
import type { OpenPlan } from '../plan-file/index.ts';
import {
  type Column,
  Durations,
  day,
  quiet,
  type Terminal,
  type Text,
  table,
  warning,
} from '../terminal/index.ts';

/** Open branches that recover days, and the other choices that somebody has to make. */
export interface Choices {
  readonly ways: readonly BranchEffect[];
  readonly decisions: readonly BranchEffect[];
  /** What days are recovered on. */
  readonly target: string;
}

export function choicesOf(
  { history, branches, moments, records }: Logged<OpenPlan>,
  answer: OnTrack,
): Choices | undefined {
  if (branches.length === 0) return undefined;
  const target = verdictTarget(answer);
  const options = { ...moments, ...(target !== undefined && { target }) };
  const answered = waysBack({ history, branches }, options);
  if ('code' in answered) return undefined;
  const { ways, decisions } = answered;
  const isWay = new Set(ways.map(({ branchId }) => branchId));
  return {
    ways,
    decisions: decisions.filter(({ branchId }) => !isWay.has(branchId)),
    target: wayBackTitle(answered.target, records),
  };
}

/** What the verdict names first: its promise, else its task. */
function verdictTarget({ verdict: { rule } }: OnTrack): RecordId | undefined {
  const [first] = 'targets' in rule ? rule.targets : [];
  if (first?.source.by === 'promise') return first.source.promiseId;
  return first?.taskId ?? undefined;
}

/** What can be done about it, and what waits for somebody to decide. */
export function* choiceLines(
  { ways, decisions, target }: Choices,
  plan: OpenPlan,
  terminal: Terminal,
): Generator<string> {
  if (ways.length > 0) {
    yield '';
    yield* terminal.heading('Ways back', `days of ${target}, as if merged today`);
    yield* table(ways, columns(plan), terminal);
  }
  if (decisions.length > 0) {
    yield '';
    yield* terminal.heading('To decide');
    yield* table(decisions, columns(plan), terminal);
  }
}

function columns({ records, computed }: OpenPlan): Column<BranchEffect>[] {
  const durations = new Durations(records.project.minutesPerDay);
  return [
    { title: '', cell: ({ name }) => name, shrinksTo: 20 },
    { title: '', cell: (effect) => daysOf(effect, durations), align: 'right' },
    { title: '', cell: (effect) => costOf(effect), align: 'right' },
    { title: '', cell: ({ decideBy }) => decideWords(decideBy, computed.status.at) },
    { title: '', cell: ({ leftovers }) => staleWords(leftovers.length), goes: 1 },
  ];
}

function decideWords(decideBy: DecisionWanted['decideBy'] | null, at: string): Text {
  if (decideBy === null) return '';
  if (decideBy < at) return warning(`▲ was due ${day(decideBy)}`);
  return `decide by ${day(decideBy)}`;
}

function staleWords(count: number): Text {
  return count === 0
    ? ''
    : quiet(`${count} of its edits no longer ${count === 1 ? 'applies' : 'apply'}`);
}
