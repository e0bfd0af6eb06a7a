import { describe, expect, test } from 'vitest';
import { type Records, recordId } from '../plan/index.ts';
import { accepted, refused, the } from './edit-laws.testing.ts';
import { link, planOf, task } from './small-plan.testing.ts';

const a = recordId('a');
const outline = (records: Records) =>
  [...records.outline()].map(({ task: { id }, depth }) => '.'.repeat(depth) + id).join(' ');
const plan = () =>
  planOf(
    task('a', { rank: 'A' }),
    task('b', { rank: 'B' }),
    task('b1', { under: 'b', rank: 'A' }),
    task('b2', { under: 'b', rank: 'B' }),
    task('c', { rank: 'C' }),
  );

describe('task edits of the outline', () => {
  test('a task is added where it says', () => {
    const record = task('new', { under: 'b', rank: 'AV' });
    const after = accepted(plan(), { kind: 'task.add', record });
    expect(outline(after)).toBe('a b .b1 .new .b2 c');
    expect(refused(after, { kind: 'task.add', record }).code).toBe('record-exists');
    const lost = task('lost', { under: 'zz' });
    expect(refused(plan(), { kind: 'task.add', record: lost })).toMatchObject({
      code: 'reference-missing',
      field: 'parent',
    });
  });

  test('a task moves with all that lies under it', () => {
    const move = {
      kind: 'task.move',
      taskId: recordId('b'),
      parent: recordId('c'),
      rank: 'A',
    } as const;
    expect(outline(accepted(plan(), move))).toBe('a c .b ..b1 ..b2');
    const top = { kind: 'task.move', taskId: recordId('b2'), rank: '1' } as const;
    expect(outline(accepted(plan(), top))).toBe('b2 a b .b1 c');
  });

  test('a task does not move under itself, nor under what lies under it', () => {
    const move = (taskId: string, parent: string) =>
      refused(plan(), {
        kind: 'task.move',
        taskId: recordId(taskId),
        parent: recordId(parent),
        rank: 'V',
      });
    expect(move('a', 'a')).toMatchObject({ code: 'parent-cycle', parameters: { ids: ['a'] } });
    expect(move('b', 'b1')).toMatchObject({
      code: 'parent-cycle',
      parameters: { ids: ['b', 'b1'] },
    });
    expect(move('a', 'zz').code).toBe('reference-missing');
  });

  test('a task does not move under a summary that it, or a task under it, is linked with', () => {
    const linked = accepted(plan(), { kind: 'link.add', record: link('b1', 'c') });
    const under = (parent: string, taskId: string) =>
      ({
        kind: 'task.move',
        taskId: recordId(taskId),
        parent: recordId(parent),
        rank: 'V',
      }) as const;
    expect(refused(linked, under('c', 'b1')).code).toBe('link-within-summary');
    expect(refused(linked, under('c', 'b')).code).toBe('link-within-summary');
    accepted(linked, under('b', 'a'));
  });

  test('a move that would send links round is refused', () => {
    const from = planOf(
      task('s'),
      task('s1', { under: 's' }),
      task('x'),
      task('y'),
      link('s', 'x'),
      link('x', 'y'),
    );
    const move = {
      kind: 'task.move',
      taskId: recordId('y'),
      parent: recordId('s'),
      rank: 'W',
    } as const;
    expect(refused(from, move)).toMatchObject({
      code: 'link-cycle',
      parameters: { ids: ['s', 'x', 'y'] },
    });
    const to = planOf(
      task('s'),
      task('s1', { under: 's' }),
      task('x'),
      task('y'),
      link('y', 'x'),
      link('x', 's'),
    );
    expect(refused(to, move)).toMatchObject({
      code: 'link-cycle',
      parameters: { ids: ['y', 'x', 's'] },
    });
  });

  test('indenting puts a task last under the row above on its level', () => {
    const c = { kind: 'task.indent', taskId: recordId('c') } as const;
    expect(outline(accepted(plan(), c))).toBe('a b .b1 .b2 .c');
    expect(refused(plan(), { kind: 'task.indent', taskId: a }).code).toBe('task-has-nothing-above');
    const linked = accepted(plan(), { kind: 'link.add', record: link('b', 'c') });
    expect(refused(linked, c).code).toBe('link-within-summary');
  });

  test('outdenting puts a task right below its parent', () => {
    const b1 = { kind: 'task.outdent', taskId: recordId('b1') } as const;
    expect(outline(accepted(plan(), b1))).toBe('a b .b2 b1 c');
    expect(refused(plan(), { kind: 'task.outdent', taskId: a }).code).toBe('task-at-top');
  });

  test('outdenting finds room between siblings that share a rank', () => {
    const tied = planOf(task('a'), task('a1', { under: 'a' }), task('b'), task('c'));
    const after = accepted(tied, { kind: 'task.outdent', taskId: recordId('a1') });
    expect(outline(after)).toBe('a a1 b c');
  });

  test('a task is renamed', () => {
    const after = accepted(plan(), { kind: 'task.rename', taskId: a, name: 'Dig' });
    expect(the(after, 'task', 'a').name).toBe('Dig');
    const none = { kind: 'task.rename', taskId: recordId('zz'), name: 'Dig' } as const;
    expect(refused(plan(), none)).toMatchObject({ code: 'record-missing', field: 'taskId' });
    const other = { ...none, taskId: recordId('standard') };
    expect(refused(plan(), other).code).toBe('record-of-wrong-kind');
  });
});
