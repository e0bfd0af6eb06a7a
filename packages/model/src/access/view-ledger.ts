import type { RecordId } from '../plan/index.ts';
import type { ForecastSeries, Ledger, LedgerLine } from '../slip/index.ts';
import type { PlanState } from './plan-state.ts';
import { PlanView } from './plan-view.ts';
import type { Reader } from './reader.ts';

/** A line that names nothing but what is shared. Who made it, and what the cause is guessed to be, are not told. */
export interface SharedLine extends Pick<LedgerLine, 'event' | 'kind' | 'amount' | 'records'> {
  /** As the shared event says; null where there is none. */
  readonly cause: LedgerLine['cause'] | null;
}

/** What moved a shared date. The lines and `other` sum to `delta`. */
export interface SharedMovement {
  readonly lines: readonly SharedLine[];
  /** All that is not shared, in one amount. */
  readonly other: number;
}

export interface SharedLedger
  extends Pick<Ledger, 'measure' | 'target' | 'from' | 'to' | 'delta'>,
    SharedMovement {
  readonly shared: true;
}

export interface SharedSeries extends Pick<ForecastSeries, 'target' | 'delta'> {
  readonly shared: true;
  readonly points: readonly (Pick<
    ForecastSeries['points'][number],
    'seq' | 'status' | 'finish' | 'delta'
  > &
    SharedMovement)[];
}

/**
 * The ledger as far as the reader may know it, the same for members; undefined where it is of a date that
 * is not shared, which is answered as one that is not there. `state`: the plan at its later end.
 */
export function viewLedger(
  reader: Reader,
  ledger: Ledger,
  state: PlanState,
): Ledger | SharedLedger | undefined {
  if (reader.role !== 'guest') return ledger;
  const view = new PlanView(reader, state);
  const { measure, target, from, to, delta, lines } = ledger;
  if (!mayAskFor(view, target)) return undefined;
  return { shared: true, measure, target, from, to, delta, ...movement(view, lines) };
}

/** The same of the forecast's history. */
export function viewSeries(
  reader: Reader,
  series: ForecastSeries,
  state: PlanState,
): ForecastSeries | SharedSeries | undefined {
  if (reader.role !== 'guest') return series;
  const view = new PlanView(reader, state);
  const { target, delta, points } = series;
  if (!mayAskFor(view, target)) return undefined;
  return {
    shared: true,
    target,
    delta,
    points: points.map(({ lines, ...point }) => ({ ...point, ...movement(view, lines) })),
  };
}

/** The whole plan's finish is a guest's where it was promised to them. */
function mayAskFor(view: PlanView, target: RecordId | null): boolean {
  if (target !== null) return view.seesTask(target);
  for (const { id, taskId, date } of view.state.all('promise')) {
    if (taskId === undefined && date !== undefined && view.sees(id)) return true;
  }
  return false;
}

function movement(view: PlanView, lines: readonly LedgerLine[]): SharedMovement {
  const seen: SharedLine[] = [];
  let other = 0;
  for (const { event, cause, kind, amount, records } of lines) {
    const isShared = records.length > 0 && records.every((id) => view.sees(id));
    if (isShared && (event === null || view.sees(event))) {
      seen.push({ event, cause: event === null ? null : cause, kind, amount, records });
    } else {
      other += amount;
    }
  }
  return { lines: seen, other };
}
