import { describe, expect, it } from 'vitest';
import { TaskFlag } from '../../project/index.ts';
import { indexLinks, linksToDraw } from './links-to-draw.ts';
import { pointedBar } from './pointed-at.ts';
import { rowsToDraw } from './rows-to-draw.ts';
import { ShownRows } from './shown-rows.ts';
import { tableOf } from './small-table.testing.ts';

const NOTHING = { selected: new Set<string>(), traced: undefined };

describe('the rows to draw', () => {
  it('are those in view, with what is known of them', () => {
    const table = tableOf(10, (slot) => (slot === 4 ? TaskFlag.milestone : TaskFlag.critical));
    const rows = rowsToDraw(table, 3, 6, { ...NOTHING, selected: new Set(['task-3']) });
    expect(rows.map(({ row, kind }) => [row, kind])).toEqual([
      [3, 'task'],
      [4, 'milestone'],
      [5, 'task'],
    ]);
    expect(rows[0]).toMatchObject({ isSelected: true, isCritical: true, deadline: undefined });
    expect(rows[0]).not.toHaveProperty('constraint');
  });

  it('stand aside where they are not traced', () => {
    const table = tableOf(3);
    const traced = Uint8Array.from([1, 0, 1]);
    const rows = rowsToDraw(table, 0, 3, { ...NOTHING, traced });
    expect(rows.map((row) => row.kind !== 'group' && row.isDimmed)).toEqual([false, true, false]);
  });

  it('name their groups', () => {
    const table = {
      ...tableOf(1),
      rows: Int32Array.from([-1, 0]),
      groups: [{ title: 'Vendor A', count: 1 }],
    };
    expect(rowsToDraw(table, 0, 9, NOTHING)[0]).toEqual({
      kind: 'group',
      row: 0,
      title: 'Vendor A',
    });
  });
});

describe('the links to draw', () => {
  const asked = (count: number, shownRows?: Int32Array) => {
    const whole = tableOf(count);
    const table = shownRows === undefined ? whole : { ...whole, rows: shownRows };
    const shown = new ShownRows();
    shown.follow(table);
    const scale = { left: table.start[0] as number, pixelsPerDay: 20 };
    return { table, shown, first: 0, end: 5, scale, width: 800, traced: undefined };
  };

  it('are those that touch the rows in view', () => {
    const of = asked(100);
    const links = linksToDraw(indexLinks(of.table, of.shown), of);
    expect(links.map(({ id }) => id).sort()).toEqual([
      'link-0',
      'link-1',
      'link-2',
      'link-3',
      'link-4',
    ]);
  });

  it('leave out what ends in a row that is not shown', () => {
    const of = asked(4, Int32Array.from([0, 1, 3]));
    expect(linksToDraw(indexLinks(of.table, of.shown), of).map(({ id }) => id)).toEqual(['link-0']);
  });

  it('leave out what lies in another time', () => {
    const of = asked(100);
    const later = { ...of, scale: { ...of.scale, left: of.scale.left + 400 * 1440 } };
    expect(linksToDraw(indexLinks(of.table, of.shown), later)).toEqual([]);
  });
});

describe('what the pointer is on', () => {
  const table = tableOf(3, (slot) =>
    slot === 1 ? TaskFlag.started : slot === 2 ? TaskFlag.milestone : 0,
  );
  const scale = { left: (table.start[0] as number) - 1440, pixelsPerDay: 40 };
  const at = (slot: number, x: number, y = 12) => pointedBar(table, slot, scale, x, y)?.part;

  it('tells the bar from its ends and dots', () => {
    const right = 40 + 4.375 * 40;
    expect(at(0, 100)).toBe('bar');
    expect(at(0, right - 1)).toBe('end');
    expect(at(0, right + 10)).toBe('end-dot');
    expect(at(0, 30)).toBe('start-dot');
    expect(at(0, 40)).toBe('progress');
    expect(at(0, right + 40)).toBeUndefined();
    expect(at(0, 100, 26)).toBeUndefined();
  });

  it('finds the edge of what is done', () => {
    expect(at(1, 80 + 80)).toBe('progress');
    expect(at(1, 80 + 40)).toBe('bar');
  });

  it('has no parts in a milestone, and nothing in a group', () => {
    expect(at(2, 120)).toBe('bar');
    expect(at(-1, 120)).toBeUndefined();
  });
});
