import { placeOf } from '../places.ts';
import type { GlobalUse } from '../source-facts.ts';
import type { Rule } from './rule.ts';

/** The parts of Math that give the same bits on every platform. */
const exactMath = new Set(
  'abs ceil clz32 floor fround imul max min round sign sqrt trunc'.split(' '),
);

const outsideWorld = new Set('performance process globalThis crypto'.split(' '));
const engineRefuses = new Set([...outsideWorld, 'Date', 'Intl']);

/** Tests are free: only what is shipped must give the same answer everywhere. */
export const enginePurity: Rule = (files) =>
  shipped(files, ['engine']).flatMap(({ path, globals, powers }) => [
    ...globals.flatMap((use) =>
      isPure(use)
        ? []
        : [{ path, line: use.line, message: `the engine may not use ${shown(use)}` }],
    ),
    ...powers.map((line) => ({
      path,
      line,
      message: 'the engine may not use ** on variables: its last bit differs by platform',
    })),
  ]);

/** Clock, ids and chance are arguments; a date computed from a given value is allowed. */
export const clockIsAnArgument: Rule = (files) =>
  shipped(files, ['model', 'interchange', 'drawing', 'generator', 'sample']).flatMap(
    ({ path, globals }) =>
      globals.flatMap((use) =>
        readsTheWorld(use)
          ? [
              {
                path,
                line: use.line,
                message: `${shown(use)}: clock, chance and ids are arguments`,
              },
            ]
          : [],
      ),
  );

function isPure({ name, member }: GlobalUse): boolean {
  if (name === 'Math') return member !== undefined && exactMath.has(member);
  return !engineRefuses.has(name);
}

function readsTheWorld({ name, member, calledWith }: GlobalUse): boolean {
  if (name === 'Date') return member === 'now' || calledWith === 0;
  if (name === 'Math') return member === undefined || member === 'random';
  return outsideWorld.has(name);
}

function shipped(files: Parameters<Rule>[0], packages: readonly string[]): Parameters<Rule>[0] {
  return files.filter(({ path }) => {
    const { packageName, isTest } = placeOf(path);
    return packages.includes(packageName) && !isTest;
  });
}

function shown({ name, member }: GlobalUse): string {
  return member === undefined ? name : `${name}.${member}`;
}
