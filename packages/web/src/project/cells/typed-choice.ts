import { format } from '../../words/index.ts';
import type { Choice } from '../columns.ts';
import { say, Wrong } from './say.ts';
import { alike, quoted } from './typed-text.ts';

/**
 * The value that is meant: by its label or value, by the beginning of a label that no other has, or by the first
 * letters of its words as people of the field write them: `SNET`, `ASAP`.
 */
export function readChoice(text: string, choices: readonly Choice[]): string | Wrong {
  const typed = alike(text);
  const exact = choices.find(
    ({ value, label }) =>
      alike(label) === typed || alike(value) === typed || initials(value) === typed,
  );
  if (exact !== undefined) return exact.value;
  const begun = typed === '' ? [] : choices.filter(({ label }) => alike(label).startsWith(typed));
  const [only] = begun;
  if (only !== undefined && begun.length === 1) return only.value;
  return notOffered(
    text,
    choices.map(({ label }) => label),
  );
}

/** At most so many are named. */
const MOST_NAMED = 12;

export function notOffered(text: string, names: readonly string[]): Wrong {
  const named = names.slice(0, MOST_NAMED);
  const accepted = format.list(names.length > MOST_NAMED ? [...named, '…'] : named);
  return new Wrong(say('notOffered', { text: quoted(text), accepted }));
}

function initials(value: string): string {
  const words = value.split('-');
  return words.length < 3 ? '' : words.map((word) => word[0]).join('');
}
