import { describe, expect, test } from 'vitest';
import { EDIT_KINDS, parseEdit } from './index.ts';
import { task } from './small-plan.testing.ts';

describe('edits', () => {
  test('what is no edit is refused, naming the field', () => {
    const parse = (value: unknown) => parseEdit(value);
    for (const value of [null, 1, 'task.rename', {}, { kind: 1 }, { kind: 'constructor' }]) {
      expect(parse(value)).toMatchObject({ code: 'edit-unknown-kind', accepted: EDIT_KINDS });
    }
    expect(parse({ kind: 'task.rename', taskId: 'a' })).toMatchObject({
      code: 'edit-invalid',
      parameters: { kind: 'task.rename', field: 'name' },
    });
    expect(parse({ kind: 'task.rename', taskId: 'a', name: 'x', extra: 1 })).toMatchObject({
      code: 'edit-invalid',
    });
    expect(parse({ kind: 'task.add', record: { ...task('a'), rank: '' } })).toMatchObject({
      field: 'record/rank',
    });
  });

  test('every kind of edit is of the form subject.verb', () => {
    for (const kind of EDIT_KINDS) expect(kind).toMatch(/^[a-z-]+\.[a-z-]+$/);
  });
});
