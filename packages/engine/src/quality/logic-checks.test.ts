import { describe, expect, test } from 'vitest';
import { ActivityKind } from '../network/index.ts';
import { question } from './questioned.testing.ts';

const done = { actualStart: 0, actualFinish: 480 };
const milestone = { days: 0, milestone: true } as const;

describe('logic', () => {
  test('QLT-1 the first start and the last finish may be open, and no other', () => {
    const open = question({ A: {}, B: {}, C: {}, D: {} }, ['A FS B', 'A FS C', 'B FS D'])(
      'open-ends',
    );
    expect(open).toMatchObject({
      status: 'fail',
      count: 1,
      of: 4,
      value: 25,
      activities: ['C'],
      details: { withoutPredecessor: 0, withoutSuccessor: 1 },
    });
  });

  test('QLT-1 finished work is not asked about, and its links hold others still', () => {
    const open = question({ A: done, B: {}, C: {} }, ['A FS B', 'B FS C'])('open-ends');
    expect(open).toMatchObject({ status: 'pass', count: 0, of: 2 });
  });

  test('QLT-0 summaries, level of effort, external and inactive ones are nobody’s open end', () => {
    const open = question(
      {
        S: { kind: ActivityKind.Summary },
        A: { under: 'S' },
        B: { under: 'S' },
        Off: { inactive: true },
        Effort: { kind: ActivityKind.LevelOfEffort },
        Ghost: { kind: ActivityKind.External, givenStart: 57_921_120, givenFinish: 57_921_600 },
      },
      ['A FS B', 'B FS Off'],
    )('open-ends');
    expect(open).toMatchObject({ status: 'pass', of: 2 });
  });

  test('QLT-1 a link on a summary holds what lies under it', () => {
    const links = ['S FS C', 'A FS B'];
    const ask = question(
      { S: { kind: ActivityKind.Summary }, A: { under: 'S' }, B: { under: 'S' }, C: {} },
      links,
    );
    expect(ask('open-ends')).toMatchObject({ status: 'pass', count: 0, of: 3 });
    expect(ask('links-on-summaries')).toMatchObject({
      status: 'warn',
      count: 1,
      of: 2,
      links: ['S C'],
    });
  });

  test('QLT-2 milestones are asked apart', () => {
    const ask = question({ A: {}, B: {}, Gate: milestone }, ['A FS B']);
    expect(ask('milestone-open-ends')).toMatchObject({
      status: 'warn',
      count: 1,
      of: 1,
      activities: ['Gate'],
    });
    expect(ask('open-ends')).toMatchObject({ status: 'pass', of: 2 });
  });

  test('QLT-3, QLT-4 only an FF in, only an SS out', () => {
    const ask = question({ A: {}, B: {}, C: {}, D: {} }, ['A FF B', 'B SS C', 'A FS D', 'C FS D']);
    expect(ask('dangling-starts')).toMatchObject({ status: 'warn', activities: ['B'] });
    expect(ask('dangling-finishes')).toMatchObject({ status: 'warn', activities: ['B'] });
  });
});

describe('links', () => {
  test('QLT-5 to QLT-8: of ten links one lead, one lag and one of each other type', () => {
    const names = 'abcdefghijk'.split('');
    const links = names.slice(1).map((name, k) => `${names[k]} FS ${name}`);
    links.splice(0, 5, 'a FS-1d b', 'b FS+2d c', 'c SS d', 'd FF e', 'e SF f');
    const ask = question(Object.fromEntries(names.map((name) => [name, {}])), links);
    expect(ask('leads')).toMatchObject({ status: 'fail', count: 1, of: 10, value: 10 });
    expect(ask('lags')).toMatchObject({ status: 'fail', count: 1, links: ['b c'] });
    expect(ask('finish-to-start-share')).toMatchObject({
      status: 'fail',
      count: 7,
      of: 10,
      value: 70,
      links: ['c d', 'd e', 'e f'],
    });
    expect(ask('start-to-finish-links')).toMatchObject({ status: 'warn', links: ['e f'] });
  });

  test('QLT-5 to QLT-8: links into finished or from inactive activities do not count', () => {
    const ask = question({ A: done, B: done, C: {}, Off: { inactive: true } }, [
      'A FS+2d B',
      'Off FS+2d C',
      'B FS C',
    ]);
    expect(ask('lags')).toMatchObject({ status: 'pass', count: 0, of: 1 });
  });

  test('QLT-5 a percentage below zero is a lead too', () => {
    expect(question({ A: {}, B: {} }, ['A FS-50% B'])('leads')).toMatchObject({ status: 'fail' });
  });

  test('QLT-24 the same pair twice by one type; SS and FF together are legal', () => {
    const ask = question({ A: {}, B: {}, C: {} }, ['A SS B', 'A FF B', 'B FS C', 'B FS+1d C']);
    expect(ask('duplicate-links')).toMatchObject({ status: 'warn', count: 1, links: ['B C'] });
  });

  test('QLT-25 a link that a way around says already', () => {
    const ask = question({ A: {}, B: {}, C: {} }, ['A FS B', 'B FS C', 'A FS C']);
    expect(ask('redundant-links')).toMatchObject({ count: 1, of: 3, links: ['A C'] });
  });

  test('QLT-25 not where the way has a lead, has begun, or is fixed; nor where the link has a lag', () => {
    const found = (activities: Parameters<typeof question>[0], links: string[]) =>
      question(activities, links)('redundant-links').links;
    const plain = { A: {}, B: {}, C: {} };
    expect(found(plain, ['A FS-1d B', 'B FS C', 'A FS C'])).toEqual([]);
    expect(found(plain, ['A FS B', 'B FS C', 'A FS+1d C'])).toEqual([]);
    expect(
      found({ ...plain, B: { actualStart: 57_921_120 } }, ['A FS B', 'B FS C', 'A FS C']),
    ).toEqual([]);
    expect(found({ ...plain, B: { manual: true } }, ['A FS B', 'B FS C', 'A FS C'])).toEqual([]);
  });

  test('QLT-25 the search ends, and says how much it left out', () => {
    const ask = question({ A: {}, B: {}, C: {}, D: {} }, ['A FS B', 'B FS C', 'A FS C', 'C FS D'], {
      measures: { redundancySteps: 0 },
    });
    expect(ask('redundant-links')).toMatchObject({
      status: 'not-applicable',
      reason: 'nothing-to-check',
    });
  });
});
