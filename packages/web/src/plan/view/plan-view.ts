import type { RecordId } from '@throughline/model';
import { type ColumnId, type Condition, type PlanTable, TaskFlag } from '../../project/index.ts';
import type { GanttToggles, Zoom } from '../gantt-props.ts';

/** Which summaries are closed: those from a level on, but for some; or some alone. */
export interface Closed {
  /** Summaries this deep or deeper are closed, 0 is the top; undefined: none. */
  readonly from: number | undefined;
  /** Summaries that are the other way round. */
  readonly except: ReadonlySet<RecordId>;
}

/** How the plan is looked at: all of it stands in the address of the page. */
export interface PlanView {
  readonly columns: readonly ColumnId[];
  /** Of columns that are not as wide as they come, in pixels. */
  readonly widths: ReadonlyMap<ColumnId, number>;
  readonly filter: readonly Condition[];
  readonly sort: { readonly column: ColumnId; readonly descending: boolean } | undefined;
  readonly group: ColumnId | undefined;
  readonly closed: Closed;
  readonly zoom: Zoom;
  readonly baseline: RecordId | undefined;
  /** What of the Gantt is shown or left out other than it comes. */
  readonly flipped: readonly GanttPart[];
  /** The task whose panel is open. */
  readonly task: RecordId | undefined;
  /** The task whose row is active. */
  readonly row: RecordId | undefined;
}

export const FIRST_COLUMNS: readonly ColumnId[] = [
  'name',
  'percent',
  'remaining',
  'finish',
  'totalFloat',
  'statusAge',
  'predecessors',
  'responsible',
];

export const FIRST_VIEW: PlanView = {
  columns: FIRST_COLUMNS,
  widths: new Map(),
  filter: [],
  sort: undefined,
  group: undefined,
  closed: { from: undefined, except: new Set() },
  zoom: 'fit',
  baseline: undefined,
  flipped: [],
  task: undefined,
  row: undefined,
};

export type GanttPart = keyof GanttToggles;

export const FIRST_TOGGLES: Required<GanttToggles> = {
  criticalPath: true,
  baseline: true,
  links: true,
  float: true,
  labels: false,
  promises: true,
};
export const GANTT_PARTS = Object.keys(FIRST_TOGGLES) as readonly GanttPart[];

export function togglesOf({ flipped }: PlanView): Required<GanttToggles> {
  const toggles = { ...FIRST_TOGGLES };
  for (const part of flipped) toggles[part] = !toggles[part];
  return toggles;
}

/** The parts that differ from how they come. */
export function flippedIn(toggles: GanttToggles): readonly GanttPart[] {
  return GANTT_PARTS.filter(
    (part) => (toggles[part] ?? FIRST_TOGGLES[part]) !== FIRST_TOGGLES[part],
  );
}

/** The closed summaries of a plan by their ids. */
export function closedIn({ from, except }: Closed, table: PlanTable | undefined): Set<RecordId> {
  if (from === undefined || table === undefined) return new Set(except);
  const ids = new Set<RecordId>();
  for (let slot = 0; slot < table.slotCount; slot++) {
    const id = table.ids[slot];
    if (id === undefined || ((table.flags[slot] ?? 0) & TaskFlag.summary) === 0) continue;
    if ((table.depth[slot] ?? 0) >= from !== except.has(id)) ids.add(id);
  }
  return ids;
}

/** The same with a summary the other way round. */
export function toggled({ from, except }: Closed, id: RecordId): Closed {
  const ids = new Set(except);
  if (!ids.delete(id)) ids.add(id);
  return { from, except: ids };
}
