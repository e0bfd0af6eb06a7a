import type { ReactNode } from 'react';
import { TaskLink } from '../moment/index.ts';
import { ScreenLink } from '../shell/index.ts';
import {
  DateWhy,
  daysSaid,
  marginOf,
  type PromiseLine,
  promiseMargin,
  type StatusAnswer,
} from '../tracking/index.ts';
import { Section, Status } from '../ui/index.ts';
import { format, messages } from '../words/index.ts';
import styles from './on-track.module.css';
import { Made } from './target-evidence.tsx';
import { SHOWN } from './use-tracking.ts';

const say = messages({
  promises: 'Promises',
  noPromises: 'No date was told to anybody yet.',
  tell: 'Record a promise',
  allPromises: 'All promises',
  contract: 'contract',
  'external-date': 'external date',
  commitment: 'commitment',
  target: 'target',
  promised: '{type} · {to} · {date}',
  told: 'told {day}',
  forecast: 'forecast {date}',
  waysBack: 'Ways back',
  unsolved: '{days} unsolved',
  noWays: 'No open what-if recovers days.',
  tryOne: 'Try a change',
  decideBy: 'decide by {day}',
  decisions: 'Decisions wanted',
  overdue: 'overdue since {day}',
  noDecisions: 'Nothing waits for a decision.',
  waiting: 'Waiting on',
  waitsFor: '{who} · {days} · holds up {what}',
  nobody: 'nobody named',
  blocked: '{by} · {days}',
  noWaiting: 'Nothing that is due waits for anybody.',
  late: 'Late',
  lateStart: 'should have begun {day} · {days} ago',
  lateFinish: 'was due {day} · {days} ago',
  noLate: 'Nothing is late.',
  stale: 'No news',
  noProgress: 'begun, and no progress reported',
  inThePast: 'lies before the status date, unfinished',
  noStale: 'Everything that is under way was reported on.',
  next: 'Next',
  begins: 'begins {start}, ends {finish}',
  noNext: 'Nothing begins in the coming weeks.',
  week: 'This week',
  count: { one: '{count} in all', other: '{count} in all' },
});

interface BlockProps {
  readonly status: StatusAnswer;
}

/** What a task is called, as far as the answer says it. */
function Task({ id, status }: { readonly id: string } & BlockProps) {
  return <TaskLink taskId={id}>{status.names?.[id] ?? id}</TaskLink>;
}

function List({
  children,
  none,
  more,
}: {
  readonly children: readonly ReactNode[];
  readonly none: ReactNode;
  readonly more?: ReactNode;
}) {
  if (children.length === 0) return <p className={`muted ${styles.still}`}>{none}</p>;
  return (
    <>
      <ul className={styles.list}>{children}</ul>
      {more && <p>{more}</p>}
    </>
  );
}

/** Told to whom, forecast, and what is left; the ones in danger first. */
export function Promises({
  status,
  promises,
}: BlockProps & { readonly promises: readonly PromiseLine[] }) {
  const open = promises
    .filter(({ date, state }) => date !== null && state !== 'met')
    .sort((a, b) => marginOf(a) - marginOf(b));
  return (
    <Section
      title={say('promises')}
      aside={<ScreenLink screen="promises">{say('allPromises')}</ScreenLink>}
    >
      <List
        none={
          <>
            {say('noPromises')} <ScreenLink screen="promises">{say('tell')}</ScreenLink>
          </>
        }
      >
        {open.slice(0, SHOWN).map((promise) => {
          const { id, title, type, to, date, toldAt, taskId, forecast } = promise;
          const { text, tone } = promiseMargin(promise, status.about.minutesPerDay);
          const sub = say('promised', { type: say(type), to, date: format.day(date) });
          return (
            <li key={id}>
              <ScreenLink screen="promises" search={{ promise: id }}>
                {title}
              </ScreenLink>{' '}
              <Status tone={tone}>
                {text && date && (
                  <Made
                    target={{ ...madeOf(promise), date, lateness: promise.lateness ?? 0 }}
                    status={status}
                    text={text}
                    tone={tone}
                  />
                )}
              </Status>
              <span className={`faint ${styles.about}`}>{sub}</span>
              <span className={`faint ${styles.about}`}>
                {say.rich('forecast', { date: <DateWhy at={forecast} taskId={taskId} /> })}
                {toldAt && ` · ${say('told', { day: format.shortDay(toldAt) })}`}
              </span>
            </li>
          );
        })}
      </List>
    </Section>
  );
}

function madeOf({ floatLeft, buffer }: PromiseLine) {
  return {
    ...(floatLeft != null && { floatLeft }),
    ...(buffer && { buffer: buffer as never }),
  };
}

export function WaysBack({ status }: BlockProps) {
  const { waysBack, about } = status;
  if (!waysBack) return null;
  const { target, ways } = waysBack;
  const best = Math.max(0, ...ways.map(({ recovered }) => recovered ?? 0));
  const late = status.verdict.rule.targets?.find(
    ({ taskId }) => taskId === target.taskId,
  )?.lateness;
  const unsolved = (late ?? 0) - best;
  return (
    <Section
      title={say('waysBack')}
      aside={unsolved > 0 && say('unsolved', { days: daysSaid(unsolved, about.minutesPerDay) })}
    >
      <List
        none={
          <>
            {say('noWays')} <ScreenLink screen="what-if">{say('tryOne')}</ScreenLink>
          </>
        }
      >
        {ways.slice(0, SHOWN).map(({ branchId, name, sentence, decideBy }) => (
          <li key={branchId}>
            <ScreenLink screen="what-if" search={{ show: branchId }}>
              {name}
            </ScreenLink>
            <span className={`faint ${styles.about}`}>{withoutName(sentence, name)}</span>
            {decideBy && (
              <span className={`faint ${styles.about}`}>
                {say('decideBy', { day: format.weekdayAndDay(decideBy) })}
              </span>
            )}
          </li>
        ))}
      </List>
    </Section>
  );
}

export function Decisions({ status }: BlockProps) {
  const { decisions } = status;
  if (!decisions) return null;
  return (
    <Section title={say('decisions')}>
      <List none={say('noDecisions')}>
        {decisions.slice(0, SHOWN).map(({ branchId, name, decideBy, overdue }) => {
          const day = format.weekdayAndDay(decideBy);
          return (
            <li key={branchId}>
              <ScreenLink screen="what-if" search={{ show: branchId }}>
                {name}
              </ScreenLink>
              <span className={`${overdue ? 'bad' : 'faint'} ${styles.about}`}>
                {overdue ? say('overdue', { day }) : say('decideBy', { day })}
              </span>
            </li>
          );
        })}
      </List>
    </Section>
  );
}

/** Whom others wait for: what is reported as held up, then what cannot begin because something is late. */
export function Waiting({ status }: BlockProps) {
  const { answer, blocked = [], about, names = {}, lengths } = status;
  if (answer?.waiting === undefined) return null;
  const inDays = (minutes: number) => daysSaid(minutes, about.minutesPerDay);
  return (
    <Section title={say('waiting')} aside={counted(lengths?.waiting)}>
      <List none={say('noWaiting')}>
        {[
          ...blocked.slice(0, SHOWN).map(({ taskId, by, minutes }) => (
            <li key={`blocked ${taskId}`}>
              <Task id={taskId} status={status} />
              <span className={`faint ${styles.about}`}>
                {say('blocked', { by, days: inDays(minutes) })}
              </span>
            </li>
          )),
          ...answer.waiting.slice(0, SHOWN).map(({ taskId, minutes, on: [first] }) => {
            if (first === undefined) return null;
            const people = first.resourceIds.flatMap((id) => names[id] ?? []);
            const who = first.responsible ?? (people.join(', ') || say('nobody'));
            const what = names[taskId] ?? '';
            return (
              <li key={taskId}>
                <Task id={first.taskId} status={status} />
                <span className={`faint ${styles.about}`}>
                  {say('waitsFor', { who, days: inDays(minutes), what })}
                </span>
              </li>
            );
          }),
        ]}
      </List>
    </Section>
  );
}

export function Late({ status }: BlockProps) {
  const { answer, about, lengths } = status;
  if (answer === null) return null;
  return (
    <Section title={say('late')} aside={counted(lengths?.overdue)}>
      <List none={say('noLate')} more={<Week />}>
        {answer.overdue.slice(0, SHOWN).map(({ taskId, what, due, minutes }) => (
          <li key={`${taskId} ${what}`}>
            <Task id={taskId} status={status} />
            <span className={`faint ${styles.about}`}>
              {say(what === 'start' ? 'lateStart' : 'lateFinish', {
                day: format.shortDay(due),
                days: daysSaid(minutes, about.minutesPerDay),
              })}
            </span>
          </li>
        ))}
      </List>
    </Section>
  );
}

export function Stale({ status }: BlockProps) {
  const { withoutProgress, inThePast = [] } = status.answer?.status ?? {};
  if (withoutProgress === undefined) return null;
  const ids = [...new Set([...withoutProgress, ...inThePast])];
  const idle = new Set(withoutProgress);
  return (
    <Section title={say('stale')} aside={counted(status.lengths?.inThePast)}>
      <List none={say('noStale')} more={<Week />}>
        {ids.slice(0, SHOWN).map((id) => (
          <li key={id}>
            <Task id={id} status={status} />
            <span className={`faint ${styles.about}`}>
              {say(idle.has(id) ? 'noProgress' : 'inThePast')}
            </span>
          </li>
        ))}
      </List>
    </Section>
  );
}

export function Next({ status }: BlockProps) {
  const { answer, lengths } = status;
  if (answer === null) return null;
  return (
    <Section title={say('next')} aside={counted(lengths?.next)}>
      <List none={say('noNext')}>
        {answer.next.slice(0, SHOWN).map(({ taskId, start, finish }) => (
          <li key={taskId}>
            <Task id={taskId} status={status} />
            <span className={`faint ${styles.about}`}>
              {say('begins', { start: format.shortDay(start), finish: format.shortDay(finish) })}
            </span>
          </li>
        ))}
      </List>
    </Section>
  );
}

function Week() {
  return <ScreenLink screen="week">{say('week')}</ScreenLink>;
}

/** How many there are, where that is more than are shown. */
function counted(length = 0): string | undefined {
  return length > SHOWN ? say('count', { count: length }) : undefined;
}

/** A sentence about something whose name stands above it. */
function withoutName(sentence: string, name: string): string {
  const rest = sentence.startsWith(`${name} `) ? sentence.slice(name.length + 1) : sentence;
  return `${rest.charAt(0).toUpperCase()}${rest.slice(1)}`;
}
