import { expect, test } from 'vitest';
import { type PlanRecord, Records, recordId } from '../plan/index.ts';
import { aligned } from './align.ts';
import { matchPlans } from './match.ts';
import { calendar, links, plan, task } from './two-plans.testing.ts';

/** The same plan out of another database: other ids, other unique ids, other places. */
function elsewhere(records: Records, keep: (record: PlanRecord) => object = () => ({})): Records {
  const as = (id: unknown) => (typeof id === 'string' ? recordId(`other-${id}`) : undefined);
  const references = ['id', 'parent', 'from', 'to', 'calendarId', 'taskId', 'baseId'];
  return new Records(
    [...records].reverse().map((record) => {
      const fields: Record<string, unknown> = { ...record, keys: undefined, ...keep(record) };
      for (const field of references) {
        const other = as((record as unknown as Record<string, unknown>)[field]);
        if (other !== undefined) fields[field] = other;
      }
      if (fields.keys === undefined) delete fields.keys;
      return fields as unknown as PlanRecord;
    }),
  );
}

const small = plan(
  task('S', 0, { type: 'summary' }),
  task('A', 3, { parent: recordId('S'), rank: 'A' }),
  task('B', 4, { parent: recordId('S'), rank: 'B' }),
  links('A>B'),
);

test('SLP-1 tasks by their unique id, whatever they are called and wherever they stand', () => {
  const later = elsewhere(small, ({ kind, id, keys }) =>
    kind === 'task' ? { keys, name: `Another ${id}`, wbs: 'X' } : {},
  );
  const { tasks, earlierByLater } = matchPlans(small, later);
  expect(tasks).toMatchObject({ byUniqueId: 3, byWbsAndName: 0, onlyEarlier: 0, sameName: 0 });
  expect(earlierByLater.get(recordId('other-B'))).toBe('B');
});

test('SLP-1 else by WBS and name', () => {
  const { tasks } = matchPlans(small, elsewhere(small));
  expect(tasks).toMatchObject({ byUniqueId: 0, byWbsAndName: 3, byName: 0 });
});

test('SLP-1 else by name under the same summary, unless two are called so', () => {
  const earlier = plan(
    task('S', 0, { type: 'summary', rank: 'A' }),
    task('A', 3, { parent: recordId('S'), rank: 'A' }),
    task('B', 4, { parent: recordId('S'), rank: 'B' }),
    task('C', 4, { parent: recordId('S'), rank: 'C', name: 'Twice' }),
    task('D', 4, { parent: recordId('S'), rank: 'D', name: 'Twice' }),
  );
  const later = elsewhere(plan(task('new', 1, { rank: '0' }), [...earlier]), ({ kind, id }) =>
    kind === 'task' && id === 'C' ? { rank: '0' } : {},
  );
  const { tasks } = matchPlans(earlier, later);
  expect(tasks).toMatchObject({ byWbsAndName: 0, byName: 3, onlyEarlier: 2, onlyLater: 3 });
});

test('SLP-1 the codes of P6 come before WBS and name', () => {
  const coded = plan(
    task('A', 1, { keys: { 'p6.object-id': '1', 'p6.code': 'A1000' } }),
    task('B', 1, { keys: { 'p6.object-id': '2', 'p6.code': 'A1010' } }),
  );
  const later = elsewhere(coded, ({ kind, id }) =>
    kind === 'task'
      ? {
          keys: { 'p6.object-id': `7${id.length}${id}`, 'p6.code': id === 'A' ? 'A1000' : 'A1010' },
        }
      : {},
  );
  expect(matchPlans(coded, later).tasks).toMatchObject({ byUniqueId: 0, byCode: 2 });
});

test('SLP-1 links follow their tasks, calendars their names', () => {
  const earlier = plan(calendar('nights'), [...small]);
  const later = elsewhere(earlier, ({ kind, keys }) => (kind === 'task' ? { keys } : {}));
  const { earlierByLater } = matchPlans(earlier, later);
  expect(earlierByLater.get(recordId('other-A-B'))).toBe('A-B');
  expect(earlierByLater.get(recordId('other-nights'))).toBe('nights');
});

test('SLP-2 two plans that have little in common are doubted', () => {
  const other = plan(task('S', 1, { name: 'Roof' }), task('A', 1, { name: 'Wall' }), task('B', 1));
  expect(matchPlans(small, other)).toMatchObject({
    doubtful: true,
    tasks: { byUniqueId: 3, sameName: 1 },
  });
  expect(matchPlans(small, small).doubtful).toBe(false);
});

test('SLP-3 the later state under the earlier ids is the earlier one where nothing differs', () => {
  const later = elsewhere(small, ({ kind, keys }) => (kind === 'task' ? { keys } : {}));
  const back = aligned(small, later, matchPlans(small, later).earlierByLater);
  const byId = (records: Records) => Object.fromEntries([...records].map((one) => [one.id, one]));
  expect(byId(back)).toEqual(byId(small));
});

test('SLP-3 what is new does not take the id of what was there', () => {
  const earlier = plan(task('A', 1), task('B', 1, { keys: { 'ms-project.uid': '2' } }));
  const later = plan(
    task('B', 1, { keys: { 'ms-project.uid': 'A' }, name: 'A' }),
    task('A', 5, { keys: { 'ms-project.uid': '9' }, name: 'New' }),
  );
  const { earlierByLater } = matchPlans(earlier, later);
  const back = aligned(earlier, later, earlierByLater);
  expect(back.find('task', recordId('A'))?.name).toBe('A');
  expect([...back.all('task')].map(({ name }) => name).sort()).toEqual(['A', 'New']);
  expect(new Set([...back].map(({ id }) => id)).size).toBe(back.size);
});

test('SLP-1 a row for the project itself is in nobody’s way', () => {
  const [earlier, later] = [false, true].map((hasRoot) =>
    plan(
      ...(hasRoot ? [task('Root', 0, { type: 'summary', wbs: 'R', keys: { 'p6.wbs': '1' } })] : []),
      ...['A', 'B'].map((name) =>
        task(name, 1, {
          wbs: `${hasRoot ? 'R.' : ''}${name}`,
          keys: hasRoot ? { 'p6.object-id': name } : { 'ms-project.uid': name },
          id: recordId(`${name}${hasRoot}`),
          ...(hasRoot ? { parent: recordId('Root') } : {}),
        }),
      ),
    ),
  ) as [Records, Records];
  expect(matchPlans(earlier, later).tasks).toMatchObject({
    byName: 2,
    onlyEarlier: 0,
    onlyLater: 1,
  });
  expect(matchPlans(later, earlier).tasks).toMatchObject({
    byName: 2,
    onlyEarlier: 1,
    onlyLater: 0,
  });
});
