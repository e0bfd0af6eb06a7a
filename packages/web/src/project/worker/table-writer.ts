import type { RecordId } from '@throughline/model';
import type { ColumnId } from '../columns.ts';
import type { HeldPlan } from './held-plan.ts';
import type { FromWorker, TablePatch, TextsPatch } from './messages.ts';
import { buffersOf } from './slot-columns.ts';

/** So many texts at once: a browser takes them over in a few milliseconds. */
const TEXTS_AT_ONCE = 8_000;

/** Sends the page what changed of its table, in pieces that do not hold it up. */
export class TableWriter {
  #isFresh = true;
  readonly #post: (message: FromWorker, moved?: ArrayBuffer[]) => void;

  constructor(post: (message: FromWorker, moved?: ArrayBuffer[]) => void) {
    this.#post = post;
  }

  /** The next patch begins a table of its own. */
  beginAnew(): void {
    this.#isFresh = true;
  }

  /** What the plan's columns, ids and names have that was not sent, together with the rest of the patch. */
  send(held: HeldPlan, { links, ...rest }: Omit<TablePatch, 'slotCount'> = {}): void {
    const columns = held.columns.take();
    const renamed = [...held.renamed];
    held.renamed.clear();
    const isFresh = this.#isFresh;
    this.#isFresh = false;
    const slotCount = held.columns.length;
    const [first = [], ...more] = pieces(renamed);
    const patch: TablePatch = {
      slotCount,
      ...rest,
      ...(isFresh && { isFresh }),
      ...(columns !== undefined && { columns }),
      ...(first.length > 0 && named(held, first)),
    };
    this.#post({ put: 'table', patch }, columns === undefined ? [] : buffersOf(columns));
    for (const slots of more) {
      this.#post({ put: 'table', patch: { slotCount, ...named(held, slots) } });
    }
    if (links !== undefined) this.#post({ put: 'table', patch: { slotCount, links } });
  }

  sendTexts(
    { columns }: HeldPlan,
    texts: readonly {
      readonly column: ColumnId;
      readonly slots: Int32Array;
      readonly texts: readonly string[];
    }[],
  ): void {
    if (texts.length > 0) {
      this.#post({ put: 'table', patch: { slotCount: columns.length, texts } });
    }
  }
}

function pieces(slots: readonly number[]): number[][] {
  const found: number[][] = [];
  for (let from = 0; from < slots.length; from += TEXTS_AT_ONCE) {
    found.push(slots.slice(from, from + TEXTS_AT_ONCE));
  }
  return found;
}

function named(
  { ids, names }: HeldPlan,
  slots: readonly number[],
): { ids: TextsPatch<RecordId | undefined>; names: TextsPatch } {
  const first = slots[0] as number;
  const isRun = slots.every((slot, place) => slot === first + place);
  const where = isRun ? first : Int32Array.from(slots);
  return {
    ids: { slots: where, texts: slots.map((slot) => ids[slot]) },
    names: { slots: where, texts: slots.map((slot) => names[slot] ?? '') },
  };
}
