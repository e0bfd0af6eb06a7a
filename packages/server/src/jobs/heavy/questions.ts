import {
  type Edit,
  expectedFinishEdit,
  type LocalDateTime,
  type RecordId,
  type Refusal,
  type Unschedulable,
} from '@throughline/model';
import {
  type Answered,
  makeAnswer,
  type NoAnswer,
  type Question as PlanQuestion,
} from '../../projects/answers/index.ts';
import type { HotProject } from '../../projects/index.ts';
import type { Desk } from './desk.ts';

/**
 * What a thread can be asked about a project: one row for each, a function of the project and of plain
 * data that answers with plain data. Call it by `heavy.ask(projectId, revision, 'name', options)`.
 */
export const questions = {
  /** Where the project stands, as this thread sees it. */
  revision: ({ revision }: HotProject, _options: null): number => revision,
  /** What the answers of the API say. */
  answer: (project: HotProject, asked: PlanQuestion): Answered | NoAnswer =>
    makeAnswer(project, asked),
  /** The edit by which a task is expected to be done then: it is found by forecasting several times. */
  expectedFinish: (
    project: HotProject,
    { taskId, expectedFinish, now }: ExpectedFinish,
  ): Edit | Refusal | Unschedulable => {
    const computed = project.computed(now);
    if ('code' in computed) return computed;
    return expectedFinishEdit(computed, taskId, expectedFinish, { now });
  },
};

interface ExpectedFinish {
  readonly taskId: RecordId;
  readonly expectedFinish: LocalDateTime;
  readonly now: LocalDateTime;
}

export type Questions = typeof questions;
export type QuestionName = keyof Questions;
export type Asked<N extends QuestionName> = Parameters<Questions[N]>[1];

export interface Question<N extends QuestionName = QuestionName> {
  readonly projectId: string;
  readonly revision: number;
  readonly question: N;
  readonly options: Asked<N>;
}

/** Records of the projects that a thread keeps: the ones asked about last, and one in any case. */
const MOST_RECORDS = 500_000;
/** By id, the one asked about last at the end. */
const sizeByProject = new Map<string, number>();

/** The answer; undefined where there is no such project. */
export async function answerQuestion(
  { store }: Desk,
  { projectId, revision, question, options }: Question,
): Promise<unknown> {
  const answer = questions[question] as (project: HotProject, options: unknown) => unknown;
  return store.read(projectId, revision, (project) => {
    sizeByProject.delete(projectId);
    sizeByProject.set(projectId, project.history.records.size);
    forgetOldest(store);
    return answer(project, options);
  });
}

function forgetOldest(store: Desk['store']): void {
  let records = 0;
  for (const size of sizeByProject.values()) records += size;
  for (const [projectId, size] of sizeByProject) {
    if (records <= MOST_RECORDS || sizeByProject.size === 1) return;
    store.forget(projectId);
    sizeByProject.delete(projectId);
    records -= size;
  }
}
