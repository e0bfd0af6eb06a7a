import { useNavigate } from '@tanstack/react-router';
import type { Role } from '@throughline/model';
import type { ReactNode } from 'react';
import { request, sayProblem, useRead } from '../connection/index.ts';
import { Empty, Failed, Loading, Section, SelectField } from '../ui/index.ts';
import { messages } from '../words/index.ts';
import { ROLES, roleName, type Workspace } from './account.ts';
import { Invites } from './invites.tsx';
import styles from './settings.module.css';
import { useDoing } from './use-doing.ts';

const say = messages({
  title: {
    one: '{count} person has a part in {project}.',
    other: '{count} people have a part in {project}.',
  },
  none: 'There is no project yet.',
  noneWhat: 'Once there is one, its members stand here.',
  project: 'Project',
  members: 'Members',
  person: 'Person',
  role: 'Role in this project',
  roleOf: 'Role of {name} in this project',
  usual: 'as in the workspace: {role}',
  everywhere: '{role}, everywhere',
});

interface ProjectMember {
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly workspaceRole: Role;
  readonly projectRole: Role | null;
}

interface Listed {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
}

/** Who has a part in one project: a role there stands above that in the workspace. */
export function ProjectMembersSection({
  workspace,
  projectId,
}: {
  readonly workspace: Workspace;
  readonly projectId: string | undefined;
}) {
  const navigate = useNavigate();
  const { data, error } = useRead<{ projects: readonly Listed[] }>(
    `/workspaces/${workspace.id}/projects`,
    { limit: 200 },
  );
  if (error) return <Failed text={sayProblem(error)} />;
  if (data === undefined) return <Loading />;
  const chosen = data.projects.find(({ id }) => id === projectId) ?? data.projects[0];
  if (chosen === undefined) return <Empty title={say('none')}>{say('noneWhat')}</Empty>;
  return (
    <Members
      key={chosen.id}
      project={chosen}
      chooser={
        <SelectField
          label={say('project')}
          value={chosen.id}
          onChange={(event) =>
            void navigate({
              to: '/settings',
              search: {
                section: 'project-members',
                workspace: workspace.id,
                project: event.target.value,
              } as never,
              replace: true,
            })
          }
        >
          {data.projects.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
      }
    />
  );
}

function Members({ project, chooser }: { readonly project: Listed; readonly chooser: ReactNode }) {
  const path = `/projects/${project.id}`;
  const { data, error } = useRead<{ members: readonly ProjectMember[] }>(`${path}/members`);
  const { run, fault, isBusy } = useDoing(`${path}/members`);
  const mayChange = project.role === 'owner' || project.role === 'manager';
  if (error) return <Failed text={sayProblem(error)} />;
  if (data === undefined) return <Loading />;
  const put = ({ personId }: ProjectMember, role: string) => {
    const url = `${path}/members/${personId}`;
    void run(() =>
      role === '' ? request('DELETE', url) : request('PUT', url, { body: { role } }),
    );
  };
  return (
    <>
      <h1>{say('title', { count: data.members.length, project: project.name })}</h1>
      <div className={styles.form}>{chooser}</div>
      {fault && <Failed text={fault} />}
      <Section title={say('members')}>
        <div className={styles.scroll}>
          <table>
            <thead>
              <tr>
                <th scope="col">{say('person')}</th>
                <th scope="col">{say('role')}</th>
              </tr>
            </thead>
            <tbody>
              {data.members.map((member) => {
                const { personId, name, email, workspaceRole, projectRole, role } = member;
                return (
                  <tr key={personId}>
                    <td>
                      {name}
                      <p className="faint">{email}</p>
                    </td>
                    <td>
                      {workspaceRole === 'owner' ? (
                        say('everywhere', { role: roleName(workspaceRole) })
                      ) : mayChange ? (
                        <select
                          className={styles.select}
                          aria-label={say('roleOf', { name })}
                          value={projectRole ?? ''}
                          disabled={isBusy}
                          onChange={(event) => put(member, event.target.value)}
                        >
                          <option value="">
                            {say('usual', { role: roleName(workspaceRole) })}
                          </option>
                          {ROLES.slice(1).map((each) => (
                            <option key={each} value={each}>
                              {roleName(each)}
                            </option>
                          ))}
                        </select>
                      ) : (
                        roleName(role)
                      )}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      </Section>
      {mayChange && <Invites path={path} role={project.role} where={project.name} isProject />}
    </>
  );
}
