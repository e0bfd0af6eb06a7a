import { expect, test } from 'vitest';
import { z } from 'zod';
import { EDIT_KINDS, ruleByKind } from '../edit/index.ts';
import { ChangeMeta, sha256Of } from '../history/index.ts';
import { canonicalJson, Diff, type Json, RECORD_KINDS, schemaByKind } from '../plan/index.ts';
import { Problem } from './problem.ts';
import { WIRE_VERSION } from './version.ts';

/**
 * The hash of every schema that goes over the wire. It differs: decide whether the wire's version goes up
 * (see `WIRE_VERSION`), and whether old records need a step in `history/upgrades.ts`; then put the new one here.
 */
const HASH_OF_VERSION = {
  version: 1,
  hash: '123f29047c2f5b9cd78a7a857261ec7f5add4fa58c94bc378a187987bce87c3b',
};

test('a schema that goes over the wire differs only where somebody decided about its version', () => {
  const schemas: Record<string, z.ZodType> = { ChangeMeta, Diff, Problem };
  for (const kind of RECORD_KINDS) schemas[`record ${kind}`] = schemaByKind[kind];
  for (const kind of EDIT_KINDS) schemas[`edit ${kind}`] = ruleByKind[kind].schema;
  const shapes = Object.entries(schemas).map(([name, schema]) => [
    name,
    z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' }),
  ]);
  const hash = sha256Of(canonicalJson(JSON.parse(JSON.stringify(shapes)) as Json));
  expect({ version: WIRE_VERSION, hash }).toEqual(HASH_OF_VERSION);
});
