import { describe, expect, test } from 'vitest';
import { checkReferences } from './check-references.ts';
import { recordId } from './record-id.ts';
import {
  calendarRecord,
  linkRecord,
  planOf,
  projectRecord,
  taskRecord,
} from './sample-records.testing.ts';

const base = [projectRecord(), calendarRecord('standard')];
const codes = (records: Parameters<typeof checkReferences>[0]) =>
  checkReferences(records).map(({ code, recordId: id, field }) => [code, id, field]);

describe('references', () => {
  test('a sound plan has no problem', () => {
    const plan = planOf(taskRecord('a'), taskRecord('b'), linkRecord('a', 'b'));
    expect(checkReferences(plan)).toEqual([]);
  });

  test('an id that comes twice is named', () => {
    expect(codes([...base, taskRecord('a'), taskRecord('a')])).toEqual([
      ['duplicate-id', 'a', undefined],
    ]);
  });

  test('a plan has one project record', () => {
    expect(codes([calendarRecord('standard')])).toEqual([
      ['project-missing', undefined, undefined],
    ]);
    expect(codes([...base, projectRecord({ id: recordId('p2') })])).toEqual([
      ['project-twice', 'p2', undefined],
    ]);
  });

  test('fields that name nothing, or something of another kind, are named', () => {
    const task = taskRecord('a', {
      parent: recordId('gone'),
      calendarId: recordId('project'),
      custom: { [recordId('field')]: 'x' },
    });
    expect(codes([...base, task, linkRecord('a', 'nowhere')])).toEqual([
      ['reference-missing', 'a', 'parent'],
      ['reference-of-wrong-kind', 'a', 'calendarId'],
      ['reference-missing', 'a', 'custom/field'],
      ['reference-missing', 'a-nowhere', 'to'],
    ]);
  });

  test('circles of calendars and of parents are given once, in order, from the smallest id', () => {
    const problems = checkReferences([
      ...base,
      calendarRecord('hanger-on', 'y'),
      calendarRecord('z', 'x'),
      calendarRecord('y', 'z'),
      calendarRecord('x', 'y'),
      taskRecord('a', { parent: recordId('a') }),
    ]);
    expect(problems.map(({ code, parameters }) => [code, parameters])).toEqual([
      ['calendar-cycle', { ids: ['x', 'y', 'z'] }],
      ['parent-cycle', { ids: ['a'] }],
    ]);
  });

  test('a link from a task to itself is named', () => {
    expect(codes([...base, taskRecord('a'), linkRecord('a', 'a')])).toEqual([
      ['link-to-itself', 'a-a', 'to'],
    ]);
  });
});
