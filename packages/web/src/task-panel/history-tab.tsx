import { useInfiniteQuery } from '@tanstack/react-query';
import type { SlipCause } from '@throughline/model';
import { sayCause } from '../causes/index.ts';
import { request, sayProblem } from '../connection/index.ts';
import type { LogAnswer, LoggedChange } from '../moment/index.ts';
import { useProjectPlace } from '../project/index.ts';
import { ScreenLink } from '../shell/index.ts';
import { Button, Failed, Loading } from '../ui/index.ts';
import { format, messages } from '../words/index.ts';
import { useOpenTask } from './open-task.tsx';
import styles from './panel.module.css';

const say = messages({
  title: 'What became of this task',
  none: 'Nothing was changed since it came into the plan.',
  someone: 'Somebody',
  part: 'A change that you see a part of',
  who: '{person}, {when}',
  why: 'Cause: {cause}',
  undone: 'taken back by change {seq}',
  more: 'Earlier changes',
  all: 'In the history of the plan',
});

const PAGE = 30;

/** The changes of the task, its links, people and promises: the newest first, more on demand. */
export function HistoryTab() {
  const { projectId } = useProjectPlace();
  const task = useOpenTask().details.task.id;
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage, refetch } = useInfiniteQuery(
    {
      queryKey: ['project', projectId, '/history', 'of a task', task],
      queryFn: ({ pageParam, signal }) =>
        request<LogAnswer>('GET', `/projects/${projectId}/history`, {
          query: { task, limit: PAGE, before: pageParam },
          signal,
        }),
      initialPageParam: undefined as number | undefined,
      getNextPageParam: (last) => last.next ?? undefined,
    },
  );
  if (error !== null) return <Failed text={sayProblem(error)} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  const people = Object.assign({}, ...data.pages.map((page) => page.people ?? {}));
  const changes = data.pages.flatMap((page) => page.changes);
  return (
    <section className={styles.section}>
      <h3>{say('title')}</h3>
      {changes.length === 0 && !hasNextPage && <p className="faint">{say('none')}</p>}
      <ol className={styles.history}>
        {changes.map((change) => (
          <Line key={change.seq} change={change} person={people[change.author ?? '']} />
        ))}
      </ol>
      {hasNextPage && (
        <Button disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {say('more')}
        </Button>
      )}
      <p>
        <ScreenLink screen="history" search={{ task }}>
          {say('all')}
        </ScreenLink>
      </p>
    </section>
  );
}

function Line({
  change: { sentence, at, cause, undoneBy },
  person,
}: {
  readonly change: LoggedChange;
  readonly person: string | undefined;
}) {
  return (
    <li className={undoneBy ? styles.undone : ''}>
      <p>{sentence ?? say('part')}</p>
      <p className="faint">
        {say('who', { person: person ?? say('someone'), when: format.instant(at) })}
        {cause && ` · ${say('why', { cause: sayCause(cause as SlipCause) })}`}
        {undoneBy && ` · ${say('undone', { seq: undoneBy })}`}
      </p>
    </li>
  );
}
