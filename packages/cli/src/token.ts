import { Role, TokenScope } from '@throughline/model';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { type AccountOptions, takesAccounts, withAccounts } from './accounts/index.ts';
import { print, printJson } from './print.ts';
import type { Shell } from './shell.ts';
import { actionArgument, missingName } from './submit/action.ts';
import { Terminal } from './terminal/index.ts';
import { madeLines, revokedLines, tokenLines } from './token/token-lines.ts';

type ServiceRole = Exclude<Role, 'owner'>;

interface TokenOptions extends AccountOptions {
  readonly scope: TokenScope;
  readonly days: number;
  readonly role?: ServiceRole;
  readonly for?: string;
}

export function token(program: Command, shell: Shell): void {
  takesAccounts(program.command('token'))
    .addArgument(actionArgument(['list', 'create', 'revoke']))
    .argument('[name]', 'what it is for: "Jira"; of revoke, its id')
    .description('tokens by which programs use a server')
    .addOption(
      new Option('--scope <scope>', 'how much it may').choices(TokenScope.options).default('read'),
    )
    .addOption(
      new Option('--role <role>', "a service's own role; viewer where nothing is said").choices(
        Role.exclude(['owner']).options,
      ),
    )
    .option('--for <email>', 'it acts as this person, and not as a service')
    .option('--days <number>', 'it ends after so many days, 365 at most', readDays, 90)
    .addHelpText(
      'after',
      '\nExamples:\n  throughline token create Jira --scope write --role contributor\n  throughline token create laptop --for ada@example.org --scope admin',
    )
    .action(async (action: string, name: string | undefined, options: TokenOptions) => {
      if (action === 'list') return await list(options, shell);
      if (name === undefined) return missingName(program, `token ${action}`);
      if (action === 'create') return await create(name, options, shell);
      await revoke(name, options, shell);
    });
}

async function list(options: TokenOptions, shell: Shell): Promise<void> {
  const tokens = await withAccounts(options, shell, async (accounts) => {
    const { findWorkspace, listTokens } = await import('@throughline/server');
    return listTokens(accounts, (await findWorkspace(accounts, options.workspace)).id);
  });
  if (tokens === undefined) return;
  if (options.json) await printJson({ tokens }, shell);
  else await print(tokenLines(tokens, shell, terminalOf(shell)), shell);
}

async function create(name: string, options: TokenOptions, shell: Shell): Promise<void> {
  const { scope, days, role = 'viewer' } = options;
  const made = await withAccounts(options, shell, async (accounts) => {
    const { createTokenByCommand, findPerson, findWorkspace } = await import('@throughline/server');
    const { id } = await findWorkspace(accounts, options.workspace);
    const wanted = { name, scope, expiresInDays: days };
    if (options.for === undefined) return createTokenByCommand(accounts, id, { ...wanted, role });
    const person = await findPerson(accounts, options.for);
    return createTokenByCommand(accounts, id, wanted, person.id);
  });
  if (made === undefined) return;
  if (options.json) await printJson(made, shell);
  else await print(madeLines(name, made, shell.zone, terminalOf(shell)), shell);
}

async function revoke(tokenId: string, options: TokenOptions, shell: Shell): Promise<void> {
  const revoked = await withAccounts(options, shell, async (accounts) => {
    const { Fault, findWorkspace, listTokens, revokeToken } = await import('@throughline/server');
    const { id: workspaceId } = await findWorkspace(accounts, options.workspace);
    const tokens = await listTokens(accounts, workspaceId);
    const found = tokens.find(({ id }) => id === tokenId);
    if (found === undefined) throw new Fault('not-found', { field: 'token' });
    await revokeToken(accounts, undefined, { workspaceId, tokenId });
    return found;
  });
  if (revoked === undefined) return;
  if (options.json) await printJson({ id: tokenId, revoked: true }, shell);
  else await print(revokedLines(revoked, terminalOf(shell)), shell);
}

function readDays(text: string): number {
  const days = Number(text);
  if (Number.isInteger(days) && days >= 1 && days <= 365) return days;
  throw new InvalidArgumentError('A token lasts 1 to 365 days.');
}

function terminalOf(shell: Shell): Terminal {
  return new Terminal(shell.stdout, shell.env);
}
