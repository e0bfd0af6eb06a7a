import { useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { sayProblem, useRead } from '../connection/index.ts';
import { useProjectPlace } from '../project/index.ts';
import { SyncNote, useListed } from '../records/index.ts';
import { useGoTo } from '../shell/index.ts';
import { Button, Empty, Failed, Loading, Page, Section, SelectField } from '../ui/index.ts';
import { format, messages } from '../words/index.ts';
import { everybody, grouped, horizon, matching, type Somebody } from './my-tasks.ts';
import styles from './my-work.module.css';
import { TaskLine, type Workdays } from './task-line.tsx';
import { type MyTaskLine, useMyWork } from './use-my-work.ts';

const say = messages({
  who: 'Whose work is yours?',
  whoHint:
    'Choose yourself once; this browser remembers it. The work of others can be looked at, too.',
  iAm: 'I am …',
  choose: 'Choose',
  look: 'Whose work',
  isMe: 'This is me',
  sentence: '{running}, {due} by {day}{held}.',
  running: { one: '{count} task is in progress', other: '{count} tasks are in progress' },
  due: { one: '{count} begins', other: '{count} begin' },
  held: { one: ', {count} is held up', other: ', {count} are held up' },
  nothing: 'Nothing is open for {name}.',
  inProgress: 'In progress',
  soon: 'Begins by {day}',
  later: { one: '{count} task that begins later', other: '{count} tasks that begin later' },
  none: 'None.',
  empty: 'Nobody is in this plan yet.',
  emptyHint:
    'Add resources under People and assign them, or name who is responsible for a task: then each sees their work here.',
});

interface Account {
  readonly name?: string;
  readonly email?: string;
}

/** What I have to do, what holds it up, who waits for me; and reporting on it in place. */
export function MyWorkScreen() {
  const { projectId, role, asOf, branch } = useProjectPlace();
  const goTo = useGoTo();
  const { who } = useSearch({ strict: false }) as { readonly who?: string };
  const { data: account } = useRead<Account>('/account');
  const project = useListed('project');
  const resources = useListed('resource', { where: ['type:eq:work'], fields: 'name,email' });
  const named = useListed('task', { where: ['responsible:has:yes'], fields: 'responsible' });
  const [chosen, setChosen] = useState(() => remembered(projectId));
  const people = everybody(
    (resources.data ?? []).map(({ id, name, email }) => ({ id, name, ...(email && { email }) })),
    (named.data ?? []).map(({ responsible = '' }) => responsible),
  );
  const me = people.find(({ key }) => key === chosen) ?? (account && matching(people, account));
  const shown = people.find(({ key }) => key === who) ?? me;
  const { tasks, error } = useMyWork(shown);
  const failed = error ?? resources.error ?? project.error;
  const record = project.data?.[0];
  if (failed) {
    return (
      <Page>
        <Failed text={sayProblem(failed)} />
      </Page>
    );
  }
  if (record === undefined || resources.data === undefined || named.data === undefined) {
    return (
      <Page>
        <Loading />
      </Page>
    );
  }
  if (people.length === 0) {
    return (
      <Page>
        <Empty title={say('empty')}>{say('emptyHint')}</Empty>
      </Page>
    );
  }
  const choose = (key: string) => {
    if (me === undefined) {
      remember(projectId, key);
      setChosen(key);
    } else goTo('my-work', { who: key === me.key ? undefined : key }, true);
  };
  const picker = (
    <div className={styles.who}>
      <SelectField
        label={say(me === undefined ? 'iAm' : 'look')}
        value={shown?.key ?? ''}
        onChange={(picked) => choose(picked.target.value)}
      >
        {shown === undefined && <option value="">{say('choose')}</option>}
        {people.map(({ key, name }) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </SelectField>
      {shown && shown.key !== me?.key && (
        <Button
          onClick={() => {
            remember(projectId, shown.key);
            setChosen(shown.key);
          }}
        >
          {say('isMe')}
        </Button>
      )}
    </div>
  );
  if (shown === undefined) {
    return (
      <Page>
        <header>
          <h1>{say('who')}</h1>
          <p className="muted">{say('whoHint')}</p>
        </header>
        {picker}
      </Page>
    );
  }
  const canEdit =
    asOf === undefined && branch === undefined && role !== 'viewer' && role !== 'guest';
  const status = record.statusDate ?? record.start;
  return (
    <Page>
      <SyncNote />
      {tasks === undefined ? (
        <Loading />
      ) : (
        <Work {...{ tasks, status, canEdit }} name={shown.name} project={record} picker={picker} />
      )}
    </Page>
  );
}

interface WorkProps {
  readonly tasks: readonly MyTaskLine[];
  readonly status: string;
  readonly canEdit: boolean;
  readonly name: string;
  readonly project: Workdays;
  readonly picker: ReactNode;
}

function Work({ tasks, status, canEdit, name, project, picker }: WorkProps) {
  const { running, due, later } = grouped(tasks, status);
  const held = tasks.filter(({ blocked }) => blocked !== null).length;
  const day = format.day(horizon(status));
  const list = (some: readonly MyTaskLine[]) => (
    <ul className={styles.tasks}>
      {some.map((task) => (
        <TaskLine key={task.id} {...{ task, status, canEdit, project }} />
      ))}
    </ul>
  );
  return (
    <>
      <header className={styles.head}>
        <h1>
          {tasks.length === 0
            ? say('nothing', { name })
            : say('sentence', {
                running: say('running', { count: running.length }),
                due: say('due', { count: due.length }),
                day,
                held: held === 0 ? '' : say('held', { count: held }),
              })}
        </h1>
        {picker}
      </header>
      {tasks.length > 0 && (
        <>
          <Section title={say('inProgress')}>
            {running.length === 0 ? <p className="muted">{say('none')}</p> : list(running)}
          </Section>
          <Section title={say('soon', { day })}>
            {due.length === 0 ? <p className="muted">{say('none')}</p> : list(due)}
          </Section>
          {later.length > 0 && (
            <details>
              <summary>{say('later', { count: later.length })}</summary>
              {list(later)}
            </details>
          )}
        </>
      )}
    </>
  );
}

const STORED = 'throughline.me.';

function remembered(projectId: string): Somebody['key'] | undefined {
  try {
    return localStorage.getItem(STORED + projectId) ?? undefined;
  } catch {
    return undefined;
  }
}

function remember(projectId: string, key: string): void {
  try {
    localStorage.setItem(STORED + projectId, key);
  } catch {
    // A browser that keeps nothing asks again the next time.
  }
}
