import {
  type Diff,
  EMPTY_DIFF,
  isRefusal,
  PlanNames,
  type Problem,
  type Records,
  type Refusal,
  sayEdit,
  sayRefusal,
  scaleOf,
} from '@throughline/model';
import { messages } from '../../words/index.ts';
import type { OwnGroup } from './unacknowledged.ts';

const say = messages({
  more: { one: '{what}, and {count} more', other: '{what}, and {count} more' },
  somebody: 'somebody else',
  notAllowed: 'Your role may not make this change.',
  notThere: 'The plan is not there any more, or is not shared with you.',
});

export type People = ReadonlyMap<string, string>;

/** What the group did or was to do: `Set the duration of 42 Dig from 4d to 7d`. */
export function whatOf({ edits }: OwnGroup, diff: Diff, records: Records): string {
  const [first, ...others] = edits;
  if (first === undefined) return '';
  const names = new PlanNames(records).nameOf({ ...diff.removed, ...diff.added });
  const what = plain(sayEdit({ edit: first.edit, diff }, names, scaleOf(records.project)));
  return others.length === 0 ? what : say('more', { what, count: others.length });
}

/** A refusal in words, with people by their names. */
export function whyOf(
  refusal: Refusal,
  records: Records,
  people: People,
  diff = EMPTY_DIFF,
): string {
  const names = new PlanNames(records).nameOf({ ...diff.removed, ...diff.added });
  const author = authorOf(refusal);
  return plain(
    sayRefusal(refusal, (id) => {
      if (id === author) return people.get(id) ?? say('somebody');
      return people.get(id) ?? names(id);
    }),
  );
}

/** What the server said of an edit that it will not make. */
export function whyNot(problem: Problem, records: Records, people: People, diff?: Diff): string {
  const refusal = refusalIn(problem);
  if (refusal !== undefined) return whyOf(refusal, records, people, diff);
  if (problem.status === 403) return say('notAllowed');
  if (problem.status === 404) return say('notThere');
  return plain(problem.detail ?? problem.title);
}

/** The model's own refusal, where the problem is one. */
export function refusalIn(problem: Problem): Refusal | undefined {
  const { type, code, parameters = {}, recordId, field, accepted } = problem;
  if (type !== '/problems/refused' && type !== '/problems/conflict') return undefined;
  const refusal = {
    code,
    parameters,
    ...(recordId !== undefined && { recordId }),
    ...(field !== undefined && { field }),
    ...(accepted !== undefined && { accepted }),
  } as unknown as Refusal;
  // The route's own conflicts have no sentence of the model's.
  return problem.detail === undefined &&
    code !== 'refused' &&
    code !== 'conflict' &&
    isRefusal(refusal)
    ? refusal
    : undefined;
}

function authorOf({ parameters }: Refusal): string | undefined {
  return 'author' in parameters ? String(parameters.author) : undefined;
}

/** Dates and lengths in it have spaces like any other. */
export function plain(sentence: string): string {
  return sentence.replaceAll('\u00a0', ' ');
}
