import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { EDIT_KINDS, ruleByKind } from '../edit/index.ts';
import { RECORD_KINDS, schemaByKind } from '../plan/index.ts';
import { BranchMeta } from './branch.ts';
import { HistoryEdit } from './change.ts';
import {
  FOREIGN_IDS,
  TEXT_BY_EDIT,
  TEXT_BY_KIND,
  TEXT_OF_ALL,
  TEXT_OF_BRANCH,
} from './free-text.ts';

/** No id, date, hash or choice from a list takes it. */
const A_NAME = 'Anna Smith';

describe('HIS-16 every place where people write freely is in the table', () => {
  test.each(RECORD_KINDS)('of a %s', (kind) => {
    const free = [...TEXT_OF_ALL, ...TEXT_BY_KIND[kind]];
    const foreign = FOREIGN_IDS.flatMap((path) => {
      const [only, field] = path.split(': ');
      return field === undefined ? [path] : only === kind ? [field] : [];
    });
    expect(textsIn(schemaByKind[kind])).toEqual([...free, ...foreign].sort());
  });

  test.each(EDIT_KINDS)('of %s', (kind) => {
    const found = textsIn(ruleByKind[kind].schema);
    const byKind = /^(record|calendar)\/|^set\/\*$/;
    expect(found.filter((path) => !byKind.test(path))).toEqual(TEXT_BY_EDIT[kind] ?? []);
    for (const path of found.filter((one) => /^(record|calendar)\//.test(one))) {
      expect(textsOfRecords).toContain(path.replace(/^[a-z]+\//, ''));
    }
    if (found.includes('set/*')) expect(RECORD_KINDS).toContain(kind.split('.')[0]);
  });

  test('of what only a log can do, and of a branch', () => {
    const update = TEXT_BY_EDIT['plan.update'] ?? [];
    // The format is the name that the reader gives it.
    expect(textsIn(HistoryEdit)).toEqual(['source/format', ...update]);
    expect(textsIn(BranchMeta)).toEqual([...TEXT_OF_BRANCH].sort());
  });
});

const textsOfRecords = RECORD_KINDS.flatMap((kind) => textsIn(schemaByKind[kind]));

/** Paths of the texts that take a name; JSON of any shape counts as one. */
function textsIn(schema: z.core.$ZodType): string[] {
  return [...new Set(walk(schema))].sort();
}

function walk(schema: z.core.$ZodType): string[] {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'string':
      return (schema as z.ZodString).safeParse(A_NAME).success ? [''] : [];
    case 'lazy':
      return [''];
    case 'object':
      return Object.entries(def.shape).flatMap(([key, member]) => under(key, walk(member)));
    case 'record':
      return under('*', walk(def.valueType));
    case 'array':
      return under('*', walk(def.element));
    case 'tuple':
      return def.items.flatMap((item, index) => under(String(index), walk(item)));
    case 'union':
      return def.options.flatMap(walk);
    case 'optional':
    case 'readonly':
      return walk(def.innerType);
    case 'number':
    case 'boolean':
    case 'enum':
    case 'literal':
      return [];
    default:
      throw new Error(`a ${def.type}: say here where its texts are`);
  }
}

function under(step: string, paths: readonly string[]): string[] {
  return paths.map((path) => (path === '' ? step : `${step}/${path}`));
}
