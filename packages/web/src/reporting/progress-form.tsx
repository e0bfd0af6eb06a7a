import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { Button, TextField } from '../ui/index.ts';
import { format, messages } from '../words/index.ts';
import { beginningOf, dayOfHere, type Said, stepped, type TaskReported } from './progress-said.ts';
import styles from './reporting.module.css';

const say = messages({
  asPlanned: 'As planned, done {day}',
  unchanged: 'As planned',
  unchangedFor: 'Nothing new: done {day}',
  started: 'Started',
  done: 'Done',
  more: 'More time',
  blocked: 'Held up',
  stillBlocked: 'Held up …',
  report: 'Report on {name}',
  startedOn: 'Started on',
  doneOn: 'Done on',
  begunOn: 'It had begun on',
  daysLeft: 'Days to go',
  less: 'Less',
  moreDays: 'More',
  or: 'or done by',
  by: 'What holds it up',
  byHint: 'Who or what, in a few words.',
  free: 'Nothing any more',
  send: 'Send',
  cancel: 'Cancel',
});

type Open = 'started' | 'done' | 'more' | 'blocked';

interface ProgressFormProps {
  readonly task: TaskReported;
  /** As of when the dates are. */
  readonly status: string;
  readonly minutesPerDay: number;
  /** Resolves to whether it was taken; what was typed stays where it was not. */
  readonly onReport: (said: Said) => Promise<boolean>;
  readonly isBusy: boolean;
}

/** One task's report: one tap where nothing changed, and as little as possible where something did. */
export function ProgressForm({ task, status, minutesPerDay, onReport, isBusy }: ProgressFormProps) {
  const [open, setOpen] = useState<Open>();
  const report = async (said: Said) => {
    if (await onReport(said)) setOpen(undefined);
  };
  const toggle = (part: Open) => () => setOpen(open === part ? undefined : part);
  const choice = (part: Open, label: string) => (
    <Button aria-expanded={open === part} disabled={isBusy} onClick={toggle(part)}>
      {label}
    </Button>
  );
  const planned = plannedDay(task, status);
  const whole = useRef<HTMLDivElement>(null);
  const close = () => {
    whole.current?.querySelector<HTMLElement>('[aria-expanded="true"]')?.focus();
    setOpen(undefined);
  };
  return (
    <div className={styles.report} ref={whole}>
      <fieldset className={styles.choices}>
        <legend className="unseen">{say('report', { name: task.name })}</legend>
        {planned !== undefined && (
          <Button disabled={isBusy} onClick={() => report({ what: 'expected', day: planned })}>
            {say('asPlanned', { day: format.shortDay(planned) })}
          </Button>
        )}
        <Button disabled={isBusy} onClick={() => report({ what: 'unchanged' })}>
          {sayUnchanged(task)}
        </Button>
        {!task.started && !task.milestone && choice('started', say('started'))}
        {choice('done', say('done'))}
        {!task.milestone && choice('more', say('more'))}
        {choice('blocked', say(task.blocked ? 'stillBlocked' : 'blocked'))}
      </fieldset>
      {open === 'started' && (
        <DayForm
          label={say('startedOn')}
          onSend={(day) => report({ what: 'started', day })}
          onCancel={close}
          isBusy={isBusy}
        />
      )}
      {open === 'done' && <DoneForm {...{ task, report, isBusy }} onCancel={close} />}
      {open === 'more' && (
        <MoreForm {...{ task, minutesPerDay, report, isBusy }} onCancel={close} />
      )}
      {open === 'blocked' && <BlockedForm {...{ task, report, isBusy }} onCancel={close} />}
    </div>
  );
}

/** The day on which the plan has it done, where that is still ahead and another than what is shown. */
function plannedDay({ started, planned, finish }: TaskReported, status: string) {
  if (!started || planned === null || planned <= status) return undefined;
  const day = planned.slice(0, 10);
  return day === finish?.slice(0, 10) ? undefined : day;
}

/** Where the plan and the forecast agree, nothing new is as planned. */
function sayUnchanged({ started, planned, finish }: TaskReported): string {
  if (!started || finish === null) return say('unchanged');
  const isPlanned = planned?.slice(0, 10) === finish.slice(0, 10);
  return say(isPlanned ? 'asPlanned' : 'unchangedFor', { day: format.shortDay(finish) });
}

interface PartProps {
  readonly task: TaskReported;
  readonly report: (said: Said) => Promise<void>;
  readonly onCancel: () => void;
  readonly isBusy: boolean;
}

function DayForm({
  label,
  onSend,
  onCancel,
  isBusy,
}: {
  readonly label: string;
  readonly onSend: (day: string) => Promise<void>;
  readonly onCancel: () => void;
  readonly isBusy: boolean;
}) {
  const today = dayOfHere(new Date());
  const [day, setDay] = useState(today);
  return (
    <Part onSend={() => onSend(day)} onCancel={onCancel} isBusy={isBusy || day === ''}>
      <TextField
        label={label}
        type="date"
        max={today}
        value={day}
        onChange={(typed) => setDay(typed.target.value)}
      />
    </Part>
  );
}

function DoneForm({ task, report, onCancel, isBusy }: PartProps) {
  const today = dayOfHere(new Date());
  const [day, setDay] = useState(today);
  const [start, setStart] = useState<string>();
  const startDay = start ?? beginningOf(task, day);
  return (
    <Part
      onSend={() => report({ what: 'done', day, startDay })}
      onCancel={onCancel}
      isBusy={isBusy || day === ''}
    >
      <TextField
        label={say('doneOn')}
        type="date"
        max={today}
        value={day}
        onChange={(typed) => setDay(typed.target.value)}
      />
      {!task.started && !task.milestone && (
        <TextField
          label={say('begunOn')}
          type="date"
          max={day}
          value={startDay}
          onChange={(typed) => setStart(typed.target.value)}
        />
      )}
    </Part>
  );
}

function MoreForm({
  task,
  minutesPerDay,
  report,
  onCancel,
  isBusy,
}: PartProps & { readonly minutesPerDay: number }) {
  const [minutes, setMinutes] = useState(task.remaining);
  const [day, setDay] = useState('');
  const send = () =>
    report(day === '' ? { what: 'remaining', minutes } : { what: 'expected', day });
  const isSame = day === '' && minutes === task.remaining;
  return (
    <Part onSend={send} onCancel={onCancel} isBusy={isBusy || isSame}>
      {task.started && (
        <div className={styles.stepper}>
          <Button
            aria-label={say('less')}
            onClick={() => setMinutes(stepped(minutes, -1, minutesPerDay))}
          >
            −
          </Button>
          <TextField
            label={say('daysLeft')}
            type="number"
            inputMode="decimal"
            min={0.25}
            step="any"
            value={Math.round((minutes / minutesPerDay) * 100) / 100}
            onChange={(typed) => {
              const days = typed.target.valueAsNumber;
              if (days > 0) setMinutes(Math.round(days * minutesPerDay));
              setDay('');
            }}
          />
          <Button
            aria-label={say('moreDays')}
            onClick={() => setMinutes(stepped(minutes, 1, minutesPerDay))}
          >
            +
          </Button>
        </div>
      )}
      <TextField
        label={say('or')}
        type="date"
        min={dayOfHere(new Date())}
        value={day}
        onChange={(typed) => setDay(typed.target.value)}
      />
    </Part>
  );
}

function BlockedForm({ task, report, onCancel, isBusy }: PartProps) {
  const [by, setBy] = useState(task.blocked?.by ?? '');
  return (
    <Part
      onSend={() => report({ what: 'blocked', by })}
      onCancel={onCancel}
      isBusy={isBusy || by.trim() === (task.blocked?.by ?? '')}
      more={
        task.blocked && (
          <Button disabled={isBusy} onClick={() => report({ what: 'blocked', by: '' })}>
            {say('free')}
          </Button>
        )
      }
    >
      <TextField
        label={say('by')}
        hint={say('byHint')}
        maxLength={500}
        value={by}
        onChange={(typed) => setBy(typed.target.value)}
      />
    </Part>
  );
}

function Part({
  onSend,
  onCancel,
  isBusy,
  children,
  more,
}: {
  readonly onSend: () => Promise<void>;
  readonly onCancel: () => void;
  readonly isBusy: boolean;
  readonly children: ReactNode;
  readonly more?: ReactNode;
}) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  const send = (submitted: FormEvent) => {
    submitted.preventDefault();
    void onSend();
  };
  return (
    // Escape leaves it as Cancel does; the fields inside keep their own keys.
    <form
      ref={form}
      className={styles.part}
      onSubmit={send}
      onKeyDown={(pressed) => pressed.key === 'Escape' && onCancel()}
    >
      {children}
      <div className={styles.send}>
        <Button type="submit" look="primary" disabled={isBusy}>
          {say('send')}
        </Button>
        {more}
        <Button look="quiet" onClick={onCancel}>
          {say('cancel')}
        </Button>
      </div>
    </form>
  );
}
