import { recordId } from '@throughline/model';
import { describe, expect, test } from 'vitest';
import type { TaskDetails } from '../project/index.ts';
import { headline } from './headline.ts';

type Dates = NonNullable<TaskDetails['dates']>;

const dates: Dates = {
  start: '2027-03-08T08:00',
  finish: '2027-03-12T17:00',
  forecastStart: '2027-03-08T08:00',
  forecastFinish: '2027-03-12T17:00',
  earlyStart: null,
  earlyFinish: null,
  lateStart: null,
  lateFinish: null,
  totalFloat: 960,
  freeFloat: 0,
  critical: false,
  longestPath: false,
};

const said = (
  changed: Partial<Dates> | undefined,
  task: Partial<TaskDetails['task']> = {},
  totalFloat = '2d',
) =>
  headline({
    task: {
      id: recordId('task'),
      audience: 'internal',
      kind: 'task',
      name: 'Dig',
      rank: 'V',
      type: 'task',
      fixed: 'units',
      ...task,
    },
    row: 1,
    outlineNumber: '1',
    isSummary: false,
    predecessors: [],
    successors: [],
    assignments: [],
    promises: [],
    dates: changed && { ...dates, ...changed },
    why: [],
    texts: { totalFloat },
  });

describe('what there is to know first of a task', () => {
  test('its finish and its float', () => {
    const { sentence, isBad } = said({});
    expect(sentence).toMatch(/^Finishes .*12.*2027.*, with 2d of total float\.$/);
    expect(isBad).toBe(false);
  });

  test('both dates, where the forecast is another than the schedule', () => {
    const { sentence } = said({ forecastFinish: '2027-03-19T17:00' });
    expect(sentence).toMatch(/19.* by the forecast; scheduled for .*12.*, with 2d/);
  });

  test('too late is bad, and critical is said', () => {
    expect(said({ totalFloat: -960, critical: true }, {}, '−2d')).toMatchObject({
      sentence: expect.stringContaining('−2d'),
      isBad: true,
    });
    expect(said({ totalFloat: 0, critical: true }, {}, '0d').sentence).toContain('critical');
  });

  test('finished, inactive and undated tasks have no forecast', () => {
    expect(said({}, { actualFinish: '2027-03-11T17:00' }).sentence).toMatch(/^Finished .*11/);
    expect(said({}, { inactive: true }).sentence).toMatch(/^Inactive/);
    expect(said(undefined).sentence).toContain('no dates');
  });
});
