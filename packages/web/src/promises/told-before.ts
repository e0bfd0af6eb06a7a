import type { LoggedChange } from '../moment/index.ts';

/** What was told at one time: the date that was promised then, where this change set one. */
export interface Told {
  readonly seq: number;
  readonly at: string;
  readonly author: string | undefined;
  readonly date: string | undefined;
  readonly sentence: string | null;
}

/** Every change of a promise, the newest first, with the date that it was told as from then on. */
export function toldBefore(promiseId: string, changes: readonly LoggedChange[]): readonly Told[] {
  return changes.map(({ seq, at, author, sentence, diff }) => {
    const added = diff?.added[promiseId]?.date;
    const changed = diff?.updated[promiseId]?.date?.[1][0];
    const date = added ?? changed;
    return { seq, at, author, sentence, date: typeof date === 'string' ? date : undefined };
  });
}
