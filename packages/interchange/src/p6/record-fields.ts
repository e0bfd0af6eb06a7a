import { derivedId, type RecordId } from '@throughline/model';
import type { LossList } from '../loss-list.ts';

type Said<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** The fields that say something: a record has no undefined ones. */
export function said<T extends object>(fields: T): Said<T> {
  const kept: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) kept[name] = value;
  return kept as Said<T>;
}

/** The same for the same object in every file of the same P6 database. */
export function p6Id(kind: string, objectId: string): RecordId {
  return derivedId('p6', kind, objectId);
}

const MOST_NAME = 4000;

/** A text of one line, as long as a name may be. */
export function nameOf(text: string, losses: LossList, where: () => string): string {
  const line = text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
  if (line.length <= MOST_NAME) return line;
  losses.add('text-shortened', where, { most: MOST_NAME });
  return line.slice(0, MOST_NAME);
}

/** A map without entries is no map. */
export function filled<V>(
  entries: readonly (readonly [string, V])[],
): Record<string, V> | undefined {
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}
