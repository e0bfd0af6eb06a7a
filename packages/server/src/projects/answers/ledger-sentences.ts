import type { LedgerLine, Reader } from '@throughline/model';
import type { Stretch } from './stretch.ts';

/** The lines of a ledger, each with what it says to people. */
export class LedgerSentences {
  constructor(
    readonly stretch: Stretch,
    readonly reader: Reader,
  ) {}

  of(lines: readonly LedgerLine[]): object[] {
    return lines.map((line) => ({ ...line }));
  }
}
