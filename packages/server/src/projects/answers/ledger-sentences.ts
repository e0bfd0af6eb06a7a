import {
  type Change,
  type LedgerLine,
  LedgerSaying,
  type Reader,
  seesAll,
  viewChanges,
} from '@throughline/model';
import { plain } from './asked-plan.ts';
import { isSame } from './log-backwards.ts';
import type { Stretch } from './stretch.ts';

/** The lines of a ledger, each with what it says to people. */
export class LedgerSentences {
  readonly #saying: LedgerSaying;
  /** Changes of which something is hidden from the reader; undefined where nothing is. */
  readonly #partlySeen: ReadonlySet<number> | undefined;

  constructor(stretch: Stretch, reader: Reader) {
    const { end, start, changes } = stretch;
    const { history, branches, moments, records, branch } = end;
    const isBranch = branch !== undefined;
    const told = { history, branches, moments, records, start, changes, end: records, isBranch };
    this.#saying = new LedgerSaying(told);
    this.#partlySeen = seesAll(reader) ? undefined : partlySeen(stretch, reader);
  }

  of(lines: readonly LedgerLine[]): object[] {
    return lines.map((line) => ({ ...line, ...this.#said(line) }));
  }

  /** No sentence repeats what was typed where not all of it may be seen. */
  #said(line: LedgerLine): { readonly title: string | null; readonly details: readonly string[] } {
    const { title, details, isNamed } = this.#saying.of(line);
    const isHidden = !isNamed && line.seqs.some((seq) => this.#partlySeen?.has(seq));
    return { title: isHidden ? null : plain(title), details: details.map(plain) };
  }
}

function partlySeen({ start, changes }: Stretch, reader: Reader): ReadonlySet<number> {
  const hidden = new Set<number>();
  let index = 0;
  for (const seen of viewChanges(reader, changes, start.clone())) {
    const change = changes[index++] as Change;
    if (!('diff' in seen) || !isSame(seen.diff, change.diff)) hidden.add(change.seq);
  }
  return hidden;
}
