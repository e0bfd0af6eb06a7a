import type { CalendarRecord, ResourceRecord, TaskRecord } from '@throughline/model';
import { ScreenLink } from '../shell/index.ts';
import { Popover } from '../ui/index.ts';
import { format, messages } from '../words/index.ts';
import styles from './calendars.module.css';
import { hoursAWeek } from './hours-a-week.ts';

const say = messages({
  name: 'Name',
  base: 'Derived from',
  week: 'Hours a week',
  exceptions: 'Exceptions',
  used: 'Followed by',
  project: 'the project',
  tasks: { one: '{count} task', other: '{count} tasks' },
  resources: { one: '{count} resource', other: '{count} resources' },
  derived: { one: '{count} calendar', other: '{count} calendars' },
  nobody: 'nobody',
  which: 'What follows {name}',
});
const MOST = 30;

interface CalendarListProps {
  readonly calendars: readonly CalendarRecord[];
  readonly tasks: readonly TaskRecord[];
  readonly resources: readonly ResourceRecord[];
  readonly projectCalendarId: string | undefined;
}

export function CalendarList({
  calendars,
  tasks,
  resources,
  projectCalendarId,
}: CalendarListProps) {
  const nameOf = (id: string | undefined) => calendars.find((one) => one.id === id)?.name ?? '';
  return (
    <div className={styles.scroll}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('name')}</th>
            <th scope="col">{say('base')}</th>
            <th scope="col" className="num">
              {say('week')}
            </th>
            <th scope="col" className="num">
              {say('exceptions')}
            </th>
            <th scope="col">{say('used')}</th>
          </tr>
        </thead>
        <tbody>
          {calendars.map((calendar) => {
            const hours = hoursAWeek(calendar, calendars);
            const users = [
              ...tasks.filter(({ calendarId }) => calendarId === calendar.id),
              ...resources.filter(({ calendarId }) => calendarId === calendar.id),
              ...calendars.filter(({ baseId }) => baseId === calendar.id),
            ];
            const count = (kind: string) => users.filter((user) => user.kind === kind).length;
            const used = [
              ...(calendar.id === projectCalendarId ? [say('project')] : []),
              ...(count('task') > 0 ? [say('tasks', { count: count('task') })] : []),
              ...(count('resource') > 0 ? [say('resources', { count: count('resource') })] : []),
              ...(count('calendar') > 0 ? [say('derived', { count: count('calendar') })] : []),
            ];
            return (
              <tr key={calendar.id}>
                <td>
                  <ScreenLink screen="calendars" search={{ calendar: calendar.id }}>
                    {calendar.name}
                  </ScreenLink>
                </td>
                <td className="muted">{nameOf(calendar.baseId)}</td>
                <td className="num">{format.number(hours, 1)}</td>
                <td className="num">{format.number(Object.keys(calendar.exceptions).length)}</td>
                <td>
                  {users.length === 0 ? (
                    <span className="muted">{used[0] ?? say('nobody')}</span>
                  ) : (
                    <Popover
                      label={say('which', { name: calendar.name })}
                      trigger={
                        <button type="button" className={styles.number}>
                          {format.list(used)}
                        </button>
                      }
                    >
                      <ul className={styles.names}>
                        {users.slice(0, MOST).map((user) => (
                          <li key={user.id}>{user.name}</li>
                        ))}
                        {users.length > MOST && <li>…</li>}
                      </ul>
                    </Popover>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
