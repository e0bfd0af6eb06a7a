import { expect, test } from 'vitest';
import { Log, linesInDays } from './any-log.testing.ts';
import { DAY, days, links, plan, task } from './two-plans.testing.ts';

/** A (10) before B (20) and C (15), both before D (10): 40 days. */
const fourTasks = () =>
  new Log(
    plan(task('A', 10), task('B', 20), task('C', 15), task('D', 10), links('A>B, A>C, B>D, C>D')),
  );

test('SLP-16 four events over the whole stretch are split as worked out by hand', () => {
  const log = fourTasks()
    .event('vendor')
    .event('team')
    .event('crash')
    .event('client')
    .set({ on: '03-03', event: 'client' }, { A: { duration: days(13) } })
    .set({ on: '03-10', event: 'vendor' }, { B: { duration: days(25) } })
    .set({ on: '03-20', event: 'team' }, { C: { duration: days(27) } })
    .set({ on: '03-30', event: 'crash' }, { D: { duration: days(8) } });
  const found = log.ledger();
  expect(found.delta).toBe(8 * DAY);
  expect(linesInDays(found)).toEqual({ team: 4.5, client: 3, vendor: 2.5, crash: -2 });
  expect(found.method).toMatchObject({ name: 'whole', exact: 1, evaluations: 16, players: 4 });
});
