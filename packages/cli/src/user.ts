import { Role } from '@throughline/model';
import type { Accounts } from '@throughline/server';
import { type Command, Option } from 'commander';
import { type AccountOptions, takesAccounts, withAccounts } from './accounts/index.ts';
import { print, printJson } from './print.ts';
import type { Shell } from './shell.ts';
import { actionArgument, missingName } from './submit/action.ts';
import { Terminal } from './terminal/index.ts';
import { doneLines, linkLines, peopleLines } from './user/user-lines.ts';

interface UserOptions extends AccountOptions {
  readonly role?: Role;
}

const ACTIONS = ['list', 'invite', 'password-link', 'role', 'remove', 'disable', 'enable'] as const;
type Action = (typeof ACTIONS)[number];

export function user(program: Command, shell: Shell): void {
  takesAccounts(program.command('user'))
    .addArgument(actionArgument([...ACTIONS]))
    .argument('[email]', 'whom it is about, by e-mail address')
    .description('people of a server: let in, given a role, given a new password, shut out')
    .addOption(new Option('--role <role>', 'in the workspace').choices(Role.options))
    .addHelpText(
      'after',
      '\nExamples:\n  throughline user invite ada@example.org --role manager\n  throughline user password-link ada@example.org',
    )
    .action(async (action: Action, email: string | undefined, options: UserOptions) => {
      if (action === 'list') return await list(options, shell);
      if (action === 'invite') return await invite(email, options, shell);
      if (email === undefined) return missingName(program, `user ${action}`);
      if (action === 'password-link') return await passwordLink(email, options, shell);
      const { role } = options;
      if (action === 'role' && role === undefined) {
        return program.error('error: user role needs --role\n(--help shows the arguments)');
      }
      await change(action, email, options, shell);
    });
}

async function list(options: UserOptions, shell: Shell): Promise<void> {
  const people = await withAccounts(options, shell, async (accounts) => {
    const { findWorkspace, listPeople } = await import('@throughline/server');
    const { workspace } = options;
    const only = workspace === undefined ? undefined : await findWorkspace(accounts, workspace);
    return listPeople(accounts, only?.id);
  });
  if (people === undefined) return;
  if (options.json) await printJson({ people }, shell);
  else await print(peopleLines(people, terminalOf(shell)), shell);
}

async function invite(
  email: string | undefined,
  options: UserOptions,
  shell: Shell,
): Promise<void> {
  const { workspace, role = 'contributor' } = options;
  const made = await withAccounts(options, shell, async (accounts) => {
    const { findWorkspace, inviteByCommand } = await import('@throughline/server');
    const { id, name } = await findWorkspace(accounts, workspace);
    const link = await inviteByCommand(accounts, id, { role, email });
    return { workspace: name, role, email: email ?? null, ...link };
  });
  if (made === undefined) return;
  if (options.json) await printJson(made, shell);
  else {
    const whom = email ?? 'whoever has it';
    const what = `This link lets ${whom} into ${made.workspace}, once, as ${role}:`;
    await print(linkLines(what, made, shell.zone, terminalOf(shell)), shell);
  }
}

async function passwordLink(email: string, options: UserOptions, shell: Shell): Promise<void> {
  const made = await withAccounts(options, shell, async (accounts) => {
    const { findPerson, passwordLinkByCommand } = await import('@throughline/server');
    const person = await findPerson(accounts, email);
    return { person, ...(await passwordLinkByCommand(accounts, person.id)) };
  });
  if (made === undefined) return;
  if (options.json) await printJson(made, shell);
  else {
    const what = `This link sets a new password for ${made.person.name}, once:`;
    await print(linkLines(what, made, shell.zone, terminalOf(shell)), shell);
  }
}

async function change(
  action: Exclude<Action, 'list' | 'invite' | 'password-link'>,
  email: string,
  options: UserOptions,
  shell: Shell,
): Promise<void> {
  const done = await withAccounts(options, shell, (accounts) =>
    changed(accounts, action, email, options),
  );
  if (done === undefined) return;
  if (options.json) await printJson(done, shell);
  else await print(doneLines(action, done, terminalOf(shell)), shell);
}

async function changed(
  accounts: Accounts,
  action: 'role' | 'remove' | 'disable' | 'enable',
  email: string,
  { role, workspace }: UserOptions,
) {
  const { changeRole, findPerson, findWorkspace, removeMember, setDisabled } = await import(
    '@throughline/server'
  );
  const person = await findPerson(accounts, email);
  if (action === 'disable' || action === 'enable') {
    await setDisabled(accounts, person.id, action === 'disable');
    return { person, workspace: null, role: null };
  }
  const { id: workspaceId, name } = await findWorkspace(accounts, workspace);
  const where = { workspaceId, personId: person.id };
  if (role !== undefined && action === 'role') await changeRole(accounts, undefined, where, role);
  else await removeMember(accounts, undefined, where);
  return { person, workspace: name, role: action === 'role' ? (role ?? null) : null };
}

function terminalOf(shell: Shell): Terminal {
  return new Terminal(shell.stdout, shell.env);
}
