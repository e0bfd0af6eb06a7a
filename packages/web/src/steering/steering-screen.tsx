import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { sayProblem, useAnswer } from '../connection/index.ts';
import { useProjectPlace } from '../project/index.ts';
import { TopBar } from '../shell/index.ts';
import type { BaselinesAnswer } from '../tracking/index.ts';
import { Button, Failed, Loading, Page } from '../ui/index.ts';
import { format, messages } from '../words/index.ts';
import { SendDialog } from './send-dialog.tsx';
import { SentList } from './sent-list.tsx';
import { SentPageView } from './sent-page-view.tsx';
import { SheetForm } from './sheet-form.tsx';
import styles from './steering.module.css';
import type { SteeringContent, SteeringText } from './steering-answers.ts';
import { SteeringSheet } from './steering-sheet.tsx';

const say = messages({
  title: 'Steering',
  lead: 'One page for the steering group. What you send is kept as it is, whatever becomes of the plan.',
  lastReport: 'the last report',
  print: 'Print',
  send: 'Send …',
  past: 'A steering page tells of the plan as it is now. Go back to now to make one.',
});

/** The page as it would be sent now, what was sent before, and one of those as it was. */
export function SteeringScreen() {
  const { asOf, branch } = useProjectPlace();
  const { page } = useSearch({ strict: false }) as { page?: string };
  const navigate = useNavigate();
  const show = (id: string | undefined) =>
    void navigate({
      to: '.',
      search: ((now: Record<string, unknown>) => ({ ...now, page: id })) as never,
    });
  return (
    <Page>
      {page !== undefined ? (
        <SentPageView key={page} pageId={page} onBack={() => show(undefined)} />
      ) : asOf !== undefined || branch !== undefined ? (
        <p>{say('past')}</p>
      ) : (
        <Draft onSent={show} />
      )}
      <div className={styles.screenOnly}>
        <SentList shown={page} onShow={show} />
      </div>
    </Page>
  );
}

function Draft({ onSent }: { readonly onSent: (id: string) => void }) {
  const { projectId, name, role } = useProjectPlace();
  const baselines = useAnswer<BaselinesAnswer>(projectId, '/baselines');
  const compared = baselines.data?.baselines.find((baseline) => baseline.compared);
  const [chosen, setChosen] = useState<string>();
  const against = chosen ?? compared?.id ?? '';
  const content = useAnswer<SteeringContent>(
    projectId,
    '/steering-page',
    { against: against === '' ? undefined : against },
    !baselines.isPending,
  );
  const [typed, setTyped] = useState<Partial<SteeringText>>({});
  const [isSending, setSending] = useState(false);
  if (content.data === undefined) {
    return content.error ? <Failed text={sayProblem(content.error)} /> : <Loading />;
  }
  const text: SteeringText = {
    title: say('title'),
    period: format.day(content.data.status),
    notes: '',
    decisionsWanted: '',
    ...typed,
    against: baselines.data?.baselines.find(({ id }) => id === against)?.name ?? say('lastReport'),
  };
  const maySend = role === 'owner' || role === 'manager';
  return (
    <>
      <TopBar>
        <Button onClick={() => print()}>{say('print')}</Button>
        {maySend && (
          <Button look="primary" onClick={() => setSending(true)}>
            {say('send')}
          </Button>
        )}
      </TopBar>
      <p className={`muted ${styles.screenOnly}`}>{say('lead')}</p>
      <SheetForm
        text={text}
        onChange={(more) => setTyped({ ...typed, ...more })}
        against={against}
        onAgainst={setChosen}
        baselines={baselines.data?.baselines ?? []}
      />
      <SteeringSheet project={name} text={text} content={content.data} />
      {isSending && (
        <SendDialog
          seq={content.data.seq}
          against={against}
          text={text}
          onClose={() => setSending(false)}
          onSent={onSent}
        />
      )}
    </>
  );
}
