import type { SteeringContent } from './steering-answers.ts';

type Line = NonNullable<SteeringContent['ledger']>['lines'][number];
type Promise = SteeringContent['promises'][number];

export interface ShownLedger {
  readonly lines: readonly Line[];
  /** How many lines there was no room for, and what they come to together; in minutes. */
  readonly rest: { readonly count: number; readonly amount: number };
}

/** The largest lines, as many as a page has room for; what is left out is said in one sum, so that all adds up. */
export function largestLines(lines: readonly Line[], room: number): ShownLedger {
  const bySize = [...lines].sort((a, b) => Math.abs(b.amount) - Math.abs(a.amount));
  const left = bySize.slice(room);
  return {
    lines: bySize.slice(0, room),
    rest: { count: left.length, amount: left.reduce((sum, { amount }) => sum + amount, 0) },
  };
}

/** Open promises, those in danger first, then broken ones; kept ones are no news. */
export function promisesToShow(promises: readonly Promise[], room: number): readonly Promise[] {
  const order = ({ state }: Promise) => (state === 'open' ? 0 : state === 'broken' ? 1 : 2);
  const left = ({ lateness, floatLeft }: Promise) =>
    (lateness ?? 0) > 0 ? -(lateness ?? 0) : (floatLeft ?? Number.POSITIVE_INFINITY);
  return promises
    .filter(({ state, date }) => state !== 'met' && date !== null)
    .sort((a, b) => order(a) - order(b) || left(a) - left(b))
    .slice(0, room);
}

/** The promise that the project's finish decides: the nearest to be missed with the same forecast. */
export function finishPromise({ promises, series }: SteeringContent): Promise | undefined {
  const finish = series.at(-1)?.finish;
  return promisesToShow(promises, promises.length).find(({ forecast }) => forecast === finish);
}
