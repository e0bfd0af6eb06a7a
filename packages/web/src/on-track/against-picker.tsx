import { useState } from 'react';
import { useAnswer } from '../connection/index.ts';
import { useProjectPlace } from '../project/index.ts';
import { Button, Popover, SelectField, TextField } from '../ui/index.ts';
import { format, messages } from '../words/index.ts';
import { type AgainstName, instantOf, LAST_REPORT, nameAgainst } from './against.ts';
import styles from './on-track.module.css';
import { type Tracking, useAim } from './use-tracking.ts';

const say = messages({
  against: 'against {what}',
  label: 'What the ledger is counted from, and which date it is about',
  baselines: 'A baseline',
  baseline: '{name}, {day}',
  none: 'No baseline is taken yet.',
  reports: 'An earlier report',
  lastReport: 'The last report',
  report: 'Status date {day}, forecast {finish}',
  sent: 'A steering page that was sent',
  sentPage: '{title}, {day}',
  chooseSent: 'Choose a page',
  choose: 'Choose a status date',
  moment: 'A moment',
  show: 'Count from then',
  target: 'Which date',
  finish: 'Project finish',
  promises: 'Promises',
  milestones: 'Milestones',
});

/** What the ledger is counted from, and a way to any other beginning; in a heading by its name alone. */
export function AgainstPicker({
  tracking,
  isInHeading = false,
}: {
  readonly tracking: Tracking;
  readonly isInHeading?: boolean;
}) {
  const { looking, against, baselines, series } = tracking;
  const what = sayAgainst(nameAgainst(against, baselines.data?.baselines, series.data?.points));
  return (
    <Popover
      // Closes as soon as something else is chosen.
      key={`${against} ${looking.target}`}
      label={say('label')}
      trigger={
        isInHeading ? (
          <button type="button" className={styles.number} title={say('label')}>
            {what}
          </button>
        ) : (
          <Button look="quiet" className={styles.wide ?? ''} title={say('label')}>
            {say.rich('against', { what: <b className="strong">{what}</b> })}
          </Button>
        )
      }
    >
      <Choices tracking={tracking} />
    </Popover>
  );
}

function Choices({ tracking }: { readonly tracking: Tracking }) {
  const { against, looking, baselines, series, promises } = tracking;
  const aim = useAim();
  const [moment, setMoment] = useState('');
  const at = instantOf(moment);
  const points = [...(series.data?.points ?? [])].reverse();
  return (
    <div className={styles.choices}>
      <h3>{say('baselines')}</h3>
      {(baselines.data?.baselines ?? []).length === 0 && <p className="muted">{say('none')}</p>}
      {[...(baselines.data?.baselines ?? [])].reverse().map(({ id, name, approvedAt }) => (
        <Button key={id} aria-pressed={id === against} onClick={() => aim({ against: id })}>
          {approvedAt ? say('baseline', { name, day: format.day(approvedAt) }) : name}
        </Button>
      ))}
      <h3>{say('reports')}</h3>
      <Button aria-pressed={against === LAST_REPORT} onClick={() => aim({ against: LAST_REPORT })}>
        {say('lastReport')}
      </Button>
      {points.length > 0 && (
        <SelectField
          label={say('reports')}
          value={points.some(({ seq }) => String(seq) === against) ? against : ''}
          onChange={({ target: { value } }) => aim({ against: value })}
        >
          <option value="">{say('choose')}</option>
          {points.map(({ seq, status, finish }) => (
            <option key={seq} value={seq}>
              {say('report', { day: format.day(status), finish: format.day(finish) })}
            </option>
          ))}
        </SelectField>
      )}
      <SentPages against={against} />
      <form
        className={styles.choices}
        onSubmit={(event) => {
          event.preventDefault();
          if (at !== undefined) aim({ against: at });
        }}
      >
        <TextField
          label={say('moment')}
          type="datetime-local"
          value={moment}
          onChange={({ target: { value } }) => setMoment(value)}
        />
        <Button type="submit" disabled={at === undefined}>
          {say('show')}
        </Button>
      </form>
      <SelectField
        label={say('target')}
        value={looking.target ?? ''}
        onChange={({ target: { value } }) => aim({ target: value === '' ? undefined : value })}
      >
        <option value="">{say('finish')}</option>
        <optgroup label={say('promises')}>
          {(promises.data?.promises ?? [])
            .filter(({ taskId }) => taskId !== null)
            .map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
        </optgroup>
        <Milestones />
        <Chosen tracking={tracking} />
      </SelectField>
    </div>
  );
}

interface SentAnswer {
  readonly pages: readonly {
    readonly id: string;
    readonly title: string;
    readonly seq: number;
    readonly createdAt: string;
  }[];
}

/** The state of the plan that a sent page tells of. */
function SentPages({ against }: { readonly against: string | undefined }) {
  const { projectId } = useProjectPlace();
  const { data } = useAnswer<SentAnswer>(projectId, '/steering-pages');
  const aim = useAim();
  if (data === undefined || data.pages.length === 0) return null;
  return (
    <SelectField
      label={say('sent')}
      value={data.pages.some(({ seq }) => String(seq) === against) ? against : ''}
      onChange={({ target: { value } }) => aim({ against: value })}
    >
      <option value="">{say('chooseSent')}</option>
      {data.pages.map(({ id, title, seq, createdAt }) => (
        <option key={id} value={seq}>
          {say('sentPage', { title, day: format.instantDay(createdAt) })}
        </option>
      ))}
    </SelectField>
  );
}

interface MilestonesAnswer {
  readonly records: readonly { readonly id: string; readonly name: string }[];
}

const MOST_MILESTONES = 300;

function Milestones() {
  const { projectId } = useProjectPlace();
  const { data } = useAnswer<MilestonesAnswer>(projectId, '/records', {
    kind: 'task',
    where: 'duration/minutes:eq:0',
    fields: 'name',
    limit: MOST_MILESTONES,
  });
  return (
    <optgroup label={say('milestones')}>
      {data?.records.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </optgroup>
  );
}

/** A task that came in by the address stays what is chosen. */
function Chosen({ tracking: { looking, promises, status } }: { readonly tracking: Tracking }) {
  const { target } = looking;
  if (target === undefined || promises.data?.promises.some(({ id }) => id === target)) return null;
  return <option value={target}>{status.data?.names?.[target] ?? target}</option>;
}

const sayName = messages({
  base: 'the plan it began from',
  lastReport: 'the last report',
  report: 'the report of {day}',
  change: 'change {seq}',
});

/** What the ledger is counted from, in words. */
export function sayAgainst(name: AgainstName): string {
  switch (name.by) {
    case 'baseline':
      return name.name;
    case 'report':
      return sayName('report', { day: format.day(name.status) });
    case 'moment':
      return format.instant(name.at);
    case 'change':
      return sayName('change', { seq: name.seq });
    case 'base':
      return sayName('base');
    case 'last-report':
      return sayName('lastReport');
  }
}
