import type { ReasonToAsk } from '@throughline/model';
import { UnexplainedList } from '../causes/index.ts';
import { sayProblem, useAnswer } from '../connection/index.ts';
import { signedDays } from '../moment/index.ts';
import { useProjectPlace } from '../project/index.ts';
import { SyncNote } from '../records/index.ts';
import { Failed, Loading, Page } from '../ui/index.ts';
import { format, messages } from '../words/index.ts';
import { CameIn } from './came-in.tsx';
import { Collect } from './collect.tsx';
import type { Link } from './links.tsx';
import { Moved } from './moved.tsx';
import { hasReported } from './owners.ts';
import { Reschedule } from './reschedule.tsx';
import { SetStatus } from './set-status.tsx';
import { Step } from './step.tsx';
import { Tell } from './tell.tsx';
import { useWeek, type Week } from './use-week.ts';
import styles from './week.module.css';

const say = messages({
  stands: 'Status as of {day}: {reported}; {moved}.',
  noStatus: 'No status date yet: {reported}; {moved}.',
  nobody: 'nobody owes a report',
  everybody: { one: 'the one person due has reported', other: 'all {count} people have reported' },
  some: {
    one: '{open} of {count} person has not reported',
    other: '{open} of {count} people have not reported',
  },
  still: 'the forecast has not moved',
  moved: { one: 'the forecast moved {days} day', other: 'the forecast moved {days} days' },
  unexplained: '{moved}, {days} unexplained',
  noUpdate: {
    one: '{days} working day of the movement came of time that passed without news. It falls away once people report.',
    other:
      '{days} working days of the movement came of time that passed without news. They fall away once people report.',
  },
  causes: 'Say why it moved',
  allSaid: 'Every day that the forecast moved is explained.',
  toSay: {
    one: '{count} movement of the finish has no cause yet. The guess is chosen; Enter accepts it.',
    other:
      '{count} movements of the finish have no cause yet. The guess is chosen; Enter accepts it.',
  },
  past: 'The week is run in the present plan. Go back to now to set its status.',
});

/** The weekly cycle: status date, reports, what came in, causes, unfinished work, telling it. */
export function WeekScreen() {
  const { projectId, asOf, branch, role } = useProjectPlace();
  const { week, error } = useWeek();
  const isManager = role === 'owner' || role === 'manager';
  const isPresent = asOf === undefined && branch === undefined;
  const links = useAnswer<{ readonly links: readonly Link[] }>(
    projectId,
    '/report-links',
    {},
    isManager,
  );
  if (week === undefined) {
    return <Page>{error ? <Failed text={sayProblem(error)} /> : <Loading />}</Page>;
  }
  const mayEdit = isPresent && (isManager || role === 'contributor');
  const linkIds = new Set((links.data?.links ?? []).map(({ id }) => id));
  return (
    <Page>
      <header>
        <h1>{sentenceOf(week)}</h1>
        {!isPresent && <p className="warn">{say('past')}</p>}
      </header>
      <SyncNote />
      <div className={styles.steps}>
        <SetStatus week={week} canEdit={isPresent && isManager} />
        <Collect week={week} canAsk={isPresent && isManager} />
        <CameIn week={week} canEdit={mayEdit} linkIds={linkIds} />
        <Causes week={week} canEdit={mayEdit} />
        <Reschedule week={week} canEdit={mayEdit} />
        <Tell />
      </div>
    </Page>
  );
}

function Causes({ week, canEdit }: { readonly week: Week; readonly canEdit: boolean }) {
  const { projectId } = useProjectPlace();
  const { ledger, from, project } = week;
  const asks = useAnswer<{ readonly reasons: readonly ReasonToAsk[] }>(
    projectId,
    '/asks-for-cause',
    {
      since: from,
    },
  );
  const lines = ledger.lines.filter(({ id }) => ledger.unexplained.lines.includes(id));
  const reasons = asks.data?.reasons ?? [];
  const { noUpdate } = ledger.unexplained;
  return (
    <Step
      number={4}
      title={say('causes')}
      isDone={lines.length === 0}
      sentence={[
        lines.length === 0 ? say('allSaid') : say('toSay', { count: lines.length }),
        noUpdate !== 0 &&
          say('noUpdate', {
            count: Math.abs(noUpdate / project.minutesPerDay),
            days: format.number(Math.abs(noUpdate / project.minutesPerDay), 1),
          }),
      ]
        .filter(Boolean)
        .join(' ')}
    >
      {canEdit && lines.length > 0 && (
        <UnexplainedList lines={lines} all={ledger.lines} people={ledger.people ?? {}} />
      )}
      {reasons.length > 0 && <Moved reasons={reasons} minutesPerDay={project.minutesPerDay} />}
    </Step>
  );
}

function sentenceOf({ statusDate, owners, ledger, project }: Week): string {
  const named = owners.filter(({ key }) => key !== '');
  const open = named.filter((owner) => !hasReported(owner)).length;
  const reported =
    named.length === 0
      ? say('nobody')
      : open === 0
        ? say('everybody', { count: named.length })
        : say('some', { open, count: named.length });
  const { minutesPerDay } = project;
  const inDays = (minutes: number) => ({
    count: Math.abs(minutes / minutesPerDay),
    days: signedDays(minutes, minutesPerDay),
  });
  const lines = ledger.lines.filter(({ id }) => ledger.unexplained.lines.includes(id));
  const unexplained = lines.reduce((sum, { amount }) => sum + Math.abs(amount), 0);
  const movement = ledger.delta === 0 ? say('still') : say('moved', inDays(ledger.delta));
  const moved =
    unexplained === 0
      ? movement
      : say('unexplained', {
          moved: movement,
          days: format.number(unexplained / minutesPerDay, 1),
        });
  return statusDate === undefined
    ? say('noStatus', { reported, moved })
    : say('stands', { day: format.day(statusDate), reported, moved });
}
