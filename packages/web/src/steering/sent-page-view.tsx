import { sayProblem, useAnswer } from '../connection/index.ts';
import { useProjectPlace } from '../project/index.ts';
import { TopBar } from '../shell/index.ts';
import { Button, Failed, Loading } from '../ui/index.ts';
import { messages } from '../words/index.ts';
import { PageLinks } from './page-links.tsx';
import styles from './steering.module.css';
import type { SentPage } from './steering-answers.ts';
import { SentSheet } from './steering-link-screen.tsx';

const say = messages({ back: 'Back to the page of now', print: 'Print' });

/** A page as it was sent, and the links that show it. */
export function SentPageView({
  pageId,
  onBack,
}: {
  readonly pageId: string;
  readonly onBack: () => void;
}) {
  const { projectId, role } = useProjectPlace();
  const { data, error } = useAnswer<SentPage>(projectId, `/steering-pages/${pageId}`);
  const mayShare = role === 'owner' || role === 'manager';
  return (
    <>
      <TopBar>
        <Button onClick={onBack}>{say('back')}</Button>
        <Button onClick={() => print()}>{say('print')}</Button>
      </TopBar>
      {data === undefined ? (
        error ? (
          <Failed text={sayProblem(error)} />
        ) : (
          <Loading />
        )
      ) : (
        <>
          <SentSheet page={data} />
          {mayShare && (
            <div className={styles.screenOnly}>
              <PageLinks pageId={pageId} />
            </div>
          )}
        </>
      )}
    </>
  );
}
