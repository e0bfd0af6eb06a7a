import { recordId } from '@throughline/model';
import { describe, expect, test } from 'vitest';
import type { LinkEnd } from '../project/index.ts';
import { linksIn, textOfLinks } from './link-text.ts';

const end = (row: number, type: LinkEnd['record']['type']): LinkEnd => ({
  record: {
    id: recordId(`link-${row}-${type}`),
    audience: 'internal',
    kind: 'link',
    from: recordId(`task-${row}`),
    to: recordId('task'),
    type,
  },
  taskId: recordId(`task-${row}`),
  name: `Task ${row}`,
  row,
  isDriving: false,
});

describe('links of a list', () => {
  test('each finds its own end, of two between the same tasks too', () => {
    const ends = [end(7, 'FF'), end(7, 'SS'), end(12, 'FS')];
    const links = linksIn('7SS-25%;7FF;12', ends);
    expect(links.map(({ end: found }) => found?.record.id)).toEqual([
      'link-7-SS',
      'link-7-FF',
      'link-12-FS',
    ]);
    expect(links.map(({ type, lag }) => [type, lag])).toEqual([
      ['SS', '-25%'],
      ['FF', ''],
      ['FS', ''],
    ]);
  });

  test('an empty list has none', () => {
    expect(linksIn('', [])).toEqual([]);
  });

  test('a lag without a sign is one', () => {
    expect(textOfLinks([{ row: 3, type: 'FS', lag: '2d' }])).toBe('3FS+2d');
    expect(textOfLinks([{ row: 3, type: 'SS', lag: ' -1ed ' }])).toBe('3SS-1ed');
    expect(textOfLinks([])).toBe('');
  });
});
