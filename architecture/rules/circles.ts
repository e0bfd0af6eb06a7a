import { placeOf, targetOf } from '../places.ts';
import type { SourceFacts } from '../source-facts.ts';
import type { Rule, Violation } from './rule.ts';

export const circlesOfFiles: Rule = (files) => circlesIn(edgesBetween(files, (path) => path));

/** A room is a top folder of a package's `src`; files beside the rooms belong to none. */
export const circlesOfRooms: Rule = (files) =>
  circlesIn(
    edgesBetween(files, (path) => {
      const { packageName, room } = placeOf(path);
      return room === undefined ? undefined : `packages/${packageName}/src/${room}`;
    }),
  );

interface Edge {
  readonly to: string;
  readonly path: string;
  readonly line: number;
}

type EdgesByStart = ReadonlyMap<string, readonly Edge[]>;

function edgesBetween(
  files: readonly SourceFacts[],
  nameOf: (path: string) => string | undefined,
): EdgesByStart {
  const edgesByStart = new Map<string, Edge[]>();
  for (const { path, imports } of files) {
    const from = nameOf(path);
    for (const { specifier, line } of imports) {
      const target = targetOf(path, specifier);
      const to = target === undefined ? undefined : nameOf(target);
      if (from === undefined || to === undefined) continue;
      // A room's files may import each other; a file may not import itself.
      if (from === to && target !== path) continue;
      edgesByStart.set(from, [...(edgesByStart.get(from) ?? []), { to, path, line }]);
    }
  }
  return edgesByStart;
}

/** Every import that closes a circle on a depth-first walk, with the circle it closes. */
function circlesIn(edgesByStart: EdgesByStart): readonly Violation[] {
  const violations: Violation[] = [];
  const finished = new Set<string>();
  const trail: string[] = [];
  const visit = (name: string): void => {
    trail.push(name);
    for (const { to, path, line } of edgesByStart.get(name) ?? []) {
      const start = trail.indexOf(to);
      if (start >= 0) {
        const circle = [...trail.slice(start), to].join(' -> ');
        violations.push({ path, line, message: `circle: ${circle}` });
      } else if (!finished.has(to)) {
        visit(to);
      }
    }
    trail.pop();
    finished.add(name);
  };
  for (const name of edgesByStart.keys()) if (!finished.has(name)) visit(name);
  return violations;
}
