import { placeOf, targetOf } from '../places.ts';
import type { Rule, Violation } from './rule.ts';

/** The model's rooms from the ground up; a room may enter those on its own floor and below. */
const modelFloors: readonly (readonly string[])[] = [
  ['plan'],
  ['notation', 'words', 'edit', 'computed', 'cost', 'load'],
  ['history', 'quality', 'baseline', 'progress'],
  ['slip', 'comparison', 'update'],
  ['on-track'],
  ['access'],
  ['wire'],
];

const floorByRoom = new Map(
  modelFloors.flatMap((rooms, floor) => rooms.map((room) => [room, floor] as const)),
);

export const modelRoomsKnown: Rule = (files) =>
  files.flatMap(({ path }) => {
    const { packageName, room } = placeOf(path);
    if (packageName !== 'model' || room === undefined || floorByRoom.has(room)) return [];
    return [{ path, line: 1, message: `the room ${room} has no floor in architecture/rules` }];
  });

export const modelRoomDirection: Rule = (files) =>
  acrossModelRooms(files, (from, to) => {
    const upward = (floorByRoom.get(from) ?? 0) < (floorByRoom.get(to) ?? 0);
    return upward ? `${from} may not import ${to}, which stands above it` : undefined;
  });

export const modelRoomEntrance: Rule = (files) =>
  acrossModelRooms(files, (_from, to, target) =>
    target === `packages/model/src/${to}/index.ts`
      ? undefined
      : `${to} is entered by its index.ts alone`,
  );

function acrossModelRooms(
  files: Parameters<Rule>[0],
  judge: (from: string, to: string, target: string) => string | undefined,
): readonly Violation[] {
  return files.flatMap(({ path, imports }) =>
    imports.flatMap(({ specifier, line }) => {
      const from = placeOf(path);
      const target = targetOf(path, specifier);
      if (from.packageName !== 'model' || from.room === undefined || target === undefined)
        return [];
      const to = placeOf(target).room;
      if (to === undefined)
        return [{ path, line, message: `${specifier}: a room may not climb to the package's top` }];
      if (to === from.room) return [];
      const message = judge(from.room, to, target);
      return message === undefined ? [] : [{ path, line, message }];
    }),
  );
}
