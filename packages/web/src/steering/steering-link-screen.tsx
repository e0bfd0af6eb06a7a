import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemError, request, sayProblem } from '../connection/index.ts';
import { TopBar } from '../shell/index.ts';
import { Button, Failed, Loading, Page } from '../ui/index.ts';
import { format, messages } from '../words/index.ts';
import styles from './steering.module.css';
import type { SentPage } from './steering-answers.ts';
import { SteeringSheet } from './steering-sheet.tsx';

const say = messages({
  ended: 'This link was taken back, or its time is over. Ask whoever sent it for a new one.',
  nothing: 'This link opens nothing. Is all of it there?',
  print: 'Print',
  until: 'This link shows the page until {day}.',
});

/** A steering page as it was sent, for whoever has its link. */
export function SteeringLinkScreen() {
  const [secret] = useState(() => decodeURIComponent(location.hash.slice(1)) || '-');
  const { data, error, refetch } = useQuery({
    queryKey: ['steering-link', secret],
    queryFn: ({ signal }) =>
      request<SentPage & { readonly expiresAt: string }>('POST', '/links/steering-page', {
        body: { secret },
        signal,
      }),
    // What was sent does not change.
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });
  if (data === undefined) {
    return (
      <Page>
        {error ? <Failed text={faultOf(error)} onRetry={() => void refetch()} /> : <Loading />}
      </Page>
    );
  }
  return (
    <Page>
      <TopBar>
        <Button onClick={() => print()}>{say('print')}</Button>
      </TopBar>
      <SentSheet page={data} />
      <p className={`faint ${styles.screenOnly}`}>
        {say('until', { day: format.instantDay(data.expiresAt) })}
      </p>
    </Page>
  );
}

/** A page as it was sent, with who made it and when. */
export function SentSheet({ page }: { readonly page: SentPage }) {
  const { project, text, content, createdBy, createdAt, engineVersion } = page;
  const made = { who: createdBy.name, when: createdAt, engine: engineVersion };
  return <SteeringSheet project={project} text={text} content={content} made={made} />;
}

function faultOf(error: Error): string {
  if (!(error instanceof ProblemError)) return sayProblem(error);
  if (error.status === 410) return say('ended');
  return error.status === 404 ? say('nothing') : sayProblem(error);
}
