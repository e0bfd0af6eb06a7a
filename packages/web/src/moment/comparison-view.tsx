import type { Comparison } from '@throughline/model';
import type { ReactNode } from 'react';
import { useProjectPlace } from '../project/index.ts';
import { Section } from '../ui/index.ts';
import { format, messages } from '../words/index.ts';
import styles from './comparison.module.css';
import { DateChange, signedDays } from './date-change.tsx';
import { useMinutesPerDay, useNames } from './plan-answers.ts';
import { TaskLink } from './task-link.tsx';

const say = messages({
  finish: 'Finish',
  promises: 'Promises',
  milestones: 'Milestones',
  float: 'Total float',
  cost: 'Cost at completion',
  load: 'Load',
  tasks: 'Tasks',
  days: 'working days',
  told: 'promised for {day}',
  name: 'Name',
  before: 'Before',
  after: 'After',
  moved: 'Moved',
  buffer: 'Buffer',
  state: 'Kept',
  broken: 'broken',
  kept: 'kept',
  nowBroken: 'would be broken',
  nowKept: 'would be kept',
  noMilestones: 'No milestone moves.',
  noPromises: 'Nothing was promised.',
  noFloat: 'No task loses float.',
  critical: {
    one: '{count} task becomes critical',
    other: '{count} tasks become critical',
  },
  uncritical: {
    one: '{count} is no longer critical',
    other: '{count} are no longer critical',
  },
  lost: { one: '{count} task loses float', other: '{count} tasks lose float' },
  shown: 'the {most} largest are shown',
  total: 'In all',
  contingency: 'Contingency left',
  noCategory: 'Without a category',
  category: 'Category',
  difference: 'Difference',
  noCost: 'The two plans count in two currencies.',
  sameCost: 'It costs the same.',
  noLoad: 'Nobody becomes overloaded, and nobody is relieved.',
  overloaded: {
    one: 'overloaded in the week of {week}',
    other: 'overloaded in {count} weeks, the first that of {week}',
  },
  relieved: {
    one: 'no longer overloaded in the week of {week}',
    other: 'no longer overloaded in {count} weeks, the first that of {week}',
  },
  moves: { one: '{count} task gets other dates.', other: '{count} tasks get other dates.' },
  added: { one: '{count} task is added.', other: '{count} tasks are added.' },
  removed: { one: '{count} task is removed.', other: '{count} tasks are removed.' },
  gone: 'Task that is not in the present plan',
  project: 'The project',
});

/** Two states of the plan side by side, old → new: finish, promises, milestones, float, cost, load, tasks. */
export default function ComparisonView({ comparison }: { readonly comparison: Comparison }) {
  const { promises, milestones, float, cost, load, tasks } = comparison;
  const minutesPerDay = useMinutesPerDay();
  const taskNames = useNames('task', [
    ...promises.flatMap(({ taskId }) => taskId ?? []),
    ...milestones.map(({ taskId }) => taskId),
    ...float.losses.map(({ taskId }) => taskId),
  ]);
  const promiseNames = useNames(
    'promise',
    promises.flatMap(({ source }) => (source.by === 'promise' ? source.promiseId : [])),
  );
  const weeks = [...load.newlyOverloaded, ...load.relieved];
  const resourceNames = useNames(
    'resource',
    weeks.map(({ resourceId }) => resourceId),
  );
  const { role } = useProjectPlace();
  const task = (id: string): ReactNode => {
    const name = taskNames.get(id);
    return name === undefined ? say('gone') : <TaskLink taskId={id}>{name}</TaskLink>;
  };
  const promise = ({ source, taskId }: (typeof promises)[number]): ReactNode => {
    if (source.by === 'deadline') return taskId && task(taskId);
    const name = promiseNames.get(source.promiseId) ?? say('gone');
    return taskId === null ? name : <TaskLink taskId={taskId}>{name}</TaskLink>;
  };
  const days = (minutes: number | null) =>
    minutes === null ? '–' : signedDays(minutes, minutesPerDay);
  return (
    <div className={styles.parts}>
      <Section title={say('finish')} aside={say('days')}>
        <p>
          <DateChange move={comparison.finish} />
        </p>
      </Section>
      <Section title={say('promises')} aside={say('days')}>
        {promises.length === 0 ? (
          <p className="muted">{say('noPromises')}</p>
        ) : (
          <Table
            heads={[
              say('name'),
              say('before'),
              say('after'),
              say('moved'),
              say('buffer'),
              say('state'),
            ]}
          >
            {promises.map((move) => (
              <tr key={move.source.by === 'promise' ? move.source.promiseId : `d ${move.taskId}`}>
                <td>
                  {promise(move)}
                  <br />
                  <span className="faint">
                    {say('told', { day: format.day(move.date.after ?? move.date.before) })}
                  </span>
                </td>
                <td className="num">{format.gridDay(move.from)}</td>
                <td className="num">{format.gridDay(move.to)}</td>
                <td className="num">{days(move.minutes)}</td>
                <td className="num">
                  {days(move.buffer.before)} → {days(move.buffer.after)}
                </td>
                <td className="num">
                  <KeptWord before={move.kept.before} after={move.kept.after} />
                </td>
              </tr>
            ))}
          </Table>
        )}
      </Section>
      <Section title={say('milestones')} aside={say('days')}>
        {milestones.length === 0 ? (
          <p className="muted">{say('noMilestones')}</p>
        ) : (
          <Table heads={[say('name'), say('before'), say('after'), say('moved')]}>
            {milestones.map((move) => (
              <tr key={move.taskId}>
                <td>{task(move.taskId)}</td>
                <td className="num">{format.gridDay(move.from)}</td>
                <td className="num">{format.gridDay(move.to)}</td>
                <td className="num">{days(move.minutes)}</td>
              </tr>
            ))}
          </Table>
        )}
      </Section>
      <Section title={say('float')} aside={say('days')}>
        <p className="muted">
          {float.lost === 0 ? say('noFloat') : say('lost', { count: float.lost })}
          {float.becameCritical > 0 && ` · ${say('critical', { count: float.becameCritical })}`}
          {float.noLongerCritical > 0 &&
            ` · ${say('uncritical', { count: float.noLongerCritical })}`}
          {float.lost > float.losses.length &&
            ` · ${say('shown', { most: format.number(float.losses.length) })}`}
        </p>
        {float.losses.length > 0 && (
          <Table heads={[say('name'), say('before'), say('after'), say('moved')]}>
            {float.losses.map((loss) => (
              <tr key={loss.taskId}>
                <td>{task(loss.taskId)}</td>
                <td className="num">{format.number(loss.from / minutesPerDay, 1)}</td>
                <td className="num">{format.number(loss.to / minutesPerDay, 1)}</td>
                <td className="num">{days(-loss.lost)}</td>
              </tr>
            ))}
          </Table>
        )}
      </Section>
      {role !== 'guest' && (
        <Section title={say('cost')}>
          <Cost cost={cost} />
        </Section>
      )}
      <Section title={say('load')}>
        {weeks.length === 0 ? (
          <p className="muted">{say('noLoad')}</p>
        ) : (
          <ul className={styles.list}>
            {weeksByResource(load.newlyOverloaded).map(({ resourceId, count, first }) => (
              <li key={`over ${resourceId}`}>
                {resourceNames.get(resourceId) ?? say('gone')}:{' '}
                <strong className="warn">
                  {say('overloaded', { count, week: format.day(first) })}
                </strong>
              </li>
            ))}
            {weeksByResource(load.relieved).map(({ resourceId, count, first }) => (
              <li key={`relieved ${resourceId}`}>
                {resourceNames.get(resourceId) ?? say('gone')}:{' '}
                {say('relieved', { count, week: format.day(first) })}
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Section title={say('tasks')}>
        <p>
          {say('moves', { count: tasks.moved })}{' '}
          {tasks.added.length > 0 && say('added', { count: tasks.added.length })}{' '}
          {tasks.removed.length > 0 && say('removed', { count: tasks.removed.length })}
        </p>
      </Section>
    </div>
  );
}

/** Weeks come by person and then by date. */
function weeksByResource(weeks: Comparison['load']['relieved']) {
  const found = new Map<string, { resourceId: string; count: number; first: string }>();
  for (const { resourceId, week } of weeks) {
    const known = found.get(resourceId);
    if (known === undefined) found.set(resourceId, { resourceId, count: 1, first: week });
    else known.count++;
  }
  return [...found.values()];
}

function Cost({ cost }: { readonly cost: Comparison['cost'] }) {
  if (cost === null) return <p className="muted">{say('noCost')}</p>;
  const { currency, total, byCategory, contingency } = cost;
  if (Number(total.difference) === 0 && byCategory.length === 0) {
    return <p className="muted">{say('sameCost')}</p>;
  }
  const line = (name: string, move: typeof total, isTotal = false) => (
    <tr key={name} className={isTotal ? 'strong' : ''}>
      <td>{name}</td>
      <td className="num">{format.money(Number(move.from), currency)}</td>
      <td className="num">{format.money(Number(move.to), currency)}</td>
      <td className="num">{format.signed(Number(move.difference))}</td>
    </tr>
  );
  return (
    <Table heads={[say('category'), say('before'), say('after'), say('difference')]}>
      {byCategory.map((one) => line(one.category ?? say('noCategory'), one))}
      {line(say('total'), total, true)}
      {contingency && line(say('contingency'), contingency)}
    </Table>
  );
}

function KeptWord({
  before,
  after,
}: {
  readonly before: boolean | null;
  readonly after: boolean | null;
}) {
  if (after === null) return null;
  if (after) return <span className="good">{say(before === false ? 'nowKept' : 'kept')}</span>;
  return <strong className="bad">{say(before === true ? 'nowBroken' : 'broken')}</strong>;
}

/** Where it is wider than the screen it is moved by keys too. */
const REACHED_BY_KEYS = { tabIndex: 0 };

function Table({
  heads,
  children,
}: {
  readonly heads: readonly string[];
  readonly children: ReactNode;
}) {
  return (
    <section className={styles.scroll} aria-label={heads[0]} {...REACHED_BY_KEYS}>
      <table>
        <thead>
          <tr>
            {heads.map((head, place) => (
              <th key={head} className={place === 0 ? '' : 'num'} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  );
}
