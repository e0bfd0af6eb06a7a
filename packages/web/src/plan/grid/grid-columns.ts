import type { RecordOf } from '@throughline/model';
import type { ColumnId } from '../../project/index.ts';
import { type Column, columnOf } from '../../project/index.ts';
import { messages } from '../../words/index.ts';

const say = messages({
  name: 'Task',
  finish: 'Finish',
  percent: 'Done',
  remaining: 'Left',
  totalFloat: 'Float',
  statusAge: 'Age',
  predecessors: 'Pred.',
  responsible: 'Owner',
});

/** Of the columns shown first, which stand as narrow as the drawing of the plan has them. In pixels. */
const NARROW = {
  name: 232,
  finish: 112,
  percent: 56,
  remaining: 50,
  totalFloat: 62,
  statusAge: 50,
  predecessors: 72,
  responsible: 92,
} as const;

export const ROW_NUMBER_WIDTH = 40;
/** On a small screen the plan is a list: what is late, and by how much. */
export const LIST_COLUMNS: readonly ColumnId[] = ['name', 'finish', 'totalFloat'];
/** A column can be made no narrower. */
export const LEAST_WIDTH = 36;
export const MOST_WIDTH = 800;

/** A column of the grid: its heading and width as they stand now. */
export interface GridColumn extends Column {
  readonly widthNow: number;
  /** Stays in view while the others are scrolled. */
  readonly isFrozen: boolean;
}

/** The name takes what the others of the list leave of the screen's width. */
export function listWidths(screenWidth: number): ReadonlyMap<ColumnId, number> {
  const others = ROW_NUMBER_WIDTH + NARROW.finish + NARROW.totalFloat;
  return new Map([['name', Math.max(LEAST_WIDTH, screenWidth - others)]]);
}

/** Columns that the plan does not have (a custom field that was removed) are left out. */
export function gridColumns(
  ids: readonly ColumnId[],
  widths: ReadonlyMap<ColumnId, number>,
  fields: readonly RecordOf<'custom-field'>[],
): readonly GridColumn[] {
  return ids.flatMap((id) => {
    const column = columnOf(id, fields);
    if (column === undefined) return [];
    const narrow = isNarrow(id) ? { heading: say(id), width: NARROW[id] } : {};
    const own = { ...column, ...narrow };
    const widthNow = widths.get(id) ?? own.width;
    return [{ ...own, widthNow, isFrozen: id === 'name' }];
  });
}

function isNarrow(id: ColumnId): id is keyof typeof NARROW {
  return id in NARROW;
}
