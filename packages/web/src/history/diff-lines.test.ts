import { describe, expect, test } from 'vitest';
import { diffLines, shapeOf } from './diff-lines.ts';

describe('a change, field by field', () => {
  test('says what came, what is another value, and what went', () => {
    const lines = diffLines({
      added: { a: { id: 'a', kind: 'task', name: 'Rack' } },
      updated: { b: { duration: [[{ minutes: 480 }], [{ minutes: 960 }]], notes: [[], ['New']] } },
      removed: { c: { id: 'c', kind: 'link' } },
    });
    expect(lines.map(({ recordId, what, field }) => [recordId, what, field])).toEqual([
      ['a', 'added', null],
      ['b', 'updated', 'duration'],
      ['b', 'updated', 'notes'],
      ['c', 'removed', null],
    ]);
    expect(lines[0]?.record).toEqual({ kind: 'task', name: 'Rack' });
    expect(lines[2]).toMatchObject({ before: undefined, after: 'New' });
  });

  test('values are told apart by field and form', () => {
    expect(shapeOf('duration', { minutes: 960, unit: 'd' })).toEqual({
      is: 'length',
      minutes: 960,
    });
    expect(shapeOf('remaining', 480)).toEqual({ is: 'length', minutes: 480 });
    expect(shapeOf('priority', 480)).toEqual({ is: 'number', value: 480 });
    expect(shapeOf('deadline', '2026-11-20T17:00').is).toBe('moment');
    expect(shapeOf('exceptions/x/from', '2026-11-20').is).toBe('day');
    expect(shapeOf('milestone', true).is).toBe('yes');
    expect(shapeOf('notes', undefined).is).toBe('none');
    expect(shapeOf('week/monday', [[480, 720]])).toEqual({ is: 'text', text: '480, 720' });
  });
});
