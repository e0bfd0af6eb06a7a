import { sayProblem } from '../connection/index.ts';
import { ScreenLink, TopBar } from '../shell/index.ts';
import { ForecastMoved, type ForecastPromise, markersOf } from '../tracking/index.ts';
import { Empty, Failed, Loading, Page, Section } from '../ui/index.ts';
import { messages } from '../words/index.ts';
import { AgainstPicker } from './against-picker.tsx';
import { Decisions, Late, Next, Promises, Stale, Waiting, WaysBack } from './blocks.tsx';
import { forecastPromise, isEmptyPlan } from './evidence.ts';
import { Ledger } from './ledger.tsx';
import styles from './on-track.module.css';
import { type Tracking, useTracking } from './use-tracking.ts';
import { Verdict } from './verdict.tsx';

const say = messages({
  moved: 'How the forecast moved',
  byReport: 'finish, report by report',
  emptyTitle: 'Nothing is planned yet',
  first: 'Type the first tasks in the {plan}, or bring a file in: {files}.',
  plan: 'plan',
  files: 'MS Project, P6, CSV',
  onwards:
    'Then take a {baseline} of what was agreed, and record each {promise} with what it costs to break it. From then on this page says whether they hold, and what moved them.',
  baseline: 'baseline',
  promise: 'promise',
  measureTitle: 'Nothing to be measured by yet',
  measure: 'Take a {baseline}, or record a {promise}: then this page says whether it holds.',
});

/** Are we on track, and if not, what changed? The first screen of a project. */
export function OnTrackScreen() {
  const tracking = useTracking();
  const { status } = tracking;
  if (status.error && status.data === undefined) {
    return (
      <Page>
        <Failed text={sayProblem(status.error)} onRetry={() => void status.refetch()} />
      </Page>
    );
  }
  if (status.data === undefined) {
    return (
      <Page>
        <Loading />
      </Page>
    );
  }
  if (isEmptyPlan(status.data)) return <FirstSteps />;
  return <Answered tracking={tracking} />;
}

function Answered({ tracking }: { readonly tracking: Tracking }) {
  const { status, promises, looking, ledger, series } = tracking;
  if (status.data === undefined) return null;
  const { data } = status;
  const told = promises.data?.promises ?? [];
  const isDated = data.answer !== null;
  return (
    <Page>
      {data.answer?.finish !== undefined && (
        <TopBar>
          <AgainstPicker tracking={tracking} />
        </TopBar>
      )}
      <Verdict status={data} promises={told} />
      {data.verdict.rule.code === 'nothing-promised' && looking.branch === undefined && (
        <Empty title={say('measureTitle')}>{say.rich('measure', LINKS)}</Empty>
      )}
      {isDated && (ledger.data || ledger.isFetching || ledger.error) && (
        <div className={styles.two}>
          <Ledger tracking={tracking} />
          {series.data === undefined && series.isFetching && (
            <Section title={say('moved')} aside={say('byReport')}>
              <Loading />
            </Section>
          )}
          {series.data && series.data.points.length > 0 && (
            <Moved
              tracking={tracking}
              promise={forecastPromise(data, told, series.data, looking.target)}
            />
          )}
        </div>
      )}
      {isDated && (
        <div className={styles.blocks}>
          <Promises status={data} promises={told} />
          <WaysBack status={data} />
          <Decisions status={data} />
          <Waiting status={data} />
          <Late status={data} />
          <Stale status={data} />
          <Next status={data} />
        </div>
      )}
    </Page>
  );
}

function Moved({
  tracking: { series, ledger },
  promise,
}: {
  readonly tracking: Tracking;
  readonly promise: ForecastPromise | undefined;
}) {
  const points = series.data?.points ?? [];
  return (
    <Section title={say('moved')} aside={say('byReport')}>
      <ForecastMoved
        points={points}
        markers={markersOf(ledger.data?.lines ?? [], points)}
        promise={promise}
        minutesPerDay={series.data?.about.minutesPerDay ?? 480}
      />
    </Section>
  );
}

const LINKS = {
  baseline: <ScreenLink screen="baselines">{say('baseline')}</ScreenLink>,
  promise: <ScreenLink screen="promises">{say('promise')}</ScreenLink>,
};

function FirstSteps() {
  return (
    <Page>
      <h1>{say('emptyTitle')}</h1>
      <p>
        {say.rich('first', {
          plan: <ScreenLink screen="plan">{say('plan')}</ScreenLink>,
          files: <ScreenLink screen="files">{say('files')}</ScreenLink>,
        })}
      </p>
      <p className="muted">{say.rich('onwards', LINKS)}</p>
    </Page>
  );
}
