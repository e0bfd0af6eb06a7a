import { readFileSync } from 'node:fs';
import { computePlan, verifyLog } from '@throughline/model';
import { expect, test } from 'vitest';
import { isReadRefusal } from '../read-outcome.ts';
import { readThroughline } from './read-throughline.ts';
import { writeThroughline } from './write-throughline.ts';

/** Files as each version wrote them. They are never written anew: each has to open for ever. */
const version1 = readFileSync(new URL('fixtures/version-1.throughline', import.meta.url));

test('a file of version 1 opens, says the same plan, and is written back as it was', () => {
  const file = readThroughline(version1);
  if (isReadRefusal(file)) expect.fail(file.refused);
  const { history, branches, people, project } = file;
  expect(project).toBe('House');
  expect(people).toEqual({ 'p-1': { name: 'Anna Berg' }, 'p-2': { name: 'Ben Özil' } });
  expect(history.head).toBe(7);
  expect(history.headHash).toBe('91bc6cdbd00b0b456a507331f12abc2c9fe3c7fd02c6f3f0aeb73103ecaf6c55');
  expect(verifyLog(history.changes).fault).toBeUndefined();
  const tasks = [...history.records.all('task')].map(({ id, name }) => [id, name]);
  expect(tasks).toEqual([
    ['1', 'Task 1'],
    ['2', 'Böschung – „2“ \u{1f3d7}'],
  ]);
  const computed = computePlan(history.records);
  if ('code' in computed) expect.fail(computed.code);
  expect(computed.schedule.finish).toBe('2026-03-03T17:00');
  expect(branches.map(({ name, changes }) => [name, changes.length])).toEqual([
    ['A second crew', 2],
  ]);
  expect(Buffer.from(writeThroughline(file)).equals(version1)).toBe(true);
});
