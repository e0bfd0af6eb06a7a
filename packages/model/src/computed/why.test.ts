import { describe, expect, test } from 'vitest';
import { type PlanRecord, recordId } from '../plan/index.ts';
import { type ComputedPlan, computePlan } from './computed-plan.ts';
import { link, planOf, task } from './small-plan.testing.ts';
import { type TaskWhy, whyTask } from './why.ts';

// Monday 2 March 2026, 08:00, is the project's start; each task takes a day unless it says more.
const plan = (...records: PlanRecord[]): ComputedPlan => {
  const computed = computePlan(planOf(...records), { now: '2026-03-02T08:00' });
  if ('code' in computed) throw new Error(computed.code);
  return computed;
};

const told = (chain: TaskWhy['start']) =>
  chain.map(({ taskId, date, causes }) => `${taskId} ${date}: ${causes.map(({ by }) => by)}`);

describe('whyTask', () => {
  test('follows links and durations back to the project’s start', () => {
    const computed = plan(
      task('a', 'A'),
      task('b', 'B'),
      task('c', 'C'),
      link('a', 'b'),
      link('b', 'c'),
    );
    const why = whyTask(computed, 'schedule', recordId('c'));
    expect(told(why.finish)).toEqual([
      'c finish: duration',
      'c start: link,calendar',
      'b finish: duration',
      'b start: link,calendar',
      'a finish: duration',
      'a start: project-start',
    ]);
    expect(why.start).toEqual(why.finish.slice(1));
    expect(told(why.lateFinish)).toEqual(['c late-finish: project-finish']);
  });

  test('names the record behind each cause', () => {
    const computed = plan(task('a', 'A'), task('b', 'B'), link('a', 'b'));
    const [start] = whyTask(computed, 'schedule', recordId('b')).start;
    expect(start).toEqual({
      taskId: 'b',
      date: 'start',
      at: '2026-03-03T08:00',
      causes: [
        { by: 'link', at: '2026-03-02T17:00', linkId: 'a-b', taskId: 'a' },
        { by: 'calendar', at: '2026-03-03T08:00', calendarId: 'standard' },
      ],
    });
  });

  test('a link that holds the predecessor’s start is followed to its start', () => {
    const computed = plan(task('a', 'A'), task('b', 'B'), link('a', 'b', { type: 'SS' }));
    const { start } = whyTask(computed, 'schedule', recordId('b'));
    expect(told(start)).toEqual(['b start: link', 'a start: project-start']);
  });

  test('every driving predecessor is named, and the first is followed', () => {
    const computed = plan(
      task('a', 'A'),
      task('b', 'B'),
      task('c', 'C'),
      link('a', 'c'),
      link('b', 'c'),
    );
    const { start } = whyTask(computed, 'schedule', recordId('c'));
    expect(told(start)).toEqual([
      'c start: link,link,calendar',
      'a finish: duration',
      'a start: project-start',
    ]);
  });

  test('a summary has its dates from the children that are first and last', () => {
    const computed = plan(
      task('s', 'A', { type: 'summary' }),
      task('a', 'A', { parent: recordId('s') }),
      task('b', 'B', { parent: recordId('s') }),
      link('a', 'b'),
    );
    const { start, finish } = whyTask(computed, 'schedule', recordId('s'));
    expect(told(start)).toEqual(['s start: children', 'a start: project-start']);
    expect(told(finish).slice(0, 2)).toEqual(['s finish: children', 'b finish: duration']);
  });

  test('an actual date and a constraint wait for nothing else', () => {
    const computed = plan(
      task('a', 'A', { actualStart: '2026-03-02T08:00', actualFinish: '2026-03-04T17:00' }),
      task('b', 'B', {
        constraint: { type: 'start-no-earlier-than', date: '2026-03-09T08:00' },
      }),
      link('a', 'b'),
    );
    expect(told(whyTask(computed, 'schedule', recordId('a')).finish)).toEqual(['a finish: actual']);
    expect(told(whyTask(computed, 'schedule', recordId('b')).start)).toEqual([
      'b start: constraint',
    ]);
  });

  test('a late finish is followed ahead to the deadline it ends at', () => {
    const computed = plan(
      task('a', 'A'),
      task('b', 'B', { deadline: '2026-03-03T17:00' }),
      task('c', 'C', { duration: { minutes: 4800, unit: 'd' } }),
      link('a', 'b'),
    );
    const { lateFinish } = whyTask(computed, 'schedule', recordId('a'));
    expect(told(lateFinish)).toEqual(['a late-finish: link', 'b late-finish: deadline']);
  });

  test('the forecast ends at the status date where the schedule does not', () => {
    const records = planOf(task('a', 'A'), task('b', 'B'), link('a', 'b'));
    const computed = computePlan(records, { asOf: '2026-03-04T17:00' });
    if ('code' in computed) throw new Error(computed.code);
    const ends = (of: 'schedule' | 'forecast') =>
      whyTask(computed, of, recordId('b')).start.at(-1)?.causes[0]?.by;
    expect([ends('schedule'), ends('forecast')]).toEqual(['project-start', 'status-date']);
  });

  test('a task without dates has no causes', () => {
    const computed = plan(task('s', 'A', { type: 'summary' }));
    expect(whyTask(computed, 'schedule', recordId('s')).start).toEqual([
      { taskId: 's', date: 'start', at: null, causes: [] },
    ]);
  });
});
