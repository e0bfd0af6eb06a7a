import { type Refusal, sayRefusal } from '@throughline/model';
import { withNames } from '../moment/index.ts';
import { format, messages } from '../words/index.ts';

const say = messages({
  undone: 'Taken back, as change {seq}.',
  partly: 'Taken back, as change {seq}, but not all of it. {why}',
  nothing: 'Nothing was taken back. {why}',
  same: 'Everything had another value already.',
});

/** The answer of an undo. */
export interface Undone {
  readonly changes: readonly { readonly seq: number }[];
  readonly refused: readonly Refusal[];
}

const MOST = 3;

/** What was taken back and what was left, because somebody changed it since. */
export function undoneWords(
  { changes, refused }: Undone,
  people: Readonly<Record<string, string>>,
): string {
  const reasons = [...new Set(refused.map((one) => sentence(withNames(sayRefusal(one), people))))];
  const why = reasons.length === 0 ? say('same') : reasons.slice(0, MOST).join(' ');
  const [change] = changes;
  if (change === undefined) return say('nothing', { why });
  const seq = format.number(change.seq);
  return reasons.length === 0 ? say('undone', { seq }) : say('partly', { seq, why });
}

function sentence(text: string): string {
  return `${text.replace(/[.:]?\s*$/, '')}.`;
}
