import { readFileSync } from 'node:fs';
import {
  ACTIONS,
  accessByKind,
  fieldsOfEveryKind,
  may,
  RECORD_KINDS,
  type RecordKind,
  Role,
  type SeenBy,
  scopeFor,
} from '@throughline/model';
import { describe, expect, test } from 'vitest';

const page = readFileSync(new URL('../docs/access.md', import.meta.url), 'utf8');

/** The rows of every table, by what stands in ticks in the first column. */
const rowByName = new Map(
  page.split('\n').flatMap((line) => {
    const [, name = '', ...cells] = line.split('|').map((cell) => cell.trim());
    const [ticked] = tickedIn(name);
    return ticked === undefined ? [] : [[ticked, cells.slice(0, -1)] as const];
  }),
);

describe('the page of access', () => {
  test('says of every action who may do it and what a token has to be for', () => {
    for (const action of ACTIONS) {
      const expected = [
        ...Role.options.map((role) => (may(role, action) ? 'yes' : '')),
        scopeFor(action),
      ];
      expect(rowByName.get(action), action).toEqual(expected);
    }
  });

  test('says of every kind of record and every field who sees it', () => {
    for (const kind of RECORD_KINDS) {
      const [guests, ...columns] = rowByName.get(kind) ?? [];
      expect(guests, kind).toBe(accessByKind[kind].guests);
      expect(columns.map(tickedIn), kind).toEqual(fieldsOf(kind));
    }
  });

  test('has no row for what there is not', () => {
    const known = new Set<string>([...ACTIONS, ...RECORD_KINDS]);
    expect([...rowByName.keys()].filter((name) => !known.has(name))).toEqual([]);
  });

  test('names the fields of every kind', () => {
    for (const field of Object.keys(fieldsOfEveryKind)) expect(page).toContain(`\`${field}\``);
  });
});

const COLUMNS: readonly SeenBy[] = ['all', 'shared', 'members', 'managers'];

/** In the columns of the table; `map/field` is a field of each entry of a map. */
function fieldsOf(kind: RecordKind): string[][] {
  const { fields } = accessByKind[kind];
  const found = COLUMNS.map((): string[] => []);
  for (const [field, row] of Object.entries<unknown>(fields)) {
    const named = isOfEntries(row)
      ? Object.entries(row.entries).map(([name, seenBy]) => [`${field}/${name}`, seenBy] as const)
      : [[field, row] as const];
    for (const [name, seenBy] of named) found[COLUMNS.indexOf(seenBy as SeenBy)]?.push(name);
  }
  return found;
}

function isOfEntries(row: unknown): row is { readonly entries: object } {
  return typeof row === 'object' && row !== null && 'entries' in row;
}

function tickedIn(cell: string): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, text = '']) => text);
}
