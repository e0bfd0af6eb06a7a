import type { RecordId } from '../plan/index.ts';

interface Identified {
  readonly id: RecordId;
}

/** What a record is known by; undefined where it is not known by that. */
export type KeyOf<R> = (record: R) => string | undefined;

/** Finds, rule by rule, which records of a later state are records of an earlier one. */
export class Pairing<R extends Identified> {
  /** Earlier records by the later one's id. */
  readonly earlierByLater = new Map<RecordId, R>();
  private readonly freeEarlier: Map<RecordId, R>;
  private readonly freeLater: Map<RecordId, R>;

  constructor(earlier: Iterable<R>, later: Iterable<R>) {
    this.freeEarlier = new Map([...earlier].map((record) => [record.id, record]));
    this.freeLater = new Map([...later].map((record) => [record.id, record]));
  }

  /** Those not paired yet. */
  get onlyEarlier(): readonly R[] {
    return [...this.freeEarlier.values()];
  }
  get onlyLater(): readonly R[] {
    return [...this.freeLater.values()];
  }

  /**
   * Pairs what nothing else on its side is known by: a name that three tasks bear says nothing.
   * Returns how many pairs were found.
   */
  unique(earlierKey: KeyOf<R>, laterKey: KeyOf<R> = earlierKey): number {
    const earlier = byKey(this.freeEarlier.values(), earlierKey);
    let found = 0;
    for (const [key, ones] of byKey(this.freeLater.values(), laterKey)) {
      const others = earlier.get(key);
      if (ones.length !== 1 || others?.length !== 1) continue;
      this.pair(others[0] as R, ones[0] as R);
      found++;
    }
    return found;
  }

  /** Pairs what is known by the same, the first with the first, the second with the second. */
  inTurn(earlierKey: KeyOf<R>, laterKey: KeyOf<R> = earlierKey): void {
    const earlier = byKey(this.freeEarlier.values(), earlierKey);
    for (const [key, ones] of byKey(this.freeLater.values(), laterKey)) {
      const others = earlier.get(key) ?? [];
      for (const [turn, one] of ones.entries()) {
        const other = others[turn];
        if (other !== undefined) this.pair(other, one);
      }
    }
  }

  private pair(earlier: R, later: R): void {
    this.earlierByLater.set(later.id, earlier);
    this.freeEarlier.delete(earlier.id);
    this.freeLater.delete(later.id);
  }
}

function byKey<R>(records: Iterable<R>, keyOf: KeyOf<R>): Map<string, R[]> {
  const recordsByKey = new Map<string, R[]>();
  for (const record of records) {
    const key = keyOf(record);
    if (key === undefined) continue;
    const known = recordsByKey.get(key);
    if (known === undefined) recordsByKey.set(key, [record]);
    else known.push(record);
  }
  return recordsByKey;
}
