import type { ReactNode } from 'react';
import { daysAdded, ForecastMoved, markersOf, promiseMargin, sayLine } from '../tracking/index.ts';
import { Section, Status, type Tone } from '../ui/index.ts';
import { format, messages } from '../words/index.ts';
import { finishPromise, largestLines, promisesToShow } from './sheet-parts.ts';
import styles from './steering.module.css';
import { movementLine, type SteeringContent, type SteeringText } from './steering-answers.ts';

const say = messages({
  period: '{project} · {period}',
  status: 'Status date {day}',
  promises: 'Promises',
  promise: '{name}, {to}',
  promised: 'Promised',
  forecast: 'Forecast',
  left: 'Left',
  noPromises: 'No promise is open.',
  ledger: 'What changed since {against}',
  days: 'working days, finish',
  rest: { one: '{count} more change', other: '{count} more changes' },
  moved: 'Finish moved, {from} → {to}',
  nothing: 'Nothing moved the finish.',
  history: 'How the forecast moved',
  waysBack: 'Ways back',
  noWays: 'No open what-if recovers days.',
  decisions: 'Decisions wanted',
  decideBy: '{name}: by {day}',
  overdue: '{name}: overdue since {day}',
  noDecisions: 'None.',
  notes: 'Notes',
  made: 'Made by {who}, {when}. State {seq} of the plan, engine {engine}.',
  preview: 'Not sent yet. State {seq} of the plan.',
});

const TONES: Readonly<Record<SteeringContent['verdict']['state'], Tone>> = {
  'off-track': 'bad',
  'at-risk': 'warn',
  unknown: 'none',
  'on-track': 'good',
};

/** So much has room on one sheet of paper. */
const ROOM = { lines: 8, promises: 5, ways: 3, decisions: 4 };

interface SteeringSheetProps {
  readonly project: string;
  readonly text: SteeringText;
  readonly content: SteeringContent;
  /** Absent before it is sent. */
  readonly made?: { readonly who: string; readonly when: string; readonly engine: string };
}

/** One sheet of paper, black on white: all that a steering group needs to know. */
export function SteeringSheet({ project, text, content, made }: SteeringSheetProps) {
  const { verdict, waysBack, decisions, series, ledger, minutesPerDay, seq } = content;
  const promise = finishPromise(content);
  // The word of the verdict has its colour, what it says is ink.
  const [, state = verdict.sentence, rest] = /^([^:.]{1,20}:)(.*)$/s.exec(verdict.sentence) ?? [];
  const points = series.map((point) => ({ ...point, lines: point.lines.map(movementLine) }));
  return (
    <article className={styles.sheet}>
      <header className={styles.head}>
        <div>
          <strong>{text.title}</strong>
          <p>{text.period ? say('period', { project, period: text.period }) : project}</p>
        </div>
        <p className="faint">{say('status', { day: format.day(content.status) })}</p>
      </header>
      <div>
        <h1>
          <Status tone={TONES[verdict.state]}>{state}</Status>
          {rest}
        </h1>
        <p className="faint">{[...verdict.caveatSentences, verdict.ruleSentence].join(' ')}</p>
      </div>
      <PromisesPart content={content} />
      <div className={styles.two}>
        {ledger && (
          <LedgerPart ledger={ledger} minutesPerDay={minutesPerDay} against={text.against} />
        )}
        <div className={styles.stack}>
          {points.length > 0 && (
            <Section title={say('history')}>
              <ForecastMoved
                points={points}
                markers={markersOf((ledger?.lines ?? []).map(movementLine), points)}
                promise={
                  promise?.date
                    ? { name: promise.title, date: promise.date, isBroken: promise.late === true }
                    : undefined
                }
                minutesPerDay={minutesPerDay}
                withTable={false}
              />
            </Section>
          )}
          <Section title={say('waysBack')}>
            <Lines none={say('noWays')}>
              {waysBack.slice(0, ROOM.ways).map(({ name, sentence }) => (
                <li key={name}>{sentence}</li>
              ))}
            </Lines>
          </Section>
          <Section title={say('decisions')}>
            {text.decisionsWanted && <p className={styles.text}>{text.decisionsWanted}</p>}
            <Lines none={text.decisionsWanted ? undefined : say('noDecisions')}>
              {decisions.slice(0, ROOM.decisions).map(({ name, decideBy, overdue }) => (
                <li key={name} className={overdue ? 'bad' : undefined}>
                  {say(overdue ? 'overdue' : 'decideBy', {
                    name,
                    day: format.weekdayAndDay(decideBy),
                  })}
                </li>
              ))}
            </Lines>
          </Section>
        </div>
      </div>
      {text.notes && (
        <Section title={say('notes')}>
          <p className={styles.text}>{text.notes}</p>
        </Section>
      )}
      <footer className="faint">
        {made
          ? say('made', { ...made, when: format.instant(made.when), seq })
          : say('preview', { seq })}
      </footer>
    </article>
  );
}

function LedgerPart({
  ledger,
  minutesPerDay,
  against,
}: {
  readonly ledger: NonNullable<SteeringContent['ledger']>;
  readonly minutesPerDay: number;
  readonly against: string;
}) {
  const { lines, rest } = largestLines(ledger.lines, ROOM.lines);
  return (
    <Section title={say('ledger', { against })} aside={say('days')}>
      {ledger.lines.length === 0 && <p>{say('nothing')}</p>}
      <table>
        <tbody>
          {lines.map((line) => {
            const { title, about } = sayLine(movementLine(line));
            return (
              <tr key={line.id}>
                <td>
                  {title}
                  <span className={`faint ${styles.about}`}>{about.join(' · ')}</span>
                </td>
                <td className="num">{daysAdded(line.amount, minutesPerDay)}</td>
              </tr>
            );
          })}
          {rest.count > 0 && (
            <tr>
              <td>{say('rest', { count: rest.count })}</td>
              <td className="num">{daysAdded(rest.amount, minutesPerDay)}</td>
            </tr>
          )}
        </tbody>
        <tfoot>
          <tr>
            <td className="strong">
              {say('moved', { from: format.day(ledger.from), to: format.day(ledger.to) })}
            </td>
            <td className="num strong">{daysAdded(ledger.delta, minutesPerDay)}</td>
          </tr>
        </tfoot>
      </table>
    </Section>
  );
}

function PromisesPart({
  content: { promises, minutesPerDay },
}: {
  readonly content: SteeringContent;
}) {
  const shown = promisesToShow(promises, ROOM.promises);
  if (shown.length === 0) {
    return (
      <Section title={say('promises')}>
        <p>{say('noPromises')}</p>
      </Section>
    );
  }
  return (
    <Section title={say('promises')}>
      <table>
        <thead>
          <tr>
            <th>
              <span className="unseen">{say('promises')}</span>
            </th>
            <th>{say('promised')}</th>
            <th>{say('forecast')}</th>
            <th>{say('left')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((promise) => {
            const { text, tone } = promiseMargin(promise, minutesPerDay);
            return (
              <tr key={`${promise.title} ${promise.date}`}>
                <td>
                  {say('promise', { name: promise.title, to: promise.to })}
                  {promise.consequence && (
                    <span className={`faint ${styles.about}`}>{promise.consequence}</span>
                  )}
                </td>
                <td>{format.gridDay(promise.date)}</td>
                <td>{format.gridDay(promise.forecast)}</td>
                <td>
                  <Status tone={tone}>{text}</Status>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Section>
  );
}

function Lines({
  children,
  none,
}: {
  readonly children: readonly ReactNode[];
  readonly none: string | undefined;
}) {
  if (children.length === 0) return none === undefined ? null : <p>{none}</p>;
  return <ul className={styles.list}>{children}</ul>;
}
