import type { HotProject } from '../hot-project.ts';
import { type AnswerName, answerByName, type OptionsOf } from './answers.ts';
import { isNoAnswer, type NoAnswer } from './no-answer.ts';

/** An answer, ready to be sent, and whose names go with it. */
export interface Answered {
  readonly json: string;
  readonly authors: readonly string[];
}

/** What is asked, as plain data. */
export interface Question<N extends AnswerName = AnswerName> {
  readonly name: N;
  readonly options: OptionsOf<N>;
}

/** Answers in one go, in whatever thread the project is in. */
export function makeAnswer(project: HotProject, { name, options }: Question): Answered | NoAnswer {
  const make = answerByName[name] as (project: HotProject, options: unknown) => object;
  const found = make(project, options);
  if (isNoAnswer(found)) return found;
  const { authors = [], ...answer } = found as { readonly authors?: readonly string[] };
  return { json: JSON.stringify(answer), authors };
}
