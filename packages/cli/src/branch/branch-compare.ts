import {
  type Branch,
  type Comparison,
  promiseTitle,
  type RecordId,
  type Records,
} from '@throughline/model';
import type { Logged } from '../log/index.ts';
import { taskTitleOf } from '../plan-file/index.ts';
import {
  bad,
  type Column,
  Durations,
  day,
  money,
  quiet,
  strong,
  type Terminal,
  type Text,
  table,
} from '../terminal/index.ts';
import { comparisonOf, effectsOf } from './branch-plan.ts';

interface Row {
  readonly name: string;
  readonly now: Text;
  readonly cells: readonly Text[];
  /** Where there is little room. */
  readonly short?: readonly Text[];
}

/** The plan as it is beside what one or two branches would make of it, date by date. */
export function* branchCompareLines(
  plan: Logged,
  branches: readonly Branch[],
  terminal: Terminal,
): Generator<string> {
  const { records } = plan;
  const { byBranch } = effectsOf(plan);
  const comparisons = branches.map((branch) => comparisonOf(byBranch.get(branch.id)));
  const durations = new Durations(records.project.minutesPerDay);
  yield* terminal.paragraph(strong(sentence(branches, comparisons, durations)));
  yield '';
  const rows = rowsOf(comparisons, records, durations);
  const columns: Column<Row>[] = [
    { title: '', cell: ({ name }) => name, shrinksTo: 16 },
    { title: 'Now', cell: ({ now }) => now },
    ...branches.map(
      (branch, i): Column<Row> => ({
        title: shortTitle(branch.name),
        cell: ({ cells }) => cells[i] ?? '',
        short: ({ cells, short }) => (short ?? cells)[i] ?? '',
      }),
    ),
  ];
  yield* table(rows, columns, terminal);
}

const LONGEST_TITLE = 26;

function shortTitle(name: string): string {
  return name.length <= LONGEST_TITLE ? name : `${name.slice(0, LONGEST_TITLE - 1)}…`;
}

function sentence(
  branches: readonly Branch[],
  comparisons: readonly (Comparison | undefined)[],
  durations: Durations,
): string {
  const said = branches.map(({ name }, i) => {
    const comparison = comparisons[i];
    if (comparison === undefined)
      return `${name} is not open, or would leave the plan without dates`;
    const { minutes } = comparison.finish;
    if (minutes === null || minutes === 0) return `${name} leaves the finish where it is`;
    return `${name} brings the finish ${durations.words(minutes)} ${minutes > 0 ? 'later' : 'earlier'}`;
  });
  return `${said.join('; ')}.`;
}

function rowsOf(
  comparisons: readonly (Comparison | undefined)[],
  records: Records,
  durations: Durations,
): Row[] {
  const [first] = comparisons.filter((one) => one !== undefined);
  if (first === undefined) return [];
  const moved = (minutes: number | null | undefined) =>
    minutes === null || minutes === undefined || minutes === 0
      ? ''
      : quiet(` ${durations.signed(minutes)}`);
  const rows: Row[] = [
    {
      name: 'Finish',
      now: ['  ', day(first.finish.from)],
      cells: comparisons.map((one) =>
        one === undefined ? '' : ['  ', day(one.finish.to), moved(one.finish.minutes)],
      ),
      short: comparisons.map((one) => (one === undefined ? '' : ['  ', day(one.finish.to)])),
    },
  ];
  for (const promise of first.promises) {
    const key = keyOf(promise);
    rows.push({
      name: titleOf(promise, records),
      now: lateOr(day(promise.from), promise.kept.before),
      cells: comparisons.map((one) => {
        const same = one?.promises.find((other) => keyOf(other) === key);
        if (same === undefined) return '';
        return [lateOr(day(same.to), same.kept.after), moved(same.minutes)];
      }),
      short: comparisons.map((one) => {
        const same = one?.promises.find((other) => keyOf(other) === key);
        return same === undefined ? '' : lateOr(day(same.to), same.kept.after);
      }),
    });
  }
  if (first.cost !== null && comparisons.some((one) => costs(one))) {
    const { currency, total } = first.cost;
    rows.push({
      name: 'Cost at completion',
      now: money(total.from, currency),
      cells: comparisons.map((one) =>
        one?.cost ? money(one.cost.total.to, one.cost.currency) : '',
      ),
    });
  }
  const count = (name: string, of: (one: Comparison) => number) => {
    const counts = comparisons.map((one) => (one === undefined ? undefined : of(one)));
    if (counts.every((one) => one === undefined || one === 0)) return;
    const cells = counts.map((one) => (one === undefined ? '' : signed(one)));
    rows.push({ name, now: '', cells });
  };
  count('Tasks critical', ({ float }) => float.becameCritical - float.noLongerCritical);
  count('Weeks overloaded', ({ load }) => load.newlyOverloaded.length - load.relieved.length);
  return rows;
}

function costs(one: Comparison | undefined): boolean {
  return one?.cost !== undefined && one.cost !== null && one.cost.total.to !== '0';
}

type PromiseMove = Comparison['promises'][number];

function keyOf({ source, taskId }: PromiseMove): string {
  return source.by === 'promise' ? source.promiseId : `deadline ${taskId}`;
}

function titleOf({ source, taskId }: PromiseMove, records: Records): string {
  const promise = source.by === 'promise' ? records.find('promise', source.promiseId) : undefined;
  if (promise !== undefined) return promiseTitle(promise);
  return taskId === null ? 'The project' : taskTitleOf(records, taskId as RecordId);
}

function lateOr(date: string, kept: boolean | null): Text {
  return kept === false ? bad(`● ${date}`) : `  ${date}`;
}

function signed(count: number): string {
  return count > 0 ? `+${count}` : count < 0 ? `−${-count}` : 'as now';
}
