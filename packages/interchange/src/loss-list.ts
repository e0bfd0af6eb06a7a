import type { Loss } from './read-outcome.ts';
import type { LossCode, WordParameters } from './words/index.ts';

const PLACES_KEPT = 5;

/** Collects losses while a file is read or written: one entry per code and parameters, with its first places. */
export class LossList {
  readonly #losses = new Map<string, { loss: Loss; count: number; where: string[] }>();

  /** Counts `count` more of this loss. `where` is read only while places are still kept. */
  add(
    code: LossCode,
    where?: string | (() => string),
    parameters: WordParameters = {},
    count = 1,
  ): void {
    const key = keyOf(code, parameters);
    let entry = this.#losses.get(key);
    if (entry === undefined) {
      entry = { loss: { code, parameters, count: 0, where: [] }, count: 0, where: [] };
      this.#losses.set(key, entry);
    }
    entry.count += count;
    if (where !== undefined && entry.where.length < PLACES_KEPT) {
      entry.where.push(typeof where === 'string' ? where : where());
    }
  }

  /** Every loss, in the order in which each was first met. */
  list(): Loss[] {
    return [...this.#losses.values()].map(({ loss, count, where }) => ({ ...loss, count, where }));
  }
}

function keyOf(code: LossCode, parameters: WordParameters): string {
  let key: string = code;
  for (const name in parameters) key += `\n${name}\n${parameters[name]}`;
  return key;
}
