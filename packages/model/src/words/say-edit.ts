import type { Edit } from '../edit/index.ts';
import type { DurationScale } from '../notation/index.ts';
import type { Diff } from '../plan/index.ts';
import { EDIT_SENTENCES } from './edit-sentences.ts';
import { Saying } from './saying.ts';
import { counted, type NameOf } from './sentence.ts';

/** What only the log can make, beside the edits of a manager. */
export type LogEdit =
  | { readonly kind: 'history.undo'; readonly seqs: readonly number[] }
  | {
      readonly kind: 'plan.update';
      readonly source: { readonly format: string; readonly name: string };
    };

export type SaidEdit = Edit | LogEdit;

/** A change of the log has both; an edit alone does not say what was there before. */
export interface SaidChange {
  readonly edit: SaidEdit;
  readonly diff?: Diff;
}

/**
 * One plain line in the past tense, without a full stop: `Set the duration of ‘Build’ from 10d to 15d`.
 * @param name what people call the record of an id; a text that is no id of theirs it gives back
 * @param scale what a day and a week mean in this plan; without it, lengths are said in hours
 */
export function sayEdit(
  said: SaidEdit | SaidChange,
  name: NameOf = (id) => id,
  scale?: DurationScale,
): string {
  const { edit, diff }: SaidChange = 'edit' in said ? said : { edit: said };
  const saying = new Saying(name, diff, scale);
  if (edit.kind === 'history.undo') {
    const which = edit.seqs.map((seq) => `#${seq}`);
    return `Took back ${edit.seqs.length === 1 ? 'change' : 'changes'} ${which.join(', ')}`;
  }
  if (edit.kind === 'plan.update') {
    const touched = saying.reach === 0 ? '' : `: ${counted(saying.reach, 'record')} changed`;
    return `Brought in ${edit.source.name} (${edit.source.format})${touched}`;
  }
  const sentence = EDIT_SENTENCES[edit.kind] as (edit: Edit, saying: Saying) => string;
  return sentence(edit, saying);
}
