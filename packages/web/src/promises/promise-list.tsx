import { type ReactNode, useState } from 'react';
import { DateWhy, daysSaid, type PromiseLine, promiseMargin } from '../tracking/index.ts';
import { Section, Status } from '../ui/index.ts';
import { format, messages } from '../words/index.ts';
import { PromiseDetails } from './promise-details.tsx';
import { sayType } from './promise-words.ts';
import styles from './promises.module.css';

const say = messages({
  title: 'Promises',
  what: 'What was promised',
  date: 'Promised',
  forecast: 'Forecast',
  margin: 'Left',
  buffer: 'Buffer used',
  about: '{type} · told to {to}',
  toldOn: '{type} · told to {to} on {day}',
  used: '{burned} of {days}',
  done: '{percent} of the work done',
});

interface PromiseListProps {
  readonly promises: readonly PromiseLine[];
  readonly minutesPerDay: number;
  readonly chosen: string | undefined;
  readonly canEdit: boolean;
  readonly adding: ReactNode;
}

/** Each promise with its forecast and what is left; a promise opens its consequence and what was told before. */
export function PromiseList({ promises, chosen, adding, ...about }: PromiseListProps) {
  const [open, setOpen] = useState<string | undefined>(chosen);
  return (
    <Section title={say('title')} aside={adding}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th>{say('what')}</th>
            <th>{say('date')}</th>
            <th>{say('forecast')}</th>
            <th>{say('margin')}</th>
            <th>{say('buffer')}</th>
          </tr>
        </thead>
        <tbody>
          {promises.map((promise) => (
            <Row
              key={promise.id}
              promise={promise}
              isOpen={promise.id === open}
              onOpen={() => setOpen(promise.id === open ? undefined : promise.id)}
              {...about}
            />
          ))}
        </tbody>
      </table>
    </Section>
  );
}

interface RowProps extends Pick<PromiseListProps, 'minutesPerDay' | 'canEdit'> {
  readonly promise: PromiseLine;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
}

function Row({ promise, isOpen, onOpen, minutesPerDay, canEdit }: RowProps) {
  const { id, title, type, to, toldAt, date, amount, taskId, forecast, buffer } = promise;
  const { text, tone } = promiseMargin(promise, minutesPerDay);
  const told = { type: sayType(type), to };
  return (
    <>
      <tr>
        <td>
          <button
            type="button"
            className={styles.opens}
            aria-expanded={isOpen}
            aria-controls={`${id}-details`}
            onClick={onOpen}
          >
            {title}
          </button>
          <span className="faint">
            {toldAt ? say('toldOn', { ...told, day: format.day(toldAt) }) : say('about', told)}
          </span>
        </td>
        <td data-label={say('date')}>
          {amount ? format.money(Number(amount.amount), amount.currency) : format.day(date)}
        </td>
        <td data-label={say('forecast')}>
          {forecast === null ? format.day(null) : <DateWhy at={forecast} taskId={taskId} />}
        </td>
        <td data-label={say('margin')}>{amount === null && <Status tone={tone}>{text}</Status>}</td>
        <td data-label={say('buffer')}>
          {buffer?.burned != null && buffer.planned !== null && (
            <>
              {say('used', {
                burned: format.percent(buffer.burned),
                days: daysSaid(buffer.planned, minutesPerDay),
              })}
              {buffer.workDone !== null && (
                <span className="faint">
                  {say('done', { percent: format.percent(buffer.workDone) })}
                </span>
              )}
            </>
          )}
        </td>
      </tr>
      <tr id={`${id}-details`} className={styles.details} hidden={!isOpen}>
        <td colSpan={5}>{isOpen && <PromiseDetails promise={promise} canEdit={canEdit} />}</td>
      </tr>
    </>
  );
}
