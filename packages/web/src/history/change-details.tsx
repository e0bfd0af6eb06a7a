import { type LoggedChange, TaskLink, useMinutesPerDay, useNames } from '../moment/index.ts';
import { useProjectPlace } from '../project/index.ts';
import { ScreenLink } from '../shell/index.ts';
import { format, messages } from '../words/index.ts';
import { type DiffLine, diffLines, shapeOf } from './diff-lines.ts';
import { fieldName, kindName } from './field-names.ts';
import styles from './history.module.css';

const say = messages({
  record: 'Record',
  field: 'Field',
  before: 'Before',
  after: 'After',
  added: 'added',
  removed: 'removed',
  days: { one: '{days} day', other: '{days} days' },
  hours: { one: '{hours} hour', other: '{hours} hours' },
  yes: 'yes',
  no: 'no',
  none: 'none',
  other: 'a record of this plan',
  large: {
    one: 'It touched {count} record: too many values to list here.',
    other: 'It touched {count} records: too many values to list here.',
  },
  nothing: 'It changed no field.',
  more: { one: '{count} more field is not listed.', other: '{count} more fields are not listed.' },
  history: 'All of its history',
  restore: 'Restore it as it was before',
});
const MOST = 60;

/** What a change did to every record and field, old → new. */
export function ChangeDetails({ change }: { readonly change: LoggedChange }) {
  const { diff, touched, seq, group } = change;
  const { role } = useProjectPlace();
  const mayRestore = role !== 'viewer' && role !== 'guest';
  // Inside a step there is no moment: the one before all of it.
  const before = seq - 1 - (group?.index ?? 0);
  const lines = diff === null ? [] : diffLines(diff);
  const shown = lines.slice(0, MOST);
  const updated = [...new Set(shown.map(({ recordId }) => recordId))];
  const tasks = useNames('task', updated);
  const resources = useNames('resource', updated);
  const calendars = useNames('calendar', updated);
  const promises = useNames('promise', updated);
  if (diff === null) {
    return (
      <p className="muted">
        {say('large', { count: touched.added + touched.updated + touched.removed })}
      </p>
    );
  }
  if (lines.length === 0) return <p className="muted">{say('nothing')}</p>;
  const recordName = ({ recordId, record, field }: DiffLine) => {
    const task = tasks.get(recordId);
    if (task !== undefined) return <TaskLink taskId={recordId}>{task}</TaskLink>;
    if (record !== undefined) return [kindName(record.kind), record.name].filter(Boolean).join(' ');
    const name = resources.get(recordId) ?? calendars.get(recordId) ?? promises.get(recordId);
    return name ?? (isOfAssignment(field) ? kindName('assignment') : say('other'));
  };
  return (
    <div className={styles.scroll}>
      <table className={styles.diff}>
        <thead>
          <tr>
            <th scope="col">{say('record')}</th>
            <th scope="col">{say('field')}</th>
            <th scope="col">{say('before')}</th>
            <th scope="col">{say('after')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((line, place) => {
            const isFirst = shown[place - 1]?.recordId !== line.recordId;
            return (
              <tr key={`${line.recordId} ${line.field}`}>
                <td>
                  {isFirst && recordName(line)}
                  {isFirst && (
                    <>
                      {' '}
                      <ScreenLink
                        screen="history"
                        search={{ record: line.recordId }}
                        className={styles.more}
                      >
                        {say('history')}
                      </ScreenLink>
                      {mayRestore && before > 0 && line.what !== 'added' && (
                        <>
                          {' '}
                          <ScreenLink
                            screen="history"
                            search={{
                              restore: String(before),
                              record: line.recordId,
                              asOf: undefined,
                            }}
                            className={styles.more}
                          >
                            {say('restore')}
                          </ScreenLink>
                        </>
                      )}
                    </>
                  )}
                </td>
                {line.field === null ? (
                  <td colSpan={3}>{say(line.what === 'added' ? 'added' : 'removed')}</td>
                ) : (
                  <>
                    <td>{fieldName(line.field)}</td>
                    <td className="muted">
                      <Value field={line.field} value={line.before} />
                    </td>
                    <td>
                      <Value field={line.field} value={line.after} />
                    </td>
                  </>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
      {lines.length > MOST && (
        <p className="faint">{say('more', { count: lines.length - MOST })}</p>
      )}
    </div>
  );
}

/** The log does not say the kind of what was changed. Tasks, which have work too, are found by their names before. */
function isOfAssignment(field: string | null): boolean {
  return ['units', 'work', 'actualWork', 'remainingWork', 'resourceId'].includes(field ?? '');
}

function Value({ field, value }: { readonly field: string; readonly value: unknown }) {
  const minutesPerDay = useMinutesPerDay();
  const shape = shapeOf(field, value);
  switch (shape.is) {
    case 'none':
      return <span className="faint">{say('none')}</span>;
    case 'yes':
    case 'no':
      return say(shape.is);
    case 'length': {
      const isWork = field.toLowerCase().includes('work');
      const amount = shape.minutes / (isWork ? 60 : minutesPerDay);
      const number = format.number(amount, 2);
      return isWork
        ? say('hours', { count: amount, hours: number })
        : say('days', { count: amount, days: number });
    }
    case 'moment':
      return format.moment(shape.text);
    case 'day':
      return format.day(shape.text);
    case 'number':
      return format.number(shape.value, 2);
    case 'text':
      return shape.text;
  }
}
