import type { Change } from '@throughline/model';
import type { NotFound } from '../find/index.ts';

/** The changes of a number, of a range of numbers or of an edit id, each with all of its group. */
export function changesCalled(
  changes: readonly Change[],
  asked: string,
): readonly Change[] | NotFound {
  const [, first, last = first] = /^#?(\d{1,9})(?:[-–]#?(\d{1,9}))?$/.exec(asked) ?? [];
  const isMeant = ({ seq, editId }: Change) =>
    first === undefined ? editId === asked : seq >= Number(first) && seq <= Number(last);
  const meant = changes.filter(isMeant);
  const groups = new Set(meant.flatMap(({ group }) => group?.id ?? []));
  const whole = changes.filter(
    (change) => isMeant(change) || (change.group !== undefined && groups.has(change.group.id)),
  );
  if (whole.length > 0) return whole;
  return {
    why: `There is no change ${asked}.`,
    next: `throughline history lists them, from 1 to ${changes.length}.`,
  };
}
