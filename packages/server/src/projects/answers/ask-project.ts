import { viewClass } from '@throughline/model';
import type { HotProject } from '../hot-project.ts';
import type { ProjectStore } from '../project-store.ts';
import { keep, keptFor } from './answer-cache.ts';
import type { AnswerName, OptionsOf } from './answers.ts';
import { isHeavy } from './heavy-answers.ts';
import { type Answered, makeAnswer, type Question } from './make-answer.ts';
import { NewestOnly } from './newest-only.ts';
import type { NoAnswer } from './no-answer.ts';

/** Does the work in another thread, which reads the project for itself. */
export type AskThread = (
  projectId: string,
  revision: number,
  question: Question,
) => Promise<Answered | NoAnswer | undefined>;

/**
 * The answer as of this revision or a later one; undefined where there is no such project. What holds up
 * the event loop is done in a thread, and once for all who ask the same of the same revision.
 */
export async function askProject<N extends AnswerName>(
  store: ProjectStore,
  askThread: AskThread,
  place: { readonly projectId: string; readonly revision: number },
  name: N,
  options: OptionsOf<N>,
): Promise<Answered | NoAnswer | undefined> {
  const { projectId, revision } = place;
  const question: Question = { name, options };
  const key = keyOf(question);
  const queue = queueOf(store);
  const begun = await store.read(projectId, revision, (project) =>
    begin(project, question, key, (at) =>
      queue.ask(`${projectId} ${key}`, at, (newest) => askThread(projectId, newest, question)),
    ),
  );
  return begun instanceof Started ? begun.outcome : begun;
}

/** Keeps a promise from being waited for inside of a read. */
class Started {
  constructor(readonly outcome: Promise<Answered | NoAnswer | undefined>) {}
}

function begin(
  project: HotProject,
  question: Question,
  key: string,
  askQueue: (revision: number) => Promise<Answered | NoAnswer | undefined>,
): Answered | NoAnswer | Started {
  const kept = keptFor(project);
  const known = kept.byKey.get(key);
  if (known !== undefined) return known;
  const pending = kept.pending.get(key);
  if (pending !== undefined) return new Started(pending);
  if (!isHeavy(project, question)) {
    const answer = makeAnswer(project, question);
    keep(kept, key, answer);
    return answer;
  }
  const outcome = askQueue(project.revision)
    .then((answer) => {
      if (answer !== undefined) keep(kept, key, answer);
      return answer;
    })
    .finally(() => kept.pending.delete(key));
  kept.pending.set(key, outcome);
  return new Started(outcome);
}

const queueByStore = new WeakMap<ProjectStore, NewestOnly<Answered | NoAnswer | undefined>>();

function queueOf(store: ProjectStore): NewestOnly<Answered | NoAnswer | undefined> {
  const known = queueByStore.get(store);
  if (known !== undefined) return known;
  const queue = new NewestOnly<Answered | NoAnswer | undefined>();
  queueByStore.set(store, queue);
  return queue;
}

/** Whoever sees the same and asks the same within the hour gets the same. */
function keyOf({ name, options }: Question): string {
  const { reader, ...asked } = options;
  const hour = 'now' in asked ? { now: asked.now.slice(0, 13) } : {};
  return `${name} ${viewClass(reader)} ${JSON.stringify({ ...asked, ...hour })}`;
}
