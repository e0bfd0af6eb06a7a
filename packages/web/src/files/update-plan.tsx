import { Button, Section } from '../ui/index.ts';
import { format, messages } from '../words/index.ts';
import styles from './files.module.css';
import type { Listed, UpdateReport, Upload } from './intake-report.ts';
import { Losses } from './losses.tsx';
import { Moves } from './moves.tsx';
import { sayDays } from './say-days.ts';

const say = messages({
  nothing: '{file} says nothing that the plan does not say already. There is nothing to bring in.',
  later: 'With {file} the finish goes from {from} to {to}: {days} later.',
  earlier: 'With {file} the finish goes from {from} to {to}: {days} earlier.',
  same: 'With {file} the finish stays on {to}.',
  undatedFinish: 'With {file} the plan is done by {to}.',
  confirm: 'The plan is changed once you confirm, as one group that undo takes back whole.',
  status: 'Status date {from} → {to}.',
  bring: 'Bring it in',
  drop: 'Not this file',
  tasks: 'Tasks',
  matched: 'found again',
  moved: 'begin or end at another time',
  changed: 'changed',
  added: 'new',
  removed: 'gone from the file',
  madeHere: 'made here, and in no file: they stay',
  promised: 'gone from the file and promised to somebody: they stay, inactive',
  more: 'and {count} more',
  setBack: 'Edits made here that the file takes back',
  setBackWhat: 'The tool was not told of them: tell it, or make them again after the update.',
  change: 'change {seq}',
  whole: 'all of it',
  baselines: 'Baselines that stay as they are here',
});

interface UpdateProps {
  readonly upload: Upload<UpdateReport>;
  readonly report: UpdateReport;
  readonly minutesPerDay: number;
  readonly onConfirm: () => void;
  readonly onDrop: () => void;
}

/** What the newer file would do to the plan, for whoever decides. */
export function UpdatePlan({ upload, report, minutesPerDay, onConfirm, onDrop }: UpdateProps) {
  const { status, tasks, setBack, baselinesThatStay } = report;
  return (
    <>
      <div>
        <h1>{sentence(upload.name, report, minutesPerDay)}</h1>
        {report.isNew && (
          <p className="muted">
            {say('confirm')}{' '}
            {status.from !== status.to &&
              say('status', { from: format.day(status.from), to: format.day(status.to) })}
          </p>
        )}
      </div>
      <div className={styles.actions}>
        {report.isNew && (
          <Button look="primary" onClick={onConfirm}>
            {say('bring')}
          </Button>
        )}
        <Button onClick={onDrop}>{say('drop')}</Button>
      </div>
      {report.isNew && (
        <>
          <Moves report={report} minutesPerDay={minutesPerDay} />
          <Section title={say('tasks')}>
            <table>
              <tbody>
                <Counted label={say('matched')} count={tasks.matched} />
                <Counted label={say('moved')} count={tasks.moved} />
                {(['changed', 'added', 'removed', 'madeHere', 'promised'] as const).map((what) => (
                  <Counted key={what} label={say(what)} listed={tasks[what]} />
                ))}
              </tbody>
            </table>
          </Section>
          {setBack.length > 0 && (
            <Section title={say('setBack')} aside={format.number(setBack.length)}>
              <p className="muted">{say('setBackWhat')}</p>
              <table>
                <tbody>
                  {setBack.map(({ id, name, field, seq }) => (
                    <tr key={`${id} ${field}`}>
                      <td>{name}</td>
                      <td>{field ?? say('whole')}</td>
                      <td className="faint">{say('change', { seq })}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </Section>
          )}
          {baselinesThatStay.length > 0 && (
            <Section title={say('baselines')}>
              <p>{format.list(baselinesThatStay.map(({ name }) => name))}</p>
            </Section>
          )}
        </>
      )}
      <Losses losses={report.losses} />
    </>
  );
}

function Counted({
  label,
  count,
  listed,
}: {
  readonly label: string;
  readonly count?: number;
  readonly listed?: Listed;
}) {
  const number = count ?? listed?.count ?? 0;
  if (number === 0) return null;
  const rest = number - (listed?.first.length ?? 0);
  return (
    <tr>
      <td>
        {listed ? (
          <details>
            <summary>{label}</summary>
            <ul className={styles.list}>
              {listed.first.map(({ id, name }) => (
                <li key={id}>{name}</li>
              ))}
              {rest > 0 && <li className="faint">{say('more', { count: rest })}</li>}
            </ul>
          </details>
        ) : (
          label
        )}
      </td>
      <td className="num">{format.number(number)}</td>
    </tr>
  );
}

function sentence(file: string, { isNew, finish }: UpdateReport, minutesPerDay: number): string {
  if (!isNew) return say('nothing', { file });
  const { from, to, minutes } = finish;
  if (from === null || minutes === null) return say('undatedFinish', { file, to: format.day(to) });
  if (minutes === 0) return say('same', { file, to: format.day(to) });
  const days = sayDays(Math.abs(minutes), minutesPerDay);
  const about = { file, from: format.day(from), to: format.day(to), days };
  return say(minutes > 0 ? 'later' : 'earlier', about);
}
