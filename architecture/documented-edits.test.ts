import { readFileSync } from 'node:fs';
import { EDIT_KINDS, type EditKind, REFUSALS, ruleByKind } from '@throughline/model';
import { describe, expect, test } from 'vitest';

const page = readFileSync(new URL('../docs/edits.md', import.meta.url), 'utf8');

/** The rows of every table, by kind: what stands in ticks in the second and in the last column. */
const rowByKind = new Map(
  page.split('\n').flatMap((line) => {
    const [, kind = '', takes = '', , refuses = ''] = line.split('|');
    const [name] = ticked(kind);
    return name === undefined ? [] : [[name, { takes: ticked(takes), refuses: ticked(refuses) }]];
  }),
);

describe('the page of the edits', () => {
  test('has a line for every kind, and for nothing else', () => {
    expect([...rowByKind.keys()].sort()).toEqual([...EDIT_KINDS].sort());
  });

  test('says what each kind takes', () => {
    for (const kind of EDIT_KINDS) expect(rowByKind.get(kind)?.takes, kind).toEqual(fieldsOf(kind));
  });

  test('names no refusal that there is not', () => {
    const codes = [...rowByKind.values()].flatMap(({ refuses }) => refuses);
    expect(codes.filter((code) => !Object.hasOwn(REFUSALS, code))).toEqual([]);
  });
});

function ticked(cell: string): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, text = '']) => text);
}

/** As the schema has them, with a question mark where they may be left out. */
function fieldsOf(kind: EditKind): string[] {
  const schema: unknown = ruleByKind[kind].schema;
  if (!hasShape(schema)) throw new Error(`${kind} is no object`);
  return Object.entries(schema.shape)
    .filter(([field]) => field !== 'kind')
    .map(([field, { _zod }]) => `${field}${_zod.optin === 'optional' ? '?' : ''}`);
}

interface Shape {
  readonly shape: { readonly [field: string]: { readonly _zod: { readonly optin?: string } } };
}

function hasShape(schema: unknown): schema is Shape {
  return typeof schema === 'object' && schema !== null && 'shape' in schema;
}
