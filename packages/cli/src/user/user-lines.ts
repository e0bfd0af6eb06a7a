import { instant } from '@throughline/model';
import type { ListedPerson, Person } from '@throughline/server';
import type { Zone } from '../shell.ts';
import {
  type Column,
  moment,
  quiet,
  strong,
  type Terminal,
  table,
  warning,
} from '../terminal/index.ts';

export function* peopleLines(
  people: readonly ListedPerson[],
  terminal: Terminal,
): Generator<string> {
  const count = people.length === 1 ? '1 person' : `${people.length} people`;
  yield* terminal.paragraph(strong(people.length === 0 ? 'Nobody has an account.' : `${count}.`));
  if (people.length === 0) return;
  yield '';
  yield* table(people, columns, terminal);
}

const columns: readonly Column<ListedPerson>[] = [
  { title: 'E-mail', cell: ({ email }) => email, shrinksTo: 24 },
  { title: 'Name', cell: ({ name }) => name, goes: 1 },
  {
    title: 'Workspaces',
    cell: ({ workspaces }) => workspaces.map(({ name, role }) => `${name}: ${role}`).join(', '),
  },
  {
    title: '',
    cell: ({ disabledAt }) => (disabledAt === null ? '' : warning('disabled')),
  },
];

/** A link on a line of its own, so that it can be copied. */
export function* linkLines(
  what: string,
  { url, expiresAt }: { readonly url: string; readonly expiresAt: string },
  zone: Zone,
  terminal: Terminal,
): Generator<string> {
  yield* terminal.paragraph(what);
  yield `  ${url}`;
  yield* terminal.paragraph(quiet(`Until ${moment(zone.local(instant(expiresAt)))}.`));
}

export function* doneLines(
  action: 'role' | 'remove' | 'disable' | 'enable',
  done: {
    readonly person: Person;
    readonly workspace: string | null;
    readonly role: string | null;
  },
  terminal: Terminal,
): Generator<string> {
  const { person, workspace, role } = done;
  yield* terminal.paragraph(
    {
      role: `${person.name} is ${role} of ${workspace} now.`,
      remove: `${person.name} is out of ${workspace}; their tokens and invitations there have ended.`,
      disable: `${person.name} cannot sign in any more; all their sessions have ended.`,
      enable: `${person.name} can sign in again.`,
    }[action],
  );
}
