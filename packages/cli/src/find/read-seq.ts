import { InvalidArgumentError } from 'commander';

/** The number of a change, as the history shows it: `412`, `#412`. */
export function readSeq(text: string): number {
  const [, seq] = /^#?([1-9]\d{0,8})$/.exec(text) ?? [];
  if (seq !== undefined) return Number(seq);
  throw new InvalidArgumentError('A change is named by its number in the history: 412 or #412.');
}
