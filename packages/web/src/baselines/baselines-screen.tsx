import { useState } from 'react';
import { sayProblem, useAnswer } from '../connection/index.ts';
import { sayMoved, useMinutesPerDay } from '../moment/index.ts';
import { useProjectPlace } from '../project/index.ts';
import { SyncNote } from '../records/index.ts';
import { Button, Empty, Failed, Loading, Page, Section } from '../ui/index.ts';
import { format, messages } from '../words/index.ts';
import type { BaselineLine } from './baseline-answer.ts';
import { BaselineTable } from './baseline-table.tsx';
import { Compare } from './compare.tsx';
import { TakeBaseline } from './take-baseline.tsx';

const say = messages({
  moved: 'The forecast finishes {moved} than {name}.',
  same: 'The forecast finishes as {name} has it.',
  finish: 'It was to finish {finish}; {approved}.',
  approved: 'approved by {who} on {day}',
  unapproved: 'nobody has approved it',
  undated: 'Measured against {name}, which gives no finish to compare.',
  none: 'Nothing was agreed to be measured by.',
  first:
    'A baseline keeps the dates, work and cost of the plan as it is now. Take one when the plan is agreed: from then on, every answer says how far the forecast is from it.',
  take: 'Take a baseline',
  list: 'Baselines',
});

/** What was agreed to be measured by, and how far any two of these states are apart. */
export function BaselinesScreen() {
  const { projectId, asOf, role } = useProjectPlace();
  const minutesPerDay = useMinutesPerDay();
  const [isTaking, setTaking] = useState(false);
  const { data, error, refetch } = useAnswer<{ readonly baselines: readonly BaselineLine[] }>(
    projectId,
    '/baselines',
    { asOf },
  );
  if (error) {
    return (
      <Page>
        <Failed text={sayProblem(error)} onRetry={() => void refetch()} />
      </Page>
    );
  }
  if (data === undefined) {
    return (
      <Page>
        <Loading />
      </Page>
    );
  }
  const { baselines } = data;
  const compared = baselines.find((baseline) => baseline.compared);
  const canEdit = asOf === undefined && (role === 'owner' || role === 'manager');
  const taking = <Button onClick={() => setTaking(true)}>{say('take')}</Button>;
  return (
    <Page>
      <SyncNote />
      {compared === undefined ? (
        <h1>{say('none')}</h1>
      ) : (
        <header>
          <h1>{sentence(compared, minutesPerDay)}</h1>
          <p className="muted">
            {say('finish', {
              finish: format.weekdayAndDay(compared.finish),
              approved:
                compared.approvedAt === null
                  ? say('unapproved')
                  : say('approved', {
                      who: compared.approvedBy ?? '–',
                      day: format.day(compared.approvedAt),
                    }),
            })}
          </p>
        </header>
      )}
      {baselines.length === 0 ? (
        <Empty title={say('take')}>
          <p>{say('first')}</p>
          {canEdit && taking}
        </Empty>
      ) : (
        <>
          <Section title={say('list')} aside={canEdit && taking}>
            <BaselineTable baselines={baselines} canEdit={canEdit} />
          </Section>
          <Compare baselines={baselines} />
        </>
      )}
      {isTaking && <TakeBaseline baselines={baselines} onClose={() => setTaking(false)} />}
    </Page>
  );
}

function sentence({ name, variance }: BaselineLine, minutesPerDay: number): string {
  if (variance === null) return say('undated', { name });
  if (variance === 0) return say('same', { name });
  return say('moved', { name, moved: sayMoved(variance, minutesPerDay) });
}
