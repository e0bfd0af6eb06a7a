import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { sayProblem } from '../connection/index.ts';
import type { LogAnswer, LoggedChange } from '../moment/index.ts';
import { Button, Empty, Failed, Loading, Page } from '../ui/index.ts';
import { format, messages } from '../words/index.ts';
import { ChangeLine } from './change-line.tsx';
import { CompareMoments } from './compare-moments.tsx';
import { FilterBar } from './filter-bar.tsx';
import { type Filters, filtersOf, searchOf } from './filters.ts';
import styles from './history.module.css';
import { RestoreScreen } from './restore-screen.tsx';
import { StepButtons } from './step-buttons.tsx';
import { useLog } from './use-log.ts';

const say = messages({
  all: {
    one: '{count} change made this plan; the last on {day} by {person}.',
    other: '{number} changes made this plan; the last on {day} by {person}.',
  },
  found: { one: '{count} change found', other: '{number} changes found' },
  foundMore: 'The newest {number} changes found; there are more further back.',
  someone: 'somebody',
  loading: 'The history of this plan',
  more: 'Earlier changes',
  lookingFurther: 'Looking further back …',
  end: 'This is the beginning of the log.',
  noneTitle: 'No change fits.',
  none: 'Take a filter away, or look at another time.',
  clear: 'Clear all filters',
  emptyTitle: 'Nothing was changed yet.',
  empty: 'Every edit is kept here, with who made it, when and why. Nothing is ever lost.',
  compare: 'Compare two moments',
});

/** What was changed, by whom and why; and the ways back. */
export function HistoryScreen() {
  const search = useSearch({ strict: false }) as Readonly<Record<string, unknown>>;
  const navigate = useNavigate();
  const filters = filtersOf(search);
  const log = useLog(filters);
  const [openSeq, setOpenSeq] = useState<number>();
  const put = (more: Readonly<Record<string, string | undefined>>) =>
    void navigate({
      to: '.',
      search: ((now: object) => ({ ...now, ...more })) as never,
      replace: true,
    });
  const show = (next: Filters) => put(searchOf(next));
  const compare = typeof search.compare === 'string' ? search.compare : undefined;
  if (search.restore !== undefined) {
    const record = typeof search.record === 'string' ? search.record : undefined;
    return <RestoreScreen moment={String(search.restore)} recordId={record} />;
  }
  if (compare !== undefined) {
    return <CompareMoments asked={compare} onAsk={(moments) => put({ compare: moments })} />;
  }
  const pages = log.data?.pages ?? [];
  const changes = pages.flatMap((page) => page.changes);
  const people = Object.assign({}, ...pages.map((page) => page.people ?? {})) as Readonly<
    Record<string, string>
  >;
  const isFiltered = Object.keys(filters).length > 0;
  return (
    <Page>
      <div className={styles.intro}>
        <h1>{sayLog(pages, changes, people, isFiltered, log.hasNextPage)}</h1>
        <div className={styles.actions}>
          <StepButtons people={people} />
          <Button onClick={() => put({ compare: '..' })}>{say('compare')}</Button>
        </div>
      </div>
      <FilterBar filters={filters} people={people} onChange={show} />
      {log.error && <Failed text={sayProblem(log.error)} onRetry={() => void log.refetch()} />}
      {log.isPending && !log.error && <Loading />}
      {log.isSuccess && changes.length === 0 && !log.hasNextPage && (
        <Empty title={say(isFiltered ? 'noneTitle' : 'emptyTitle')}>
          <p>{say(isFiltered ? 'none' : 'empty')}</p>
          {isFiltered && <Button onClick={() => show({})}>{say('clear')}</Button>}
        </Empty>
      )}
      <ol className={styles.log}>
        {changes.map((change) => (
          <ChangeLine
            key={change.seq}
            change={change}
            people={people}
            isOpen={openSeq === change.seq}
            onToggle={() => setOpenSeq(openSeq === change.seq ? undefined : change.seq)}
            onFilter={(more) => show({ ...filters, ...more })}
          />
        ))}
      </ol>
      {log.hasNextPage ? (
        <p>
          <Button disabled={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
            {say(log.isFetchingNextPage ? 'lookingFurther' : 'more')}
          </Button>
        </p>
      ) : (
        changes.length > 0 && <p className="faint">{say('end')}</p>
      )}
    </Page>
  );
}

function sayLog(
  pages: readonly LogAnswer[],
  changes: readonly LoggedChange[],
  people: Readonly<Record<string, string>>,
  isFiltered: boolean,
  hasMore: boolean,
): string {
  const [page] = pages;
  const [last] = changes;
  if (page === undefined) return say('loading');
  if (isFiltered) {
    const number = format.number(changes.length);
    return hasMore ? say('foundMore', { number }) : say('found', { count: changes.length, number });
  }
  if (last === undefined) return say('emptyTitle');
  return say('all', {
    count: page.about.head,
    number: format.number(page.about.head),
    day: format.instantDay(last.at),
    person: (last.author && people[last.author]) || say('someone'),
  });
}
