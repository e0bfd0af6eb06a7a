import { useSearch } from '@tanstack/react-router';
import type { ResourceLoad, TaskRecord } from '@throughline/model';
import { useAnswer } from '../connection/index.ts';
import { TaskLink } from '../moment/index.ts';
import {
  useLocalProject,
  useLocalState,
  usePlanRecords,
  useProjectPlace,
} from '../project/index.ts';
import { ScreenLink } from '../shell/index.ts';
import { Failed, Loading, Page, Popover, Section } from '../ui/index.ts';
import { format, messages } from '../words/index.ts';
import { weeksFrom } from './load-weeks.ts';
import styles from './people.module.css';
import { ResourceDetails } from './resource-details.tsx';
import { ResourceSheet } from './resource-sheet.tsx';

const say = messages({
  over: {
    one: '{count} of {all} has more work than time from now on: {names}.',
    other: '{count} of {all} have more work than time from now on: {names}.',
  },
  fine: 'Everybody has time for the work that is planned from now on.',
  none: 'Nobody is named in this plan yet.',
  unassigned: {
    one: '{count} unfinished task has nobody to do it.',
    other: '{count} unfinished tasks have nobody to do them.',
  },
  overloads: 'More work than time',
  aside: 'worst week from now on, hours',
  week: 'Week of',
  person: 'Resource',
  work: 'Work',
  time: 'Time',
  weeks: 'Weeks',
  sheet: 'Resources',
  more: { one: 'and {count} more', other: 'and {count} more' },
  keys: 'Enter and the arrow keys go from row to row; Escape restores.',
});

const MOST_NAMES = 40;

interface LoadAnswer {
  readonly resources: readonly ResourceLoad[];
}

/** Who has how much to do, and whether they have the time for it. */
export function PeopleScreen() {
  const { projectId, asOf, branch } = useProjectPlace();
  const project = useLocalProject();
  const state = useLocalState(project);
  const resources = usePlanRecords('resource');
  const assignments = usePlanRecords('assignment');
  const tasks = usePlanRecords('task');
  const calendars = usePlanRecords('calendar');
  const [plan] = usePlanRecords('project') ?? [];
  const load = useAnswer<LoadAnswer>(projectId, '/load', { asOf, branch });
  const { resource: asked } = useSearch({ strict: false }) as { resource?: string };
  if (!resources || !assignments || !tasks || !calendars || !plan) {
    return (
      <Page>{state.phase === 'failed' ? <Failed text={state.fault ?? ''} /> : <Loading />}</Page>
    );
  }
  const loads = load.data?.resources ?? [];
  const shown = resources.find(({ id }) => id === asked);
  if (shown !== undefined) {
    return (
      <ResourceDetails
        key={shown.id}
        resource={shown}
        load={loads.find(({ resourceId }) => resourceId === shown.id)}
        plan={{ project: plan, resources, assignments, tasks, calendars }}
      />
    );
  }
  const nameOf = new Map(resources.map(({ id, name }) => [id, name]));
  const over = loads
    .map(({ resourceId, weeks }) => ({
      resourceId,
      weeks: weeksFrom(weeks, plan.statusDate).filter((week) => week.over > 0),
    }))
    .filter(({ weeks }) => weeks.length > 0);
  const summaries = new Set(tasks.map(({ parent }) => parent));
  const worked = new Set(assignments.map(({ taskId }) => taskId));
  const unassigned = tasks.filter(
    ({ id, actualFinish, milestone, duration, inactive }) =>
      !summaries.has(id) &&
      !worked.has(id) &&
      !inactive &&
      actualFinish === undefined &&
      milestone !== true &&
      (duration?.minutes ?? 0) > 0,
  );
  const answer =
    resources.length === 0
      ? say('none')
      : over.length === 0
        ? say('fine')
        : say('over', {
            count: over.length,
            all: format.number(resources.length),
            names: format.list(over.map(({ resourceId }) => nameOf.get(resourceId) ?? '')),
          });
  return (
    <Page>
      <div>
        <h1>{answer}</h1>
        {unassigned.length > 0 && <Unassigned tasks={unassigned} />}
      </div>
      {over.length > 0 && (
        <Section title={say('overloads')} aside={say('aside')}>
          <div className={styles.scroll}>
            <table className={styles.narrow}>
              <thead>
                <tr>
                  <th scope="col">{say('person')}</th>
                  <th scope="col">{say('week')}</th>
                  <th scope="col" className="num">
                    {say('work')}
                  </th>
                  <th scope="col" className="num">
                    {say('time')}
                  </th>
                  <th scope="col" className="num">
                    {say('weeks')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {over.map(({ resourceId, weeks }) => {
                  const worst = weeks.reduce((a, b) => (b.over > a.over ? b : a));
                  return (
                    <tr key={resourceId}>
                      <td>
                        <ScreenLink screen="people" search={{ resource: resourceId }}>
                          {nameOf.get(resourceId)}
                        </ScreenLink>
                      </td>
                      <td>{format.day(worst.week)}</td>
                      <td className="num warn">{format.number(worst.work / 60, 1)}</td>
                      <td className="num">{format.number(worst.capacity / 60, 1)}</td>
                      <td className="num">{format.number(weeks.length)}</td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </div>
        </Section>
      )}
      <Section title={say('sheet')} aside={state.canEdit ? say('keys') : undefined}>
        <ResourceSheet
          resources={resources}
          calendars={calendars}
          currency={plan.currency}
          canEdit={state.canEdit}
        />
      </Section>
    </Page>
  );
}

function Unassigned({ tasks }: { readonly tasks: readonly TaskRecord[] }) {
  const text = say('unassigned', { count: tasks.length });
  return (
    <Popover
      label={text}
      trigger={
        <button type="button" className={styles.number}>
          {text}
        </button>
      }
    >
      <ul className={styles.names}>
        {tasks.slice(0, MOST_NAMES).map(({ id, name }) => (
          <li key={id}>
            <TaskLink taskId={id}>{name}</TaskLink>
          </li>
        ))}
        {tasks.length > MOST_NAMES && (
          <li className="faint">{say('more', { count: tasks.length - MOST_NAMES })}</li>
        )}
      </ul>
    </Popover>
  );
}
