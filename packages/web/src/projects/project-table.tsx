import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Button, Menu, Status } from '../ui/index.ts';
import { format, messages } from '../words/index.ts';
import { verdictWord } from './headline.ts';
import type { ProgrammeGroup } from './list-filter.ts';
import { ProgrammeDialog, type ProgrammeTask } from './programme-dialogs.tsx';
import { ProjectDialog, type ProjectTask, useArchive } from './project-dialogs.tsx';
import {
  mayManage,
  type OnTrack,
  type Programme,
  type ProjectLine,
  type Workspace,
} from './project-line.ts';
import styles from './projects.module.css';
import { TONES } from './tones.ts';
import { Trend } from './trend.tsx';

const say = messages({
  projects: 'Projects',
  project: 'Project',
  forecast: 'Forecast',
  promise: 'Promise',
  trend: 'Trend',
  waiting: 'Waits',
  without: 'Without a programme',
  nothingIn: 'No project is in this programme yet.',
  archived: 'archived {when}',
  beingDated: 'Its dates are being worked out …',
  late: { one: '{count} day late', other: '{count} days late' },
  room: { one: '{count} day of room', other: '{count} days of room' },
  tasksWait: { one: '{count} task', other: '{count} tasks' },
  more: 'More about {name}',
  rename: 'Rename …',
  move: 'Move to a programme …',
  archive: 'Archive',
  takeUp: 'Take up again',
  remove: 'Delete …',
  removeProgramme: 'Remove …',
  guest: 'Shared with you',
});

interface TableProps {
  readonly workspace: Workspace;
  readonly groups: readonly ProgrammeGroup[];
  readonly programmes: readonly Programme[];
}

/** Each project with its verdict, programme by programme. */
export function ProjectTable({ workspace, groups, programmes }: TableProps) {
  const [task, setTask] = useState<ProjectTask>();
  const [programmeTask, setProgrammeTask] = useState<ProgrammeTask>();
  const hasHeadings = groups.some(({ programme }) => programme !== undefined);
  return (
    <>
      <table className={styles.table} aria-label={say('projects')}>
        <thead>
          <tr>
            <th scope="col">{say('project')}</th>
            <th scope="col">{say('forecast')}</th>
            <th scope="col">{say('promise')}</th>
            <th scope="col">{say('trend')}</th>
            <th scope="col">{say('waiting')}</th>
            <td />
          </tr>
        </thead>
        {groups.map(({ programme, projects }) => (
          <tbody key={programme?.id ?? ''}>
            {hasHeadings && (
              <tr className={styles.programme}>
                <th scope="rowgroup" colSpan={5}>
                  {programme?.name ?? say('without')}
                </th>
                <td>
                  {programme && mayManage(workspace.role) && (
                    <ProgrammeMenu programme={programme} onTask={setProgrammeTask} />
                  )}
                </td>
              </tr>
            )}
            {projects.length === 0 && (
              <tr>
                <td colSpan={6} className="faint">
                  {say('nothingIn')}
                </td>
              </tr>
            )}
            {projects.map((project) => (
              <Row key={project.id} project={project} onTask={setTask} />
            ))}
          </tbody>
        ))}
      </table>
      {task && (
        <ProjectDialog task={task} programmes={programmes} onClose={() => setTask(undefined)} />
      )}
      {programmeTask && (
        <ProgrammeDialog
          task={programmeTask}
          workspace={workspace}
          onClose={() => setProgrammeTask(undefined)}
        />
      )}
    </>
  );
}

function Row({
  project,
  onTask,
}: {
  readonly project: ProjectLine;
  readonly onTask: (task: ProjectTask) => void;
}) {
  const { id, name, onTrack, archivedAt, role } = project;
  return (
    <tr>
      <td className={styles.name}>
        <Link to="/projects/$projectId/on-track" params={{ projectId: id }} className="strong">
          {name}
        </Link>
        {archivedAt && (
          <span className="faint"> {say('archived', { when: format.instantDay(archivedAt) })}</span>
        )}
        {onTrack ? (
          <p className={styles.sentence}>
            <Verdict onTrack={onTrack} />
          </p>
        ) : (
          <p className="faint">{say(role === 'guest' ? 'guest' : 'beingDated')}</p>
        )}
      </td>
      <td data-label={say('forecast')} className={styles.date}>
        {onTrack && format.day(onTrack.forecastFinish)}
      </td>
      <td data-label={say('promise')}>
        {onTrack?.promise && <Promised promise={onTrack.promise} />}
      </td>
      <td data-label={say('trend')}>
        {onTrack && <Trend project={project} tone={TONES[onTrack.state]} />}
      </td>
      <td data-label={say('waiting')}>
        {onTrack && onTrack.waiting > 0 && (
          <Link to="/projects/$projectId/on-track" params={{ projectId: id }} hash="waiting">
            {say('tasksWait', { count: onTrack.waiting })}
          </Link>
        )}
      </td>
      <td className={styles.menu}>
        <ProjectMenu project={project} onTask={onTask} />
      </td>
    </tr>
  );
}

/** The server's sentence begins with the verdict's word, which stands by its shape here. */
function Verdict({ onTrack: { state, sentence } }: { readonly onTrack: OnTrack }) {
  const [, said = ''] = /^[^:]+: (.*)$/s.exec(sentence) ?? [];
  return (
    <>
      <Status tone={TONES[state]}>{verdictWord(state)}</Status>{' '}
      <span className="muted">{said === '' ? sentence : said}</span>
    </>
  );
}

function Promised({ promise }: { readonly promise: NonNullable<OnTrack['promise']> }) {
  const { name, date, marginDays } = promise;
  const late = marginDays < 0;
  return (
    <>
      <span>{format.day(date)}</span>
      <p className={late ? 'bad' : 'muted'}>
        {say(late ? 'late' : 'room', { count: Math.abs(marginDays) })}
      </p>
      <p className="faint">{name}</p>
    </>
  );
}

function ProjectMenu({
  project,
  onTask,
}: {
  readonly project: ProjectLine;
  readonly onTask: (task: ProjectTask) => void;
}) {
  const archive = useArchive(project);
  if (!mayManage(project.role)) return null;
  const isArchived = project.archivedAt !== null;
  const choose = (what: ProjectTask['what']) => () => onTask({ what, project });
  return (
    <Menu
      trigger={
        <Button look="quiet" aria-label={say('more', { name: project.name })}>
          ⋯
        </Button>
      }
      items={[
        { label: say('rename'), onChoose: choose('rename') },
        { label: say('move'), onChoose: choose('move') },
        { label: say(isArchived ? 'takeUp' : 'archive'), onChoose: () => void archive() },
        'line',
        { label: say('remove'), onChoose: choose('delete') },
      ]}
    />
  );
}

function ProgrammeMenu({
  programme,
  onTask,
}: {
  readonly programme: Programme;
  readonly onTask: (task: ProgrammeTask) => void;
}) {
  return (
    <Menu
      trigger={
        <Button look="quiet" aria-label={say('more', { name: programme.name })}>
          ⋯
        </Button>
      }
      items={[
        { label: say('rename'), onChoose: () => onTask({ what: 'rename', programme }) },
        { label: say('removeProgramme'), onChoose: () => onTask({ what: 'remove', programme }) },
      ]}
    />
  );
}
