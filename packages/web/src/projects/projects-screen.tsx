import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { sayProblem } from '../connection/index.ts';
import { TopBar } from '../shell/index.ts';
import { Button, Empty, Failed, Loading, Menu, Page, Status } from '../ui/index.ts';
import { messages } from '../words/index.ts';
import { FilterBar } from './filter-bar.tsx';
import { headline } from './headline.ts';
import { filterSearch, groupsOf, type ListFilter, readFilter } from './list-filter.ts';
import { NewProgramme, NewProject } from './new-dialogs.tsx';
import { mayManage, type ProjectLine, type Workspace } from './project-line.ts';
import { ProjectTable } from './project-table.tsx';
import styles from './projects.module.css';
import { TONES } from './tones.ts';
import { useProgrammes, useProjects, useWorkspaces } from './use-projects.ts';

const FirstSteps = lazy(async () => ({ default: (await import('./first-steps.tsx')).FirstSteps }));

const say = messages({
  title: 'Projects',
  workspace: 'Workspace',
  add: 'New project',
  empty: 'An empty project',
  outline: 'From an outline',
  file: 'From a file',
  programme: 'New programme',
  nowhere: 'You are in no workspace.',
  nowhereWhat: 'Ask an owner of a workspace for an invitation.',
  nothing: 'Nothing is here yet.',
  nothingWhat: 'Once a project is shared with you, it stands here.',
  noneFound: 'No project is like that.',
  noneFoundWhat: 'Search for another part of a name, or show all again.',
  showAll: 'Show all',
});

export function ProjectsScreen() {
  const search = useSearch({ strict: false }) as Readonly<Record<string, unknown>>;
  const { data, error, refetch } = useWorkspaces();
  if (error)
    return (
      <Page>
        <Failed text={sayProblem(error)} onRetry={() => void refetch()} />
      </Page>
    );
  if (data === undefined)
    return (
      <Page>
        <Loading />
      </Page>
    );
  const workspace =
    data.workspaces.find(({ id }) => id === search.workspace) ??
    data.workspaces.find(({ id }) => id === lastWorkspace()) ??
    data.workspaces[0];
  if (workspace === undefined) {
    return (
      <Page>
        <h1>{say('title')}</h1>
        <Empty title={say('nowhere')}>{say('nowhereWhat')}</Empty>
      </Page>
    );
  }
  return <Projects key={workspace.id} workspace={workspace} workspaces={data.workspaces} />;
}

type Adding = 'project' | 'programme' | 'outline';

function Projects({
  workspace,
  workspaces,
}: {
  readonly workspace: Workspace;
  readonly workspaces: readonly Workspace[];
}) {
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as Readonly<Record<string, unknown>>;
  const filter = readFilter(search);
  const [adding, setAdding] = useState<Adding>();
  const { data: projects, error, refetch } = useProjects(workspace.id);
  const { data: { programmes } = { programmes: [] } } = useProgrammes(workspace);
  const put = (asked: ListFilter) =>
    void navigate({
      to: '/',
      search: { workspace: search.workspace, ...filterSearch(asked) } as never,
      replace: true,
    });
  const bar = (
    <>
      <TopBar>
        {mayManage(workspace.role) && (
          <Menu
            trigger={<Button look="primary">{say('add')}</Button>}
            items={[
              { label: say('empty'), onChoose: () => setAdding('project') },
              { label: say('outline'), onChoose: () => setAdding('outline') },
              {
                label: say('file'),
                onChoose: () =>
                  void navigate({ to: '/import', search: { workspace: workspace.id } as never }),
              },
              'line',
              { label: say('programme'), onChoose: () => setAdding('programme') },
            ]}
          />
        )}
      </TopBar>
      <div className={styles.workspace}>
        <WorkspaceMenu workspace={workspace} workspaces={workspaces} />
      </div>
    </>
  );
  const dialogs = (
    <>
      {adding === 'project' && (
        <NewProject
          workspace={workspace}
          programmes={programmes}
          onClose={() => setAdding(undefined)}
        />
      )}
      {adding === 'programme' && (
        <NewProgramme workspace={workspace} onClose={() => setAdding(undefined)} />
      )}
    </>
  );
  if (error)
    return (
      <Page>
        {bar}
        <Failed text={sayProblem(error)} onRetry={() => void refetch()} />
      </Page>
    );
  if (projects === undefined)
    return (
      <Page>
        {bar}
        <Loading />
      </Page>
    );
  if (projects.length === 0 || adding === 'outline') {
    return (
      <Page>
        {bar}
        {dialogs}
        {mayManage(workspace.role) ? (
          <Suspense fallback={<Loading />}>
            <FirstSteps
              workspace={workspace}
              isEmpty={projects.length === 0}
              onBack={() => setAdding(undefined)}
            />
          </Suspense>
        ) : (
          <Nothing />
        )}
      </Page>
    );
  }
  const groups = groupsOf(projects, programmes, filter);
  return (
    <Page>
      {bar}
      {dialogs}
      <Opening projects={projects.filter(({ archivedAt }) => archivedAt === null)} />
      <FilterBar filter={filter} programmes={programmes} projects={projects} onFilter={put} />
      {groups.length === 0 ? (
        <Empty title={say('noneFound')}>
          <p>{say('noneFoundWhat')}</p>
          <Button onClick={() => put(readFilter({}))}>{say('showAll')}</Button>
        </Empty>
      ) : (
        <ProjectTable workspace={workspace} groups={groups} programmes={programmes} />
      )}
    </Page>
  );
}

function Opening({ projects }: { readonly projects: readonly ProjectLine[] }) {
  const { state, sentence } = headline(projects);
  return (
    <h1>
      {state ? <Status tone={TONES[state]} large /> : null}
      {sentence}
    </h1>
  );
}

function Nothing() {
  return (
    <>
      <h1>{say('nothing')}</h1>
      <p className="muted">{say('nothingWhat')}</p>
    </>
  );
}

function WorkspaceMenu({
  workspace,
  workspaces,
}: {
  readonly workspace: Workspace;
  readonly workspaces: readonly Workspace[];
}) {
  const navigate = useNavigate();
  if (workspaces.length < 2) return <span className="muted">{workspace.name}</span>;
  return (
    <Menu
      trigger={
        <Button look="quiet" aria-label={`${say('workspace')}: ${workspace.name}`}>
          {workspace.name} ▾
        </Button>
      }
      items={workspaces.map(({ id, name }) => ({
        label: name,
        isChosen: id === workspace.id,
        onChoose: () => {
          localStorage.setItem(LAST, id);
          void navigate({ to: '/', search: { workspace: id } as never });
        },
      }))}
    />
  );
}

const LAST = 'throughline.workspace';

function lastWorkspace(): string | null {
  try {
    return localStorage.getItem(LAST);
  } catch {
    return null;
  }
}
