import { useState } from 'react';
import { ProblemError, sayProblem } from '../connection/index.ts';
import { fieldsOf, ProgressForm, type Said } from '../reporting/index.ts';
import { Failed, Loading, Page, Status } from '../ui/index.ts';
import { format, messages } from '../words/index.ts';
import type { ReportAnswer, ReportTask } from './report-answer.ts';
import styles from './report-link.module.css';
import { type Note, useReport } from './use-report.ts';

const say = messages({
  open: {
    one: '{count} task of yours in {project} is open.',
    other: '{count} tasks of yours in {project} are open.',
  },
  none: 'Nothing of yours is open in {project}.',
  about: '{owner} · as of {status}',
  thanks: 'Say how each stands. One tap is enough where nothing has changed.',
  dates: '{start} to {finish}',
  toGo: { one: '{days} day to go', other: '{days} days to go' },
  notBegun: 'not begun',
  waits: 'Waits for {what}',
  waitsUntil: '{name} ({finish})',
  others: 'work of others',
  blocked: 'Held up: {by}',
  later: { one: '{count} task that begins later', other: '{count} tasks that begin later' },
  finished: { one: '{count} task is finished', other: '{count} tasks are finished' },
  finishedOn: 'finished {finish}',
  ended: 'This link was taken back, or its time is over. Ask whoever sent it for a new one.',
  nothing: 'This link opens nothing. Is all of it there?',
});

/** What a vendor or an engineer without a seat sees: their tasks, and half a minute to say how they stand. */
export function ReportLinkScreen() {
  const [secret] = useState(() => decodeURIComponent(location.hash.slice(1)) || '-');
  const { read, report, notes, busy } = useReport(secret);
  const { data, error } = read;
  if (data === undefined) {
    return (
      <Page>
        {error ? (
          <Failed text={faultOf(error, secret)} onRetry={() => void read.refetch()} />
        ) : (
          <Loading />
        )}
      </Page>
    );
  }
  const { project, owner, status } = data;
  const open = data.tasks.filter(({ finished }) => !finished);
  const due = open.filter((task) => isDue(task, status));
  const later = open.filter((task) => !isDue(task, status));
  const line = (task: ReportTask) => (
    <li key={task.taskId} className={styles.task}>
      <About task={task} minutesPerDay={data.minutesPerDay} />
      <ProgressForm
        task={task}
        status={status}
        minutesPerDay={data.minutesPerDay}
        isBusy={busy !== undefined}
        onReport={(said: Said) => report(task.taskId, fieldsOf(said, task, data.workday))}
      />
      <NoteLine note={notes[task.taskId]} />
    </li>
  );
  const finished = data.tasks
    .filter((task) => task.finished)
    .sort((a, b) => ((a.finish ?? '') < (b.finish ?? '') ? 1 : -1));
  return (
    <Page>
      <header className={styles.head}>
        <h1>
          {open.length === 0
            ? say('none', { project })
            : say('open', { count: open.length, project })}
        </h1>
        <p className="muted">{say('about', { owner, status: format.day(status) })}</p>
        {open.length > 0 && <p className="faint">{say('thanks')}</p>}
      </header>
      <ul className={styles.tasks}>{due.map(line)}</ul>
      {later.length > 0 && (
        <details className={styles.more} open={due.length === 0}>
          <summary>{say('later', { count: later.length })}</summary>
          <ul className={styles.tasks}>{later.map(line)}</ul>
        </details>
      )}
      {finished.length > 0 && <Finished tasks={finished} notes={notes} />}
    </Page>
  );
}

function About({
  task,
  minutesPerDay,
}: {
  readonly task: ReportTask;
  readonly minutesPerDay: ReportAnswer['minutesPerDay'];
}) {
  const days = Math.round((task.remaining / minutesPerDay) * 10) / 10;
  const said = [
    say('dates', { start: format.shortDay(task.start), finish: format.day(task.finish) }),
    task.started
      ? say('toGo', { count: days, days: format.number(days, 1) })
      : !task.milestone && say('notBegun'),
  ].filter(Boolean);
  return (
    <div>
      <h2 className={styles.name}>{task.name}</h2>
      <p className="muted">{said.join(' · ')}</p>
      {task.waitsFor.length > 0 && (
        <p className="faint">{say('waits', { what: format.list(task.waitsFor.map(waited)) })}</p>
      )}
      {task.blocked && (
        <p>
          <Status tone="warn">{say('blocked', { by: task.blocked.by })}</Status>
        </p>
      )}
    </div>
  );
}

function waited({ name, finish }: ReportTask['waitsFor'][number]): string {
  if (name === null) return say('others');
  return finish === null ? name : say('waitsUntil', { name, finish: format.shortDay(finish) });
}

function NoteLine({ note }: { readonly note: Note | undefined }) {
  return (
    <p className={`${styles.note} ${note?.tone ?? ''}`} role="status">
      {note?.text}
    </p>
  );
}

function Finished({
  tasks,
  notes,
}: {
  readonly tasks: readonly ReportTask[];
  readonly notes: Readonly<Record<string, Note>>;
}) {
  return (
    // What was just reported as done is seen to be.
    <details className={styles.more} open={tasks.some(({ taskId }) => taskId in notes)}>
      <summary>{say('finished', { count: tasks.length })}</summary>
      <ul className={styles.finished}>
        {tasks.map(({ taskId, name, finish }) => (
          <li key={taskId}>
            {name}{' '}
            <span className="faint">{say('finishedOn', { finish: format.day(finish) })}</span>
            <NoteLine note={notes[taskId]} />
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Days ahead in which work that begins is asked about at once. */
const AHEAD = 14;

function isDue({ started, start }: ReportTask, status: string): boolean {
  if (started || start === null) return true;
  return Date.parse(`${start}Z`) - Date.parse(`${status}Z`) < AHEAD * 86_400_000;
}

function faultOf(error: Error, secret: string): string {
  if (secret === '-') return say('nothing');
  return error instanceof ProblemError && error.status === 401 ? say('ended') : sayProblem(error);
}
