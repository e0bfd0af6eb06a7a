import type { Change } from '../history/index.ts';
import type { Diff } from '../plan/index.ts';
import type { LogUnit } from './log-units.ts';

/** Reported dates of a task. */
const REPORTED = ['actualStart', 'actualFinish', 'stop', 'resume', 'suspend'];

/** As much of what was committed as one as its period depends on. */
export type Reporting = Pick<LogUnit, 'diff' | 'statusBefore' | 'statusAfter'> & {
  readonly changes: readonly { readonly at: string }[];
};

/**
 * SLP-17: reporting periods. Each holds one move of the status date. It ends with the day of the move, or
 * after it with the last report that the new status date covers; all that comes then belongs to the next
 * report, but for what is reported beyond the old status date before the date is moved. What follows the
 * last report is a period without a move. Returns, by unit, the period it is in, from 0.
 */
export function periodsOf(units: readonly Reporting[]): number[] {
  const periodByUnit = new Array<number>(units.length).fill(0);
  const moves = [...units.keys()].filter((index) => isMove(units[index] as Reporting));
  for (const [period, move] of moves.entries()) {
    const next = moves[period + 1] ?? units.length;
    periodByUnit.fill(period + 1, endOf(units, move, next));
  }
  return periodByUnit;
}

/**
 * SLP-17: the seq of the last change before the report that the status date was last moved for: what came
 * after it is what has changed since the report before. Undefined where there was none before.
 * @param changes a log from its beginning
 */
export function reportBefore(changes: readonly Change[]): number | undefined {
  const units = [...reporting(changes)];
  const move = units.findLastIndex(isMove);
  const periodByUnit = periodsOf(units);
  if (move < 0 || periodByUnit[move] === 0) return undefined;
  const { seq, group } = changes[periodByUnit.indexOf(periodByUnit[move] as number)] as Change;
  return seq - 1 - (group?.index ?? 0);
}

/** A plan's first status date is no move of it. */
function* reporting(changes: readonly Change[]): Generator<Reporting> {
  let status = '';
  for (const change of changes) {
    const [from, to] = statusMove(change.diff) ?? [status, status];
    yield { changes: [change], diff: change.diff, statusBefore: from ?? to, statusAfter: to };
    status = to;
  }
}

/** The status date before and after, where the diff says one; undefined where there was none before. */
function statusMove({ added, updated }: Diff): [from: string | undefined, to: string] | undefined {
  for (const record of Object.values(added)) {
    if (record.kind === 'project') return [undefined, record.statusDate ?? ''];
  }
  for (const { statusDate } of Object.values(updated)) {
    if (statusDate === undefined) continue;
    const [[from], [to]] = statusDate;
    return [typeof from === 'string' ? from : undefined, typeof to === 'string' ? to : ''];
  }
  return undefined;
}

/** Where the period of this move ends; `next` is the move after it. */
function endOf(units: readonly Reporting[], move: number, next: number): number {
  const day = dayOf(units[move] as Reporting);
  let end = move + 1;
  let isThatDay = true;
  for (let index = move + 1; index < next; index++) {
    const unit = units[index] as Reporting;
    const dates = reportedDates(unit.diff);
    if (dates.some((date) => date > unit.statusBefore)) break;
    isThatDay &&= dayOf(unit) === day;
    if (isThatDay || dates.length > 0) end = index + 1;
  }
  return end;
}

function isMove({ statusBefore, statusAfter }: Reporting): boolean {
  return statusBefore !== statusAfter;
}

function dayOf({ changes }: Reporting): string | undefined {
  return changes[0]?.at.slice(0, 10);
}

function reportedDates({ updated }: Diff): string[] {
  const dates: string[] = [];
  for (const changes of Object.values(updated)) {
    for (const field of REPORTED) {
      const to = changes[field]?.[1][0];
      if (typeof to === 'string') dates.push(to);
    }
  }
  return dates;
}
