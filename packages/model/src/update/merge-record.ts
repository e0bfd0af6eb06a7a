import { type PlanRecord, type RecordId, sameJson } from '../plan/index.ts';
import {
  type Carrier,
  carriedFields,
  carries,
  type ImportedKind,
  isKeyOf,
  type Tool,
} from './carried.ts';
import { type CalendarOf, saidAlike } from './said-alike.ts';

type Fields = Record<string, unknown>;

export interface MergeContext {
  readonly tool: Tool;
  /** Custom fields whose values the file says nothing of. */
  readonly isOurField: (field: RecordId) => boolean;
  readonly calendarOf: CalendarOf;
}

/**
 * UPD-3: the record with what the file says of it, and with everything that its format has no place
 * for as it was. The very same record where nothing is new.
 * @param file has the ids of the current records
 */
export function mergedRecord<R extends PlanRecord & { kind: ImportedKind }>(
  now: R,
  file: R,
  { tool, isOurField, calendarOf }: MergeContext,
): R {
  const merged: Fields = { ...now };
  const from = file as unknown as Fields;
  let differs = false;
  const set = (field: string, value: unknown) => {
    if (sameJson(merged[field], value)) return;
    differs = true;
    if (value === undefined) delete merged[field];
    else merged[field] = value;
  };
  for (const [field, carrier] of Object.entries<Carrier>(carriedFields(now.kind))) {
    if (!carries(carrier, tool)) continue;
    if (field === 'keys') set(field, mergedKeys(now.keys, file.keys, tool));
    else if (field === 'custom') set(field, mergedCustom(now.custom, file.custom, isOurField));
    else if (
      !saidAlike(tool, field, now, file, calendarOf) &&
      !(isKept(field) && from[field] === undefined)
    ) {
      set(field, from[field]);
    }
  }
  return differs ? (merged as unknown as R) : now;
}

/** UPD-6: a file without a status date does not say that there is none. */
function isKept(field: string): boolean {
  return field === 'statusDate';
}

function mergedKeys(
  now: PlanRecord['keys'],
  file: PlanRecord['keys'],
  tool: Tool,
): PlanRecord['keys'] | undefined {
  const others = Object.entries(now ?? {}).filter(([system]) => !isKeyOf(tool, system));
  return unlessEmpty([...others, ...Object.entries(file ?? {})]);
}

/** Values of the fields that the file has are the file's; those of fields made here stay. */
function mergedCustom(
  now: PlanRecord['custom'],
  file: PlanRecord['custom'],
  isOurField: (field: RecordId) => boolean,
): PlanRecord['custom'] | undefined {
  const ours = Object.entries(now ?? {}).filter(([field]) => isOurField(field as RecordId));
  return unlessEmpty([...ours, ...Object.entries(file ?? {})]);
}

function unlessEmpty<V>(entries: readonly (readonly [string, V])[]): Record<string, V> | undefined {
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}
