import { request, sayProblem, useRead } from '../connection/index.ts';
import { Button, Failed, Loading } from '../ui/index.ts';
import { format, messages } from '../words/index.ts';
import { deviceName } from './device-name.ts';
import styles from './settings.module.css';
import { useDoing } from './use-doing.ts';

const say = messages({
  title: {
    one: 'You are signed in in this browser alone.',
    other: 'You are signed in in {count} browsers.',
  },
  device: 'Browser',
  address: 'Address',
  seen: 'Last seen',
  since: 'Since',
  here: 'this one',
  end: 'End',
  endOf: 'End the session of {device}',
});

interface Session {
  readonly id: string;
  readonly createdAt: string;
  readonly seenAt: string;
  readonly userAgent: string;
  readonly address: string;
  readonly current: boolean;
}

const PATH = '/account/sessions';

/** Where one is signed in, and a way to end it. */
export function SessionsSection() {
  const { data, error } = useRead<{ sessions: readonly Session[] }>(PATH);
  const { run, fault, isBusy } = useDoing(PATH);
  if (error) return <Failed text={sayProblem(error)} />;
  if (data === undefined) return <Loading />;
  return (
    <>
      <h1>{say('title', { count: data.sessions.length })}</h1>
      {fault && <Failed text={fault} />}
      <div className={styles.scroll}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say('device')}</th>
              <th scope="col">{say('address')}</th>
              <th scope="col">{say('seen')}</th>
              <th scope="col">{say('since')}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {data.sessions.map(({ id, userAgent, address, seenAt, createdAt, current }) => (
              <tr key={id}>
                <td>
                  <span title={userAgent}>{deviceName(userAgent)}</span>
                  {current && <span className="faint"> {say('here')}</span>}
                </td>
                <td>{address}</td>
                <td>{format.instant(seenAt)}</td>
                <td>{format.instant(createdAt)}</td>
                <td className={styles.end}>
                  {!current && (
                    <Button
                      look="quiet"
                      disabled={isBusy}
                      aria-label={say('endOf', { device: deviceName(userAgent) })}
                      onClick={() => void run(() => request('DELETE', `${PATH}/${id}`))}
                    >
                      {say('end')}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
