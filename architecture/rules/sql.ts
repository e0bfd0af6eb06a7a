import { placeOf } from '../places.ts';
import type { Rule } from './rule.ts';

/** What puts a text into a statement as it is. A name is put there by `sql.ref`, `sql.id` or `sql.table`. */
const unquoted: ReadonlySet<string> = new Set([
  'sql.raw',
  'sql.lit',
  'sql.literal',
  'CompiledQuery.raw',
]);

/** The statements of our own numbered files are whole texts already. */
const mayTakeWholeFiles = new Set(['packages/server/src/storage/migrate.ts']);

/** What COPY is told has no parameters: the storage room alone writes such statements. */
const mayBuild = 'storage';

/** A statement is a template with parameters, or a text that stands there whole: none is put together from values. */
export const sqlFromParameters: Rule = (files) =>
  files.flatMap(({ path, globals, builtQueries }) => {
    const { room, isTest } = placeOf(path);
    if (isTest) return [];
    const raw = globals
      .map(({ name, member, line }) => ({ used: `${name}.${member}`, line }))
      .filter(({ used }) => unquoted.has(used) && !mayTakeWholeFiles.has(path))
      .map(({ used, line }) => ({ path, line, message: `${used} takes a text as it is` }));
    const built = room === mayBuild ? [] : builtQueries;
    const message = 'a statement is a text that stands there whole, or a template with parameters';
    return [...raw, ...built.map((line) => ({ path, line, message }))];
  });
