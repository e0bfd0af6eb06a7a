import { instant } from '@throughline/model';
import type { ListedToken } from '@throughline/server';
import type { Shell, Zone } from '../shell.ts';
import {
  type Column,
  day,
  moment,
  quiet,
  strong,
  type Terminal,
  table,
} from '../terminal/index.ts';

export function* tokenLines(
  tokens: readonly ListedToken[],
  shell: Shell,
  terminal: Terminal,
): Generator<string> {
  const good = tokens.filter((token) => stateOf(token, shell) === '').length;
  const count = `${tokens.length} ${tokens.length === 1 ? 'token' : 'tokens'}, ${good} good`;
  yield* terminal.paragraph(strong(tokens.length === 0 ? 'There are no tokens.' : `${count}.`));
  if (tokens.length === 0) return;
  yield '';
  yield* table(tokens, columns(shell), terminal);
}

function columns(shell: Shell): Column<ListedToken>[] {
  const on = (at: string | null) => (at === null ? '' : day(shell.zone.local(instant(at))));
  return [
    { title: 'Name', cell: ({ name }) => name, shrinksTo: 12 },
    { title: 'Acts as', cell: ({ person, role }) => person?.name ?? `service, ${role}` },
    { title: 'Scope', cell: ({ scope }) => scope },
    { title: 'Last used', cell: ({ usedAt }) => on(usedAt), goes: 1 },
    { title: 'Until', cell: ({ expiresAt }) => on(expiresAt) },
    { title: '', cell: (token) => quiet(stateOf(token, shell)) },
    { title: 'Id', cell: ({ id }) => quiet(id), goes: 2 },
  ];
}

function stateOf({ revokedAt, expiresAt }: ListedToken, { at }: Shell): string {
  if (revokedAt !== null) return 'revoked';
  return expiresAt <= at ? 'ended' : '';
}

/** On a line of its own, so that it can be copied: it is never shown again. */
export function* madeLines(
  name: string,
  made: { readonly token: string; readonly expiresAt: string },
  zone: Zone,
  terminal: Terminal,
): Generator<string> {
  yield* terminal.paragraph(`The token ${name}, shown this once:`);
  yield `  ${made.token}`;
  yield* terminal.paragraph(quiet(`Until ${moment(zone.local(instant(made.expiresAt)))}.`));
}

export function* revokedLines({ name }: ListedToken, terminal: Terminal): Generator<string> {
  yield* terminal.paragraph(`The token ${name} lets nobody in any more.`);
}
