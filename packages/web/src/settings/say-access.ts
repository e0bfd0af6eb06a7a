import type { Role } from '@throughline/model';
import { messages } from '../words/index.ts';

/** Ids, names and roles of what was done; never a secret. */
export type AccessDetails = Readonly<Record<string, string | null>>;

interface Names {
  readonly nameOf: (id: string) => string | undefined;
  readonly roleName: (role: Role) => string;
}

const say = messages({
  'workspace.create': 'made the workspace',
  'workspace.rename': 'called the workspace {name}',
  'programme.create': 'made the programme {name}',
  'programme.rename': 'called a programme {name}',
  'programme.remove': 'removed the programme {name}',
  'project.delete': 'deleted the project {name}',
  'invite.create': 'made a link into {place} for {email}, as {role}',
  'invite.revoke': 'took an invitation back',
  'member.join': 'came in, as {role}',
  'member.role': 'made {person} {to}; before {from}',
  'member.remove': 'removed {person}',
  'member.leave': 'left',
  'project-role.give': 'made {person} {to} in {place}',
  'project-role.take': 'took {person}’s own role in {place} away',
  'password.link': 'made a link for a new password of {person}',
  'password.set': 'set a new password',
  'token.create': 'made the token {name} that may {scope}',
  'token.revoke': 'took the token {name} back',
  'report-link.create': 'made the report link {name} of {place}',
  'report-link.revoke': 'took a report link of {place} back',
  'person.disable': 'disabled {person}',
  'person.enable': 'enabled {person} again',
  anybody: 'whoever has it',
  workspace: 'the workspace',
  nobody: 'no role of their own',
  somebody: 'somebody who is gone',
});

type Action = Parameters<typeof say>[0];

/** What was done to access, to follow the name of who did it; an action that this page does not know as it is called. */
export function sayAccess(
  action: string,
  details: AccessDetails,
  { nameOf, roleName }: Names,
): string {
  const { personId, projectId, email, name, scope } = details;
  const role = (given: string | null | undefined) =>
    given ? roleName(given as Role) : say('nobody');
  const parameters = {
    name: name ?? '',
    scope: scope ?? '',
    email: email ?? say('anybody'),
    person: (personId && nameOf(personId)) ?? say('somebody'),
    place: projectId ? (nameOf(projectId) ?? projectId) : say('workspace'),
    role: role(details.role),
    from: role(details.from),
    to: role(details.to),
  };
  if (!ACTIONS.has(action)) return action;
  return (say as (key: string, parameters: object) => string)(action, parameters);
}

const ACTIONS: ReadonlySet<string> = new Set<Action>([
  'workspace.create',
  'workspace.rename',
  'programme.create',
  'programme.rename',
  'programme.remove',
  'project.delete',
  'invite.create',
  'invite.revoke',
  'member.join',
  'member.role',
  'member.remove',
  'member.leave',
  'project-role.give',
  'project-role.take',
  'password.link',
  'password.set',
  'token.create',
  'token.revoke',
  'report-link.create',
  'report-link.revoke',
  'person.disable',
  'person.enable',
]);
