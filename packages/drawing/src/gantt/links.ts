import type { PathShape, Role } from '../scene.ts';
import { crisp, xOf } from '../timescale/index.ts';
import { BAR_HEIGHT, BAR_TOP, DIAMOND, edges, MIDDLE, topOf } from './bar-places.ts';
import type { GanttInput, GanttLink, LinkEnd } from './gantt-input.ts';
import { type CountCrossed, type EndPlace, linkRoute, type Route } from './link-route.ts';

/** Links over more rows than this take the first way: what they cross is not seen at once anyway. */
const ROWS_LOOKED_AT = 48;
/** What follows at once is met from above, though a stub out of its predecessor is already further. */
const MOST_SLACK = 12;
const ARROW_LENGTH = 4;
const ARROW_HALF = 3;
const DIMMED = 0.3;

/** The lines first and the arrows after them, so that each sort is painted at a stroke. */
export function linkShapes(input: GanttInput): PathShape[] {
  if (!input.shows.links) return [];
  const lines: PathShape[] = [];
  const arrows: PathShape[] = [];
  // The quiet ones are painted first: what drives lies over them.
  const ordered = [...input.links].sort((a, b) => weight(input, a) - weight(input, b));
  for (const link of ordered) {
    const [from, to] = [placeOf(input, link.from), placeOf(input, link.to)];
    const route = linkRoute(link.type, from, to, crossedBy(input, link));
    const look = { ...lookOf(input, link), of: link.id };
    lines.push(lineOf(route, look));
    const { width: _, ...arrowLook } = look;
    arrows.push({ ...arrowOf(route), ...arrowLook });
  }
  return [...lines, ...arrows];
}

interface LinkLook {
  readonly role: Role;
  readonly width: number;
  readonly opacity?: number;
  readonly of: string;
}

function weight(input: GanttInput, link: GanttLink): number {
  const isInk = isCriticalLink(input, link);
  if (link.isPassing && !link.isTraced) return -1;
  return (link.isTraced === false ? 0 : 4) + (isInk ? 2 : 0) + (link.isDriving ? 1 : 0);
}

function isCriticalLink({ shows }: GanttInput, { isDriving, from, to }: GanttLink): boolean {
  return shows.criticalPath && isDriving && from.isCritical && to.isCritical;
}

function lookOf(input: GanttInput, link: GanttLink): Omit<LinkLook, 'of'> {
  const width = link.isDriving ? 1.25 : 1;
  if (link.isTraced) return { role: 'ink', width: width + 0.25 };
  const opacity = link.isTraced === false ? { opacity: DIMMED } : {};
  if (link.isPassing) return { role: 'line-strong', width: 1, ...opacity };
  if (isCriticalLink(input, link)) return { role: 'ink', width, ...opacity };
  return { role: link.isDriving ? 'ink-3' : 'link', width, ...opacity };
}

function placeOf(input: GanttInput, end: LinkEnd): EndPlace {
  const rowTop = topOf(input, end.row);
  const rows = { rowTop: rowTop + 0.5, rowBottom: rowTop + input.rowHeight - 0.5 };
  const middle = rowTop + MIDDLE;
  if (end.isMilestone) {
    const x = Math.round(xOf(input.scale, end.start));
    return {
      left: x - DIAMOND,
      right: x + DIAMOND,
      entry: x,
      slack: DIAMOND - 2,
      slope: 1,
      middle,
      barTop: middle - DIAMOND,
      barBottom: middle + DIAMOND,
      ...rows,
    };
  }
  const [left, right] = edges(input, end.start, end.finish);
  return {
    left,
    right,
    entry: left + Math.min(3, (right - left) / 2),
    slack: Math.max(3, Math.min(MOST_SLACK, (right - left) * 0.6)),
    slope: 0,
    middle,
    barTop: rowTop + BAR_TOP,
    barBottom: rowTop + BAR_TOP + BAR_HEIGHT,
    ...rows,
  };
}

function crossedBy(input: GanttInput, { from, to }: GanttLink): CountCrossed {
  const [first, last] = [Math.min(from.row, to.row) + 1, Math.max(from.row, to.row) - 1];
  if (last - first > ROWS_LOOKED_AT) return () => 0;
  return (x) => {
    let count = 0;
    for (let row = first; row <= last; row++) {
      const bar = input.barAt(row);
      if (bar === undefined) continue;
      const [left, right] = edges(input, bar[0], bar[1]);
      if (x > left - 2 && x < right + 2) count++;
    }
    return count;
  };
}

function lineOf({ points, towards }: Route, look: LinkLook): PathShape {
  const sharp = points.map((value) => crisp(value));
  // Out of the bar's edge exactly, and to where the arrow begins.
  sharp[0] = points[0] as number;
  const place = towards === 'right' || towards === 'left' ? -2 : -1;
  const back = towards === 'right' || towards === 'down' ? -ARROW_LENGTH : ARROW_LENGTH;
  sharp[sharp.length + place] = (points.at(place) as number) + back;
  return { kind: 'path', paint: 'stroke', points: sharp, ...look };
}

function arrowOf({
  points,
  towards,
}: Route): Pick<PathShape, 'kind' | 'paint' | 'closed' | 'points'> {
  const [x, y] = [points.at(-2) as number, points.at(-1) as number];
  const isLevel = towards === 'right' || towards === 'left';
  const [tipX, tipY] = isLevel ? [x, crisp(y)] : [crisp(x), y];
  const back = towards === 'right' || towards === 'down' ? -ARROW_LENGTH : ARROW_LENGTH;
  const corners = isLevel
    ? [tipX + back, tipY - ARROW_HALF, tipX + back, tipY + ARROW_HALF]
    : [tipX - ARROW_HALF, tipY + back, tipX + ARROW_HALF, tipY + back];
  return { kind: 'path', paint: 'fill', closed: true, points: [tipX, tipY, ...corners] };
}
