import type { DurationUnit, Money, PlanRecord, RecordId, Records } from '@throughline/model';
import type { LossList } from '../loss-list.ts';
import type { StoredDates } from '../read-outcome.ts';
import type { XmlWriter } from '../xml/index.ts';
import type { WrittenCustomFields } from './write-custom-fields.ts';
import { writtenHundredths } from './write-values.ts';

/** What writing any record needs to know of the plan. */
export interface WrittenPlan {
  readonly xml: XmlWriter;
  readonly records: Records;
  readonly dates: ReadonlyMap<RecordId, StoredDates>;
  readonly losses: LossList;
  readonly custom: WrittenCustomFields;
  /** By record id, for tasks, resources, calendars and assignments. */
  readonly uids: ReadonlyMap<RecordId, number>;
}

/** Money in hundredths; nothing, and counted, where it is in another currency than the project's. */
export function writtenCost(
  { records, losses }: Pick<WrittenPlan, 'records' | 'losses'>,
  money: Money | undefined,
  where: () => string,
): string | undefined {
  if (money === undefined) return undefined;
  if (money.currency === records.project.currency) return writtenHundredths(money.amount);
  losses.add('other-currency', where);
  return undefined;
}

/** Months are the longest unit there is: years are counted. */
export function countUnit(losses: LossList, unit: DurationUnit, where: () => string): void {
  if (unit === 'y') losses.add('year-unit', where);
}

/** How a record is named in a place: `task Dig`. */
export function placeOf(record: PlanRecord): () => string {
  return () => ('name' in record ? `${record.kind} ${record.name}` : `${record.kind} ${record.id}`);
}
