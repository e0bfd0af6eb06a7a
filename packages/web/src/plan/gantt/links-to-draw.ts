import { type GanttLink, type LinkEnd, type TimeScale, xOf } from '@throughline/drawing';
import { LINK_TYPES, type PlanTable, TaskFlag } from '../../project/index.ts';
import { LinkIndex } from './link-index.ts';
import type { ShownRows } from './shown-rows.ts';

/** Lines that only pass through: more than these say nothing. */
const MOST_PASSING = 60;
/** How far a link's line may stand out beside its bars. */
const BESIDE = 20;

export interface IndexedLinks {
  readonly table: PlanTable;
  readonly version: number;
  readonly index: LinkIndex;
}

export function indexLinks(table: PlanTable, shown: ShownRows): IndexedLinks {
  const { from, to } = table.links;
  const rowsOf = (slots: Int32Array) => slots.map((slot) => shown.rowOf(slot));
  return { table, version: table.version, index: new LinkIndex(rowsOf(from), rowsOf(to)) };
}

export interface LinksAsked {
  readonly table: PlanTable;
  readonly shown: ShownRows;
  readonly first: number;
  readonly end: number;
  readonly scale: TimeScale;
  readonly width: number;
  readonly traced: Uint8Array | undefined;
}

/** The links of the rows in view whose lines are within its time; of those that only pass, one for each place. */
export function linksToDraw({ index }: IndexedLinks, asked: LinksAsked): readonly GanttLink[] {
  const { table, first, end, scale, width, traced } = asked;
  const { ids, type, driving, from, to } = table.links;
  const links: GanttLink[] = [];
  const passing = new Set<string>();
  index.crossing(first, end, (link) => {
    const [a, b] = [from[link], to[link]];
    if (a === undefined || b === undefined) return;
    const [start, finish] = [endOf(asked, a), endOf(asked, b)];
    if (start === undefined || finish === undefined) return;
    const left = xOf(scale, Math.min(start.start, finish.start));
    const right = xOf(scale, Math.max(start.finish, finish.finish));
    if (right < -BESIDE || left > width + BESIDE) return;
    const isIn = (row: number) => row >= first && row < end;
    const isPassing = !isIn(start.row) && !isIn(finish.row);
    if (isPassing) {
      const place = `${Math.round(left / 4)} ${Math.round(right / 4)} ${start.row < finish.row}`;
      if (passing.has(place) || passing.size >= MOST_PASSING) return;
      passing.add(place);
    }
    links.push({
      id: ids[link] ?? '',
      type: LINK_TYPES[type[link] as number] ?? 'FS',
      isDriving: driving[link] === 1,
      from: start,
      to: finish,
      isPassing,
      isTraced: traced === undefined ? undefined : traced[a] === 1 && traced[b] === 1,
    });
  });
  return links;
}

function endOf({ table, shown }: LinksAsked, slot: number): LinkEnd | undefined {
  const row = shown.rowOf(slot);
  const [start, finish] = [table.start[slot] as number, table.finish[slot] as number];
  if (row < 0 || Number.isNaN(start) || Number.isNaN(finish)) return undefined;
  const flags = table.flags[slot] as number;
  return {
    row,
    start,
    finish,
    isMilestone: (flags & TaskFlag.milestone) !== 0 && (flags & TaskFlag.summary) === 0,
    isCritical: (flags & TaskFlag.critical) !== 0,
  };
}
