import { generateRecords } from '@throughline/generator';
import { EMPTY_DIFF, History, instant, recordId } from '@throughline/model';
import { expect, test } from 'vitest';
import { HotProject } from '../hot-project.ts';
import { log } from './log.ts';

const about = {
  at: instant('2026-11-20T09:00:00.000Z'),
  author: recordId('somebody'),
  via: 'import',
} as const;
const salt = () => '0'.repeat(32);

test('a line of the log has its data, but for what nobody reads line by line', () => {
  const records = generateRecords({ seed: 1, tasks: 200 });
  const history = new History();
  const added = Object.fromEntries(records.map((record) => [record.id, record]));
  const source = { format: 'generated', name: 'test' };
  const first = recordId('first') as never;
  history.update(
    { ...about, base: 0, editId: first, source, diff: { ...EMPTY_DIFF, added } },
    salt,
  );
  const [task] = [...history.records.all('task')];
  if (task === undefined) throw new Error('no task');
  const edit = { kind: 'task.rename', taskId: task.id, name: 'Another' } as const;
  history.submit(
    { ...about, base: 1, edits: [{ editId: recordId('second') as never, edit }] },
    salt,
  );

  const answer = log(new HotProject('p', history, [], 1), {
    reader: { role: 'owner', id: 'o' },
    limit: 10,
  });
  expect(answer).toMatchObject({
    changes: [
      {
        seq: 2,
        edit,
        touched: { added: 0, updated: 1, removed: 0 },
        diff: { updated: { [task.id]: { name: [[task.name], ['Another']] } } },
      },
      { seq: 1, touched: { added: records.length, updated: 0, removed: 0 }, diff: null },
    ],
  });
});
