import { placeOf, targetOf } from '../places.ts';
import type { Rule } from './rule.ts';

/** Rooms of the web application that others stand on, from the ground up; every other room is a screen. */
const GROUND = [
  'words',
  'ui',
  'connection',
  'project',
  'reporting',
  'records',
  'moment',
  'causes',
  'tracking',
  'shell',
];
const SCREENS = GROUND.length;
/** Puts the screens together. */
const TOP = 'app';
/** A panel that stands beside the plan: a room of its own, because it edits another thing. */
const MAY_ENTER: Readonly<Record<string, string>> = { plan: 'task-panel' };
/** The one word that no language changes. */
const OUR_NAME = 'Throughline';

export const webRoomDirection: Rule = (files) =>
  acrossRooms(files, (from, to) => {
    const [lower, upper] = [floorOf(to), floorOf(from)];
    if (lower < upper || MAY_ENTER[from] === to) return undefined;
    return lower === upper
      ? `${from} may not import ${to}: screens are neighbours`
      : `${from} may not import ${to}, which stands above it`;
  });

export const webRoomEntrance: Rule = (files) =>
  acrossRooms(files, (_from, to, target) =>
    target === `packages/web/src/${to}/index.ts`
      ? undefined
      : `${to} is entered by its index.ts alone`,
  );

/** Whatever stands in JSX itself would be English in every language. */
export const wordsFromCatalogue: Rule = (files) =>
  files
    .filter(({ path }) => placeOf(path).packageName === 'web')
    .flatMap(({ path, shownWords }) =>
      shownWords
        .filter(({ text }) => text !== OUR_NAME)
        .map(({ text, line }) => ({
          path,
          line,
          message: `not from the catalogue: ${JSON.stringify(text)}`,
        })),
    );

function floorOf(room: string): number {
  if (room === TOP) return SCREENS + 1;
  const floor = GROUND.indexOf(room);
  return floor < 0 ? SCREENS : floor;
}

function acrossRooms(
  files: Parameters<Rule>[0],
  judge: (from: string, to: string, target: string) => string | undefined,
): ReturnType<Rule> {
  return files.flatMap(({ path, imports }) =>
    imports.flatMap(({ specifier, line }) => {
      const from = placeOf(path);
      const target = targetOf(path, specifier);
      if (from.packageName !== 'web' || from.room === undefined || target === undefined) return [];
      const to = placeOf(target).room;
      if (to === undefined || to === from.room) return [];
      const message = judge(from.room, to, target);
      return message === undefined ? [] : [{ path, line, message }];
    }),
  );
}
