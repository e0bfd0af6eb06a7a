import { describe, expect, test } from 'vitest';
import { type Column, table } from './table.ts';
import { Terminal } from './terminal.ts';
import { quiet, strong } from './text.ts';

interface Row {
  id: string;
  name: string;
  start: string;
  float: string;
}

const rows: Row[] = [
  { id: '1', name: 'Prepare the new hall for the racks', start: '4 Jan 2027', float: '2d' },
  { id: '12', name: '  Move', start: '12 Jan 2027', float: '−1.5d' },
];

const columns: Column<Row>[] = [
  { title: 'ID', cell: ({ id }) => quiet(id) },
  { title: 'Task', cell: ({ name }) => strong(name), shrinksTo: 20 },
  { title: 'Start', cell: ({ start }) => start, goes: 1 },
  { title: 'Never', cell: () => '' },
  { title: 'Float', cell: ({ float }) => float, align: 'right' },
];

/** Written so that no control character stands in a pattern. */
const SGR = new RegExp(`${String.fromCharCode(27)}\\[[\\d;]*m`, 'g');

const shown = (width: number, env = {}) =>
  [
    ...table(
      rows,
      columns,
      new Terminal({ isTTY: true, columns: width }, { NO_COLOR: '1', ...env }),
    ),
  ].join('\n');

describe('table', () => {
  test('aligns its columns and leaves out an empty one', () => {
    expect(`\n${shown(80)}`).toBe(`
ID  Task                                Start        Float
1   Prepare the new hall for the racks  4 Jan 2027      2d
12    Move                              12 Jan 2027  −1.5d`);
  });

  test('wraps names before it drops a column', () => {
    expect(`\n${shown(46)}`).toBe(`
ID  Task                    Start        Float
1   Prepare the new hall    4 Jan 2027      2d
      for the racks
12    Move                  12 Jan 2027  −1.5d`);
  });

  test('drops the column that goes first, then there is room again', () => {
    expect(`\n${shown(40)}`).toBe(`
ID  Task                           Float
1   Prepare the new hall for the      2d
      racks
12    Move                         −1.5d`);
  });

  test('is as wide with colour as without', () => {
    const coloured = shown(46, { FORCE_COLOR: '1', NO_COLOR: '' });
    expect(coloured).toContain('\x1b[1mPrepare the new hall\x1b[0m');
    expect(coloured.replace(SGR, '')).toBe(shown(46));
  });
});
